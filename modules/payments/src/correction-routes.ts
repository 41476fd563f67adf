import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import {
  ListRefundsQuery,
  RefundCreditBody,
  refundView,
  RefundView,
  ReverseRefundBody,
  ReverseWriteOffBody,
  WriteOffBody,
  writeOffView,
  WriteOffView,
} from '@smb/core/payments'
import { getInvoice } from '@smb/invoicing'
import { inOrder } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import { refundCredit, reverseRefund } from './refund-credit.ts'
import { listRefunds } from './refund-queries.ts'
import type { RefundOf } from './refund-repository.ts'
import { reverseWriteOff, writeOffInvoice } from './write-off-invoice.ts'
import { writeOffsOf } from './write-off-repository.ts'

const RefundParams = z.object({ id: idWire('rfd') })
const InvoiceParams = z.object({ id: idWire('inv') })
const refundOf = ({ refund, credit }: RefundOf) =>
  refundView(refund, 'paymentId' in credit ? credit.paymentId : credit.creditNoteId)

export const correctionRoutes = routes('Refunds and write-offs', (api) => {
  api.query('/refunds', {
    operationId: 'listRefunds',
    summary: 'Customer credit that was paid back, newest first',
    permission: 'payment:read',
    query: ListRefundsQuery,
    answer: pageOf(RefundView),
    run: (tx, { query }) => listRefunds(tx, query),
    view: (page) => ({ items: page.items.map(refundOf), nextCursor: page.nextCursor }),
  })
  api.command('POST', '/refunds', {
    operationId: 'refundCredit',
    summary: 'Pay back what remains of a payment or credit note, or part of it',
    permission: 'payment:write',
    body: RefundCreditBody,
    answer: RefundView,
    status: 201,
    run: (tx, { body }) => refundCredit(tx, body),
    view: refundOf,
  })
  api.command('POST', '/refunds/:id/reverse', {
    operationId: 'reverseRefund',
    summary: 'Undo a refund; it stays visible as reversed',
    permission: 'payment:write',
    params: RefundParams,
    body: ReverseRefundBody,
    answer: RefundView,
    run: (tx, { params, body }) => reverseRefund(tx, params.id, body),
    view: refundOf,
  })
  api.query('/invoices/:id/write-offs', {
    operationId: 'listWriteOffs',
    summary: 'What of the invoice was taken to bad debts, oldest first',
    permission: 'invoice:read',
    params: InvoiceParams,
    answer: z.object({ items: z.array(WriteOffView) }),
    run: async (tx, { params }) => {
      const [, writeOffs] = await inOrder([getInvoice(tx, params.id), writeOffsOf(tx, params.id)])
      return writeOffs
    },
    view: (writeOffs) => ({ items: writeOffs.map(writeOffView) }),
  })
  api.command('POST', '/invoices/:id/write-off', {
    operationId: 'writeOffInvoice',
    summary: 'Take what an invoice has outstanding, or part of it, to bad debts',
    permission: 'invoice:void',
    params: InvoiceParams,
    body: WriteOffBody,
    answer: WriteOffView,
    status: 201,
    run: (tx, { params, body }) => writeOffInvoice(tx, params.id, body),
    view: writeOffView,
  })
  api.command('POST', '/write-offs/:id/reverse', {
    operationId: 'reverseWriteOff',
    summary: 'Undo a write-off; the invoice owes again what it did',
    permission: 'invoice:void',
    params: z.object({ id: idWire('wof') }),
    body: ReverseWriteOffBody,
    answer: WriteOffView,
    run: (tx, { params, body }) => reverseWriteOff(tx, params.id, body),
    view: writeOffView,
  })
})
