import type { ServerModule } from '@smb/platform/http'

export const banking: ServerModule = { name: 'banking', routes: [] }
