import { ExportInvoicesQuery } from '@smb/core/invoicing'
import { routes } from '@smb/platform/http'
import { exportInvoices } from './export-invoices.ts'

export const exportInvoiceRoutes = routes('Invoices', (api) => {
  api.file('/invoices/export', {
    operationId: 'exportInvoices',
    summary: 'The invoices of a list, or chosen ones, as CSV',
    permission: 'invoice:read',
    query: ExportInvoicesQuery,
    contentType: 'text/csv; charset=utf-8',
    run: async (tx, { query }) => exportInvoices(tx, query),
  })
})
