import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import {
  CreateInvoiceBody,
  InvoicePreviewView,
  InvoiceView,
  ReviseInvoiceBody,
  invoiceView,
} from '@smb/core/invoicing'
import type { ReadTx } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import type { NamedInvoice } from './create-invoice.ts'
import { createInvoice } from './create-invoice.ts'
import { duplicateInvoice } from './duplicate-invoice.ts'
import { previewInvoice } from './preview-invoice.ts'
import { discardInvoice, restoreInvoice, reviseInvoice } from './revise-invoice.ts'

const InvoiceParams = z.object({ id: idWire('inv') })
const VersionBody = z.strictObject({ version: z.number().int().min(1) })

export const namedInvoiceView = ({ invoice, customerName }: NamedInvoice, tx: ReadTx) =>
  invoiceView(invoice, { today: tx.today, customerName })

export const invoiceDraftRoutes = routes('Invoices', (api) => {
  api.command('POST', '/invoices', {
    operationId: 'createInvoice',
    summary: 'Save a new draft; nothing needs to be given',
    permission: 'invoice:write',
    body: CreateInvoiceBody,
    answer: InvoiceView,
    status: 201,
    run: (tx, { body }) => createInvoice(tx, body),
    view: namedInvoiceView,
  })
  api.command('PUT', '/invoices/:id', {
    operationId: 'reviseInvoice',
    summary: 'Save a draft; what is left out stays, lines are replaced whole',
    permission: 'invoice:write',
    params: InvoiceParams,
    body: ReviseInvoiceBody,
    answer: InvoiceView,
    run: (tx, { params, body }) => reviseInvoice(tx, params.id, body),
    view: namedInvoiceView,
  })
  api.command('POST', '/invoices/preview', {
    operationId: 'previewInvoice',
    summary: 'Totals and the exact journal entry of a draft that need not be saved',
    permission: 'invoice:write',
    body: CreateInvoiceBody,
    answer: InvoicePreviewView,
    run: (tx, { body }) => previewInvoice(tx, body),
    view: (preview) => preview,
  })
  api.command('POST', '/invoices/:id/duplicate', {
    operationId: 'duplicateInvoice',
    summary: 'A new draft of the same content',
    permission: 'invoice:write',
    params: InvoiceParams,
    answer: InvoiceView,
    status: 201,
    run: (tx, { params }) => duplicateInvoice(tx, params.id),
    view: namedInvoiceView,
  })
  api.command('POST', '/invoices/:id/discard', {
    operationId: 'discardInvoice',
    summary: 'Lay a draft aside; it can be restored',
    permission: 'invoice:write',
    params: InvoiceParams,
    body: VersionBody,
    answer: InvoiceView,
    run: (tx, { params, body }) => discardInvoice(tx, params.id, body.version),
    view: namedInvoiceView,
  })
  api.command('POST', '/invoices/:id/restore', {
    operationId: 'restoreInvoice',
    summary: 'Take up a draft that was laid aside',
    permission: 'invoice:write',
    params: InvoiceParams,
    body: VersionBody,
    answer: InvoiceView,
    run: (tx, { params, body }) => restoreInvoice(tx, params.id, body.version),
    view: namedInvoiceView,
  })
})
