import type { ServerModule } from '@smb/platform/http'
import { bankAccountRoutes } from './bank-account-routes.ts'
import { statementRoutes } from './statement-routes.ts'

export const banking: ServerModule = {
  name: 'banking',
  routes: [bankAccountRoutes, statementRoutes],
}
