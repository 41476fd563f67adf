import type { ServerModule } from '@smb/platform/http'
import { customerListRoutes } from './customer-list-routes.ts'
import { homeRoutes } from './home-routes.ts'
import { ledgerReportRoutes } from './ledger-report-routes.ts'
import { receivablesRoutes } from './receivables-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { salesRoutes } from './sales-routes.ts'

export const reports: ServerModule = {
  name: 'reports',
  routes: [
    customerListRoutes,
    homeRoutes,
    reportRoutes,
    receivablesRoutes,
    ledgerReportRoutes,
    salesRoutes,
  ],
}
