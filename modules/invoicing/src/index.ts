import type { ServerModule } from '@smb/platform/http'

export const invoicing: ServerModule = { name: 'invoicing', routes: [] }
