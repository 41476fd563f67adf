import type { ServerModule } from '@smb/platform/http'

export const tax: ServerModule = { name: 'tax', routes: [] }
