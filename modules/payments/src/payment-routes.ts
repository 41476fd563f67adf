import { z } from 'zod'
import { pageOf } from '@smb/core/api'
import { idWire } from '@smb/core/ids'
import { moneyView } from '@smb/core/money'
import {
  AllocateBody,
  EndAllocationBody,
  ListPaymentsQuery,
  OpenInvoicesQuery,
  OpenInvoiceView,
  PaymentDetailView,
  PaymentListItem,
  PaymentView,
  RecordPaymentBody,
  ReversePaymentBody,
} from '@smb/core/payments'
import { listOpenInvoices } from '@smb/invoicing'
import { routes } from '@smb/platform/http'
import { allocatePayment } from './allocate-payment.ts'
import { endAllocation } from './end-allocation.ts'
import { getPaymentDetail } from './payment-detail.ts'
import { namedPayment } from './payment-names.ts'
import { listPayments } from './payment-queries.ts'
import { recordPayment } from './record-payment.ts'
import { reversePayment } from './reverse-payment.ts'

const PaymentParams = z.object({ id: idWire('pay') })
const AllocationParams = z.object({ id: idWire('alo') })

export const paymentRoutes = routes('Payments received', (api) => {
  api.query('/payments-received', {
    operationId: 'listPayments',
    summary: 'Payments received, newest first',
    permission: 'payment:read',
    query: ListPaymentsQuery,
    answer: pageOf(PaymentListItem),
    run: (tx, { query }) => listPayments(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  api.query('/payments-received/:id', {
    operationId: 'getPayment',
    summary: 'One payment with allocations, journal entries and history',
    permission: 'payment:read',
    params: PaymentParams,
    answer: PaymentDetailView,
    run: (tx, { params }) => getPaymentDetail(tx, params.id),
    view: (payment) => payment,
  })
  api.command('POST', '/payments-received', {
    operationId: 'recordPayment',
    summary: 'Record money that arrived, over invoices or as customer credit',
    permission: 'payment:write',
    body: RecordPaymentBody.strict(),
    answer: PaymentView,
    status: 201,
    run: async (tx, { body }) => namedPayment(tx, await recordPayment(tx, body)),
    view: (payment) => payment,
  })
  api.command('POST', '/payments-received/:id/allocate', {
    operationId: 'allocatePayment',
    summary: 'Put customer credit to invoices',
    permission: 'payment:write',
    params: PaymentParams,
    body: AllocateBody.strict(),
    answer: PaymentView,
    run: async (tx, { params, body }) =>
      namedPayment(tx, await allocatePayment(tx, { ...body, paymentId: params.id })),
    view: (payment) => payment,
  })
  api.command('POST', '/allocations/:id/end', {
    operationId: 'endAllocation',
    summary: 'Take an allocation off: the money is customer credit again',
    permission: 'payment:write',
    params: AllocationParams,
    body: EndAllocationBody.strict(),
    answer: PaymentView,
    run: async (tx, { params, body }) =>
      namedPayment(tx, await endAllocation(tx, { ...body, id: params.id })),
    view: (payment) => payment,
  })
  api.command('POST', '/payments-received/:id/reverse', {
    operationId: 'reversePayment',
    summary: 'Undo a payment; it stays visible as reversed',
    permission: 'payment:write',
    params: PaymentParams,
    body: ReversePaymentBody.strict(),
    answer: PaymentView,
    run: async (tx, { params, body }) =>
      namedPayment(tx, await reversePayment(tx, { ...body, id: params.id })),
    view: (payment) => payment,
  })
  api.query('/open-invoices', {
    operationId: 'listOpenInvoices',
    summary: 'Invoices that a payment could settle, the longest due first',
    permission: 'invoice:read',
    query: OpenInvoicesQuery,
    answer: z.object({ items: z.array(OpenInvoiceView) }),
    run: (tx, { query }) => listOpenInvoices(tx, query),
    view: (invoices) => ({
      items: invoices.map(({ total, outstanding, ...invoice }) => ({
        id: invoice.id,
        number: invoice.number,
        customerId: invoice.customerId,
        customerName: invoice.customerName,
        issueDate: invoice.issueDate,
        dueDate: invoice.dueDate,
        reference: invoice.reference,
        total: moneyView(total),
        outstanding: moneyView(outstanding),
      })),
    }),
  })
})
