import type { ServerModule } from '@smb/platform/http'
import { indexWaiting } from './index-waiting.ts'
import { savedViewRoutes } from './saved-view-routes.ts'
import { searchRoutes } from './search-routes.ts'

export const search: ServerModule = {
  name: 'search',
  routes: [searchRoutes, savedViewRoutes],
  jobs: [indexWaiting],
}
