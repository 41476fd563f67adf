import type { ServerModule } from '@smb/platform/http'

export const reports: ServerModule = { name: 'reports', routes: [] }
