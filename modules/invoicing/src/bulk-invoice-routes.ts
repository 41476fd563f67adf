import { BulkInvoicesBody, BulkInvoicesView, ExportInvoicesQuery } from '@smb/core/invoicing'
import { routes } from '@smb/platform/http'
import { bulkInvoices } from './bulk-invoices.ts'
import { exportInvoices } from './export-invoices.ts'

export const bulkInvoiceRoutes = routes('Invoices', (api) => {
  api.command('POST', '/invoices/bulk', {
    operationId: 'bulkInvoices',
    summary:
      'Issue, void, archive, restore or duplicate up to 200 invoices, each by itself; with preview: true see invoice by invoice what would happen',
    permission: 'invoice:write',
    body: BulkInvoicesBody,
    answer: BulkInvoicesView,
    run: (tx, { body }) => bulkInvoices(tx, body),
    view: (made) => made,
  })
  api.file('/invoices/export', {
    operationId: 'exportInvoices',
    summary: 'The invoices of a list, or chosen ones, as CSV',
    permission: 'invoice:read',
    query: ExportInvoicesQuery,
    contentType: 'text/csv; charset=utf-8',
    run: async (tx, { query }) => exportInvoices(tx, query),
  })
})
