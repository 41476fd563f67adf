import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { JournalEntryView } from '../ledger/index.ts'
import { CurrencyWire, MoneyView } from '../money/index.ts'
import { InstantView, LocalDateView } from '../time/index.ts'
import { PaymentView } from './payment-schema.ts'

export const paymentEventKinds = [
  'recorded',
  'issued',
  'allocated',
  'allocation_ended',
  'refunded',
  'refund_reversed',
  'reversed',
  'voided',
] as const

/** Something that happened to a payment or credit note, as its timeline tells it. `date` is the day in the books. */
export const PaymentEventView = z
  .object({
    kind: z.enum(paymentEventKinds),
    at: InstantView,
    actorId: z.string().nullable(),
    /** Null once the person is erased. */
    actorName: z.string().nullable(),
    date: LocalDateView,
    amount: MoneyView,
    allocationId: z.string().nullable(),
    invoiceId: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
  })
  .meta({ id: 'PaymentEvent' })
export type PaymentEventView = z.infer<typeof PaymentEventView>

/** A payment with all that it caused: its entries in the books, and its history, oldest first. */
export const PaymentDetailView = PaymentView.extend({
  /** The line of the bank’s statement that proves it. */
  statementLineId: z.string().nullable(),
  entries: z.array(JournalEntryView),
  history: z.array(PaymentEventView),
}).meta({ id: 'PaymentDetail' })
export type PaymentDetailView = z.infer<typeof PaymentDetailView>

export const openInvoicesMax = 500

/** Filter of the invoices that a payment could settle. */
export const OpenInvoicesQuery = z.object({
  customerId: idWire('cus').optional(),
  currency: CurrencyWire.optional(),
  limit: z.coerce.number().int().min(1).max(openInvoicesMax).default(openInvoicesMax),
})
export type OpenInvoicesQuery = z.output<typeof OpenInvoicesQuery>

export const OpenInvoiceView = z
  .object({
    id: z.string(),
    number: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    issueDate: LocalDateView,
    dueDate: LocalDateView,
    reference: z.string(),
    total: MoneyView,
    outstanding: MoneyView,
  })
  .meta({ id: 'OpenInvoice' })
export type OpenInvoiceView = z.infer<typeof OpenInvoiceView>
