import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { FigureWire, MoneyView, MoneyWire } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import { creditNoteStatuses } from './credit-note.ts'
import { invoiceLinesMax } from './invoice.ts'
import { invoiceTextMax } from './invoice-schema.ts'
import { InvoiceTotalsView, IssueView, PreviewLineView } from './invoice-view-schema.ts'

/** Either pieces of the line or an amount, in the invoice's price basis. */
const WantedCreditWire = z
  .strictObject({
    invoiceLineId: idWire('inl'),
    quantity: FigureWire.optional(),
    amount: MoneyWire.optional(),
  })
  .refine((line) => (line.quantity === undefined) !== (line.amount === undefined), {
    error: 'give a quantity or an amount, one of both',
  })

/**
 * What to give back of an invoice. `allocate` puts it to that invoice at once, as far as it is
 * outstanding; the rest is customer credit.
 */
export const IssueCreditNoteBody = z.strictObject({
  id: idWire('crn').optional(),
  invoiceId: idWire('inv'),
  /** Today where it is not given. */
  issueDate: LocalDateWire.optional(),
  reason: z.string().trim().max(invoiceTextMax.reason).default(''),
  lines: z.array(WantedCreditWire).max(invoiceLinesMax),
  allocate: z.boolean().default(true),
})
export type IssueCreditNote = z.output<typeof IssueCreditNoteBody>

/** The date of the reversing entry: the issue date if that is open, else the first open day. */
export const VoidCreditNoteBody = z.strictObject({
  reason: z.string().trim().min(1, 'Say why the credit note is voided.').max(invoiceTextMax.reason),
  date: LocalDateWire.optional(),
  version: z.number().int().min(1),
})
export type VoidCreditNote = z.output<typeof VoidCreditNoteBody>

export const ListCreditNotesQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  customerId: idWire('cus').optional(),
  invoiceId: idWire('inv').optional(),
  status: z.enum([...creditNoteStatuses, 'with_remainder']).optional(),
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
})
export type ListCreditNotes = z.output<typeof ListCreditNotesQuery>

export const CreditNoteLineView = z.object({
  invoiceLineId: z.string(),
  description: z.string(),
  /** Null where an amount was credited. */
  quantity: z.string().nullable(),
  unitPrice: z.string().nullable(),
  /** Of the line's printed amount, in the invoice's price basis. */
  amount: MoneyView,
  net: MoneyView,
  tax: MoneyView,
})
export type CreditNoteLineView = z.infer<typeof CreditNoteLineView>

export const CreditNoteListItem = z
  .object({
    id: z.string(),
    status: z.enum(creditNoteStatuses),
    number: z.string(),
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    customerId: z.string(),
    customerName: z.string().nullable(),
    issueDate: LocalDateView,
    reason: z.string(),
    total: MoneyView,
    /** What of it neither settles an invoice nor was paid back: customer credit. */
    remainder: MoneyView,
    version: z.number().int(),
  })
  .meta({ id: 'CreditNoteListItem' })
export type CreditNoteListItem = z.infer<typeof CreditNoteListItem>

export const CreditNoteView = CreditNoteListItem.extend({
  currency: z.string(),
  baseCurrency: z.string(),
  exchangeRate: z.string(),
  pricesIncludeTax: z.boolean(),
  lines: z.array(CreditNoteLineView),
  totals: InvoiceTotalsView,
  totalBase: MoneyView,
  journalEntryId: z.string(),
  voidedOn: LocalDateView.nullable(),
  voidReason: z.string().nullable(),
  voidEntryId: z.string().nullable(),
})
export type CreditNoteView = z.infer<typeof CreditNoteView>

/** What is left to credit of one line. */
export const CreditableLineView = z.object({
  invoiceLineId: z.string(),
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  amount: MoneyView,
  quantityLeft: z.string(),
  amountLeft: MoneyView,
})
export type CreditableLineView = z.infer<typeof CreditableLineView>

/** What a credit note over an invoice could give back: its remaining lines and total. */
export const CreditableView = z
  .object({
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    issueDate: LocalDateView,
    customerId: z.string(),
    currency: z.string(),
    pricesIncludeTax: z.boolean(),
    outstanding: MoneyView,
    totalLeft: MoneyView,
    lines: z.array(CreditableLineView),
  })
  .meta({ id: 'Creditable' })
export type CreditableView = z.infer<typeof CreditableView>

/** What issuing would do. `entry` is null while `issues` say why it cannot be issued yet. */
export const CreditNotePreviewView = z
  .object({
    issueDate: LocalDateView,
    totals: InvoiceTotalsView.nullable(),
    lines: z.array(CreditNoteLineView),
    /** What of it goes to its invoice at once, and what becomes customer credit. */
    toInvoice: MoneyView,
    toCredit: MoneyView,
    entry: z.array(PreviewLineView).nullable(),
    issues: z.array(IssueView),
  })
  .meta({ id: 'CreditNotePreview' })
export type CreditNotePreviewView = z.infer<typeof CreditNotePreviewView>
