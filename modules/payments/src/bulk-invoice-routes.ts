import { BulkInvoicesBody, BulkInvoicesView } from '@smb/core/invoicing'
import { bulkInvoices } from '@smb/invoicing'
import { routes } from '@smb/platform/http'
import { writeOffInvoice } from './write-off-invoice.ts'

/** Stands here, not with the invoices: writing off is one of the acts, and invoicing knows nothing of it. */
export const bulkInvoiceRoutes = routes('Invoices', (api) => {
  api.command('POST', '/invoices/bulk', {
    operationId: 'bulkInvoices',
    summary:
      'Issue, void, write off, archive, restore or duplicate up to 200 invoices, each by itself; with preview: true see invoice by invoice what would happen',
    permission: 'invoice:write',
    body: BulkInvoicesBody,
    answer: BulkInvoicesView,
    run: (tx, { body }) =>
      bulkInvoices(tx, body, async (own, id, { writeOff, reason = '' }) => {
        const made = await writeOffInvoice(own, id, { reversesTax: false, ...writeOff, reason })
        return made.id
      }),
    view: (made) => made,
  })
})
