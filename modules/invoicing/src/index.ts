import type { ServerModule } from '@smb/platform/http'
import { invoiceDraftRoutes } from './invoice-draft-routes.ts'
import { invoiceRoutes } from './invoice-routes.ts'

export const invoicing: ServerModule = {
  name: 'invoicing',
  routes: [invoiceRoutes, invoiceDraftRoutes],
}

export { lockInvoices } from './invoice-repository.ts'
export { invoiceNumbers, listOpenInvoices } from './open-invoice-queries.ts'
export type { OpenInvoice, OpenInvoiceFilter } from './open-invoice-queries.ts'
export { addSettled } from './settle-invoice.ts'
export type { Settling } from './settle-invoice.ts'
