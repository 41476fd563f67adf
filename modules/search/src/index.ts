import type { ServerModule } from '@smb/platform/http'
import { searchRoutes } from './search-routes.ts'

export const search: ServerModule = { name: 'search', routes: [searchRoutes] }
