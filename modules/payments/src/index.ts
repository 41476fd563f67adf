import type { ServerModule } from '@smb/platform/http'

export const payments: ServerModule = { name: 'payments', routes: [] }
