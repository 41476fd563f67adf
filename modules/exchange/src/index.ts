import type { ServerModule } from '@smb/platform/http'
import { exchangeRoutes } from './exchange-routes.ts'

export const exchange: ServerModule = { name: 'exchange', routes: [exchangeRoutes] }
