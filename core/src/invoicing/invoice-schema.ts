import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { CurrencyWire, Decimal, DecimalWire, FigureWire } from '../money/index.ts'
import { CustomFieldsWire, paymentTermsDaysMax } from '../parties/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { invoiceLinesMax, lineTaxCodesMax } from './invoice.ts'
import { isDiscountPercent, isExchangeRate } from './invoice-figures.ts'
import { settlementStatuses } from './invoice-settlement.ts'

/** The longest text of each kind, in characters. */
export const invoiceTextMax = { description: 1000, reference: 200, note: 4000, reason: 500 }

/** 0 to 100. */
const DiscountPercentWire = DecimalWire.refine(isDiscountPercent, {
  error: 'must be from 0 to 100',
})

/** In the invoice's currency, whose decimals it may have. */
const DiscountAmountWire = DecimalWire.refine((amount) => !Decimal.isNegative(amount), {
  error: 'must not be negative',
})

const percentDiscount = { kind: z.literal('percent'), percent: DiscountPercentWire }
const amountDiscount = { kind: z.literal('amount'), amount: DiscountAmountWire }
const isAfterTax = z.boolean().default(false)

export const LineDiscountWire = z.discriminatedUnion('kind', [
  z.strictObject(percentDiscount),
  z.strictObject(amountDiscount),
])
export const DocumentDiscountWire = z.discriminatedUnion('kind', [
  z.strictObject({ ...percentDiscount, isAfterTax }),
  z.strictObject({ ...amountDiscount, isAfterTax }),
])

/** The codes that a line carries, in the order in which they are charged; each once. */
const LineTaxCodesWire = z
  .array(idWire('tax'))
  .max(lineTaxCodesMax)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each tax code once' })

/**
 * A line may be unfinished in a draft; the income account is the business's sales account unless
 * given.
 */
export const InvoiceLineWire = z.strictObject({
  id: idWire('inl').optional(),
  /** For the sales report; description, price, taxes and account are given as well. */
  itemId: idWire('itm').nullable().default(null),
  description: z.string().max(invoiceTextMax.description).default(''),
  quantity: FigureWire.prefault('1'),
  unitPrice: FigureWire.prefault('0'),
  discount: LineDiscountWire.nullable().default(null),
  incomeAccountId: idWire('acc').optional(),
  taxCodeIds: LineTaxCodesWire.default([]),
})
export type InvoiceLineWire = z.output<typeof InvoiceLineWire>

export const ExchangeRateWire = DecimalWire.refine(isExchangeRate, {
  error: 'must be more than zero',
})
const VersionWire = z.number().int().min(1)

const fields = {
  customerId: idWire('cus').nullable().optional(),
  currency: CurrencyWire.optional(),
  /** Base currency per unit of the invoice's. */
  exchangeRate: ExchangeRateWire.nullable().optional(),
  pricesIncludeTax: z.boolean().optional(),
  discount: DocumentDiscountWire.nullable().optional(),
  lines: z.array(InvoiceLineWire).max(invoiceLinesMax).optional(),
  issueDate: LocalDateWire.nullable().optional(),
  dueDate: LocalDateWire.nullable().optional(),
  paymentTermsDays: z.number().int().min(0).max(paymentTermsDaysMax).optional(),
  reference: z.string().trim().max(invoiceTextMax.reference).optional(),
  note: z.string().max(invoiceTextMax.note).optional(),
  customFields: CustomFieldsWire.optional(),
}

/** Nothing is required: an empty draft is a draft. The id may be made by the client. */
export const CreateInvoiceBody = z.strictObject({ id: idWire('inv').optional(), ...fields })
export type CreateInvoice = z.output<typeof CreateInvoiceBody>

/**
 * What is left out stays; `lines`, where given, replaces them all. `version` is the one the change
 * was made on.
 */
export const ReviseInvoiceBody = z.strictObject({ ...fields, version: VersionWire })
export type ReviseInvoice = z.output<typeof ReviseInvoiceBody>

/** Today where no date is given, then the terms decide the due date. */
export const IssueInvoiceBody = z.strictObject({
  issueDate: LocalDateWire.optional(),
  dueDate: LocalDateWire.optional(),
  exchangeRate: ExchangeRateWire.optional(),
  version: VersionWire,
})
export type IssueInvoice = z.output<typeof IssueInvoiceBody>

/**
 * The date of the reversing entry: the issue date if that is open, else the first open day, unless
 * given.
 */
export const VoidInvoiceBody = z.strictObject({
  reason: z.string().trim().min(1, 'Say why the invoice is voided.').max(invoiceTextMax.reason),
  date: LocalDateWire.optional(),
  version: VersionWire,
})
export type VoidInvoice = z.output<typeof VoidInvoiceBody>

export const ListInvoicesQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  customerId: idWire('cus').optional(),
  /** With a line of this product or service. */
  itemId: idWire('itm').optional(),
  /** `open` is everything issued that is not paid. */
  status: z.enum(['draft', 'open', 'voided', ...settlementStatuses]).optional(),
  /** Days of issue; of a draft without one the day it was made. Both ends count. */
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
  /** Due dates, whatever became of the invoice; with status `open` what is still to come in. */
  dueFrom: LocalDateWire.optional(),
  dueTo: LocalDateWire.optional(),
  /** Days on which the last allocation cleared it: paid invoices only. */
  paidFrom: LocalDateWire.optional(),
  paidTo: LocalDateWire.optional(),
})
export type ListInvoices = z.output<typeof ListInvoicesQuery>
