import type { ServerModule } from '@smb/platform/http'
import { reportRoutes } from './report-routes.ts'

export const reports: ServerModule = { name: 'reports', routes: [reportRoutes] }
