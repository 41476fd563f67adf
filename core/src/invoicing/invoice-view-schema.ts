import { z } from 'zod'
import { MoneyView } from '../money/index.ts'
import { CustomFieldsView } from '../parties/index.ts'
import { AppliedTaxView, taxKinds, taxRoundings } from '../tax/index.ts'
import { LocalDateView } from '../time/index.ts'
import { invoiceStatuses } from './invoice.ts'
import { settlementKinds, settlementStatuses } from './invoice-settlement.ts'

export const IssueView = z.object({
  path: z.array(z.union([z.string(), z.number().int()])),
  code: z.string(),
  message: z.string(),
})

export const LineDiscountView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent: z.string() }),
  z.object({ kind: z.literal('amount'), amount: z.string() }),
])
export type LineDiscountView = z.infer<typeof LineDiscountView>

export const DocumentDiscountView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent: z.string(), isAfterTax: z.boolean() }),
  z.object({ kind: z.literal('amount'), amount: z.string(), isAfterTax: z.boolean() }),
])
export type DocumentDiscountView = z.infer<typeof DocumentDiscountView>

/**
 * A line as entered, with its figures. `amount` is what it prints, before any document discount.
 */
export const InvoiceLineView = z.object({
  id: z.string(),
  itemId: z.string().nullable(),
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  discount: LineDiscountView.nullable(),
  incomeAccountId: z.string(),
  taxCodeIds: z.array(z.string()),
  taxes: z.array(AppliedTaxView),
  amount: MoneyView,
  net: MoneyView,
  tax: MoneyView,
  gross: MoneyView,
})
export type InvoiceLineView = z.infer<typeof InvoiceLineView>

/** One row of the tax table. */
export const TaxSubtotalView = z.object({
  taxCodeId: z.string(),
  kind: z.enum(taxKinds),
  name: z.string(),
  ratePercent: z.string(),
  taxable: MoneyView,
  tax: MoneyView,
})
export type TaxSubtotalView = z.infer<typeof TaxSubtotalView>

/** gross = net + tax; total = gross − discountAfterTax; payable = total − withheld. */
export const InvoiceTotalsView = z.object({
  subtotal: MoneyView,
  discount: MoneyView,
  net: MoneyView,
  taxes: z.array(TaxSubtotalView),
  tax: MoneyView,
  gross: MoneyView,
  discountAfterTax: MoneyView,
  total: MoneyView,
  withholdings: z.array(TaxSubtotalView),
  withheld: MoneyView,
  payable: MoneyView,
})
export type InvoiceTotalsView = z.infer<typeof InvoiceTotalsView>

export const invoiceActions = [
  'revise',
  'issue',
  'archive',
  'restore',
  'record_payment',
  'credit',
  'write_off',
  'void',
  'duplicate',
] as const
export type InvoiceAction = (typeof invoiceActions)[number]

export const InvoiceListItem = z
  .object({
    id: z.string(),
    status: z.enum(invoiceStatuses),
    /** Null while a draft and once voided. */
    settlement: z.enum(settlementStatuses).nullable(),
    /** What its live allocations are of: `paid` by a credit note alone is not paid but credited. */
    settledBy: z.array(z.enum(settlementKinds)),
    number: z.string().nullable(),
    customerId: z.string().nullable(),
    customerName: z.string().nullable(),
    currency: z.string(),
    issueDate: LocalDateView.nullable(),
    dueDate: LocalDateView.nullable(),
    reference: z.string(),
    total: MoneyView,
    outstanding: MoneyView,
    archivedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'InvoiceListItem' })
export type InvoiceListItem = z.infer<typeof InvoiceListItem>

export const InvoiceView = InvoiceListItem.extend({
  baseCurrency: z.string(),
  exchangeRate: z.string().nullable(),
  pricesIncludeTax: z.boolean(),
  taxRounding: z.enum(taxRoundings),
  discount: DocumentDiscountView.nullable(),
  lines: z.array(InvoiceLineView),
  totals: InvoiceTotalsView,
  settled: MoneyView,
  /** What of it credit notes and write-offs settle. */
  credited: MoneyView,
  writtenOff: MoneyView,
  paymentTermsDays: z.number().int(),
  note: z.string(),
  customFields: CustomFieldsView,
  journalEntryId: z.string().nullable(),
  voidedOn: LocalDateView.nullable(),
  voidReason: z.string().nullable(),
  voidEntryId: z.string().nullable(),
  replacesId: z.string().nullable(),
  actions: z.array(z.enum(invoiceActions)),
}).meta({ id: 'Invoice' })
export type InvoiceView = z.infer<typeof InvoiceView>

/** One line of the entry that issuing would post. */
export const PreviewLineView = z.object({
  accountId: z.string(),
  accountCode: z.string(),
  accountName: z.string(),
  side: z.enum(['debit', 'credit']),
  amount: MoneyView,
  base: MoneyView,
})
export type PreviewLineView = z.infer<typeof PreviewLineView>

/** What issuing would do. `entry` is null while `issues` say why it cannot be issued yet. */
export const InvoicePreviewView = z
  .object({
    issueDate: LocalDateView,
    dueDate: LocalDateView,
    totals: InvoiceTotalsView,
    entry: z.array(PreviewLineView).nullable(),
    issues: z.array(IssueView),
  })
  .meta({ id: 'InvoicePreview' })
export type InvoicePreviewView = z.infer<typeof InvoicePreviewView>
