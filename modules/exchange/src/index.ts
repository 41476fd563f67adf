import type { ServerModule } from '@smb/platform/http'

export const exchange: ServerModule = { name: 'exchange', routes: [] }
