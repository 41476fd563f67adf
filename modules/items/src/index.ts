import type { ServerModule } from '@smb/platform/http'
import { itemImportRoutes } from './item-import-routes.ts'
import { itemRoutes } from './item-routes.ts'

export const items: ServerModule = { name: 'items', routes: [itemRoutes, itemImportRoutes] }

export { findItems } from './item-repository.ts'
