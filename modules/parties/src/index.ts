import type { ServerModule } from '@smb/platform/http'

export const parties: ServerModule = { name: 'parties', routes: [] }
