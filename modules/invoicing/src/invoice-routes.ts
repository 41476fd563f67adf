import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import {
  InvoiceDetailView,
  InvoiceListItem,
  InvoiceSummaryView,
  InvoiceView,
  IssueInvoiceBody,
  ListInvoicesQuery,
  VoidInvoiceBody,
} from '@smb/core/invoicing'
import { routes } from '@smb/platform/http'
import { invoiceFile } from './invoice-file.ts'
import { invoiceDetail } from './invoice-detail-query.ts'
import { namedInvoiceView } from './invoice-draft-routes.ts'
import { listInvoices } from './invoice-queries.ts'
import { invoiceSummary } from './invoice-summary-query.ts'
import { issueInvoice } from './issue-invoice.ts'
import { voidInvoice } from './void-invoice.ts'

const InvoiceParams = z.object({ id: idWire('inv') })
const InvoicesQuery = ListInvoicesQuery.extend({
  /** `only` shows the drafts that were laid aside. */
  archived: z.enum(['exclude', 'only']).default('exclude'),
})

export const invoiceRoutes = routes('Invoices', (api) => {
  api.query('/invoices', {
    operationId: 'listInvoices',
    summary: 'Invoices, newest first',
    permission: 'invoice:read',
    query: InvoicesQuery,
    answer: pageOf(InvoiceListItem),
    run: (tx, { query }) => listInvoices(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.query('/invoices/summary', {
    operationId: 'getInvoiceSummary',
    summary: 'Overdue, due soon, drafts and paid this month, in base currency',
    permission: 'invoice:read',
    answer: InvoiceSummaryView,
    run: (tx) => invoiceSummary(tx),
    view: (summary) => summary,
  })
  api.query('/invoices/:id', {
    operationId: 'getInvoice',
    summary: 'One invoice with its timeline, journal entries and allowed actions',
    permission: 'invoice:read',
    params: InvoiceParams,
    answer: InvoiceDetailView,
    run: (tx, { params }) => invoiceDetail(tx, params.id),
    view: (detail) => detail,
  })
  api.file('/invoices/:id/pdf', {
    operationId: 'getInvoicePdf',
    summary: 'The invoice as a PDF; a draft is marked as one',
    permission: 'invoice:read',
    params: InvoiceParams,
    contentType: 'application/pdf',
    run: (tx, { params }) => invoiceFile(tx, params.id),
  })
  api.command('POST', '/invoices/:id/issue', {
    operationId: 'issueInvoice',
    summary: 'Give a draft its number and post it',
    permission: 'invoice:issue',
    params: InvoiceParams,
    body: IssueInvoiceBody,
    answer: InvoiceView,
    run: (tx, { params, body }) => issueInvoice(tx, params.id, body),
    view: namedInvoiceView,
  })
  api.command('POST', '/invoices/:id/void', {
    operationId: 'voidInvoice',
    summary: 'Withdraw an issued invoice; it keeps its number and its entry is reversed',
    permission: 'invoice:void',
    params: InvoiceParams,
    body: VoidInvoiceBody,
    answer: InvoiceView,
    run: (tx, { params, body }) => voidInvoice(tx, params.id, body),
    view: namedInvoiceView,
  })
})
