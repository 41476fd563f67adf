import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { DecimalWire, MoneyView, MoneyWire } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import { allocationsMax } from './allocation.ts'
import { paymentMethods, paymentStatuses } from './payment-received.ts'

const WantedAllocationWire = z.object({
  id: idWire('alo').optional(),
  invoiceId: idWire('inv'),
  amount: MoneyWire,
})

/** `amount` is what arrived; `withheld` is what the customer held back for the tax office. */
export const RecordPaymentBody = z.object({
  id: idWire('pay').optional(),
  customerId: idWire('cus'),
  date: LocalDateWire,
  amount: MoneyWire,
  withheld: MoneyWire.optional(),
  /** Base currency per unit; needed where the payment is not in base currency. */
  exchangeRate: DecimalWire.optional(),
  /** Deposit to; the business's default bank account where it is not given. */
  bankLedgerAccountId: idWire('acc').optional(),
  method: z.enum(paymentMethods).default('bank_transfer'),
  reference: z.string().trim().max(200).default(''),
  allocations: z.array(WantedAllocationWire).max(allocationsMax).default([]),
})
export type RecordPaymentWire = z.output<typeof RecordPaymentBody>

/** Puts a payment's remainder to invoices. */
export const AllocateBody = z.object({
  date: LocalDateWire.optional(),
  allocations: z.array(WantedAllocationWire).min(1).max(allocationsMax),
})
export type Allocate = z.output<typeof AllocateBody>

/** Takes one allocation off. */
export const EndAllocationBody = z.object({ date: LocalDateWire.optional() })
export type EndAllocation = z.output<typeof EndAllocationBody>

export const ReversePaymentBody = z.object({
  reason: z.string().trim().min(1, 'Say why the payment is reversed.').max(500),
  date: LocalDateWire.optional(),
  version: z.number().int().min(1),
})
export type ReversePayment = z.output<typeof ReversePaymentBody>

export const ListPaymentsQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  customerId: idWire('cus').optional(),
  invoiceId: idWire('inv').optional(),
  status: z.enum([...paymentStatuses, 'with_remainder']).optional(),
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})
export type ListPayments = z.output<typeof ListPaymentsQuery>

export const AllocationView = z.object({
  id: z.string(),
  invoiceId: z.string(),
  invoiceNumber: z.string().nullable(),
  amount: MoneyView,
  date: LocalDateView,
  endedOn: LocalDateView.nullable(),
})
export type AllocationView = z.infer<typeof AllocationView>

export const RefundView = z
  .object({
    id: z.string(),
    /** One of both: whose remainder was paid back. */
    paymentId: z.string().nullable(),
    creditNoteId: z.string().nullable(),
    date: LocalDateView,
    amount: MoneyView,
    exchangeRate: z.string(),
    amountBase: MoneyView,
    bankLedgerAccountId: z.string(),
    reference: z.string(),
    journalEntryId: z.string(),
    reversedOn: LocalDateView.nullable(),
    reversalReason: z.string().nullable(),
    reversalEntryId: z.string().nullable(),
  })
  .meta({ id: 'Refund' })
export type RefundView = z.infer<typeof RefundView>

export const paymentActions = ['allocate', 'refund', 'reverse'] as const

export const PaymentView = z
  .object({
    id: z.string(),
    status: z.enum(paymentStatuses),
    customerId: z.string(),
    customerName: z.string().nullable(),
    date: LocalDateView,
    amount: MoneyView,
    withheld: MoneyView,
    /** What settles nothing yet: the customer's credit. */
    remainder: MoneyView,
    baseCurrency: z.string(),
    exchangeRate: z.string(),
    amountBase: MoneyView,
    bankLedgerAccountId: z.string(),
    method: z.enum(paymentMethods),
    reference: z.string(),
    allocations: z.array(AllocationView),
    /** What of it was paid back, reversed ones included. */
    refunds: z.array(RefundView),
    journalEntryId: z.string(),
    reversedOn: LocalDateView.nullable(),
    reversalReason: z.string().nullable(),
    reversalEntryId: z.string().nullable(),
    actions: z.array(z.enum(paymentActions)),
    version: z.number().int(),
  })
  .meta({ id: 'PaymentReceived' })
export type PaymentView = z.infer<typeof PaymentView>

export const PaymentListItem = PaymentView.pick({
  id: true,
  status: true,
  customerId: true,
  customerName: true,
  date: true,
  amount: true,
  remainder: true,
  method: true,
  reference: true,
  version: true,
}).meta({ id: 'PaymentListItem' })
export type PaymentListItem = z.infer<typeof PaymentListItem>
