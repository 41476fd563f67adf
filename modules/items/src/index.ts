import type { ServerModule } from '@smb/platform/http'
import { itemRoutes } from './item-routes.ts'

export const items: ServerModule = { name: 'items', routes: [itemRoutes] }

export { findItems } from './item-repository.ts'
