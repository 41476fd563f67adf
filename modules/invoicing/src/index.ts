import type { ServerModule } from '@smb/platform/http'
import { creditNoteRoutes } from './credit-note-routes.ts'
import { exportInvoiceRoutes } from './export-invoice-routes.ts'
import { invoiceDraftRoutes } from './invoice-draft-routes.ts'
import { invoiceRoutes } from './invoice-routes.ts'
import { paperRoutes } from './paper-routes.ts'

export const invoicing: ServerModule = {
  name: 'invoicing',
  routes: [invoiceRoutes, exportInvoiceRoutes, invoiceDraftRoutes, creditNoteRoutes, paperRoutes],
}

export { bulkInvoices } from './bulk-invoices.ts'
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
export { paperOptions } from './paper-options.ts'
export type { PaperOptions } from './paper-options.ts'
export { drawPaperHead } from './pdf/paper-head.ts'
export { printedPartiesNow } from './printed-parties.ts'
export type { PrintedParties } from './printed-parties.ts'
export { bringOpeningInvoices, takeBackOpeningInvoices } from './bring-opening-invoices.ts'
export type { BroughtInvoice } from './bring-opening-invoices.ts'
