import type { ServerModule } from '@smb/platform/http'
import { bulkInvoiceRoutes } from './bulk-invoice-routes.ts'
import { creditNoteRoutes } from './credit-note-routes.ts'
import { invoiceDraftRoutes } from './invoice-draft-routes.ts'
import { invoiceRoutes } from './invoice-routes.ts'

export const invoicing: ServerModule = {
  name: 'invoicing',
  routes: [invoiceRoutes, bulkInvoiceRoutes, invoiceDraftRoutes, creditNoteRoutes],
}

export {
  addCreditUsed,
  creditNotesOf,
  findCreditNote,
  getCreditNote,
  lockCreditNote,
  updateVoidedNote,
} from './credit-note-repository.ts'
export type { StoredCreditNote } from './credit-note-repository.ts'
export { keepCreditNote } from './keep-credit-note.ts'
export { takeNextNumber } from './invoice-number.ts'
export { getInvoice, lockInvoices } from './invoice-repository.ts'
export { invoiceNumbers, listOpenInvoices } from './open-invoice-queries.ts'
export type { OpenInvoice, OpenInvoiceFilter } from './open-invoice-queries.ts'
export { addSettled } from './settle-invoice.ts'
export type { SettledBy, Settling } from './settle-invoice.ts'
