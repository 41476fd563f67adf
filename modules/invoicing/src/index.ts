import type { ServerModule } from '@smb/platform/http'

export const invoicing: ServerModule = { name: 'invoicing', routes: [] }

export { addSettled, lockInvoices } from './settle-invoice.ts'
export type { Settling } from './settle-invoice.ts'
export { listOpenInvoices } from './open-invoice-queries.ts'
export type { OpenInvoice, OpenInvoiceFilter } from './open-invoice-queries.ts'
