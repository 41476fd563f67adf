import { Decimal, Money, moneyView } from '../money/index.ts'
import type {
  Discount,
  DocumentDiscount,
  DocumentTotals,
  LineTotals,
  TaxSubtotal,
} from '../tax/index.ts'
import { appliedTaxView } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { Invoice, InvoiceLine } from './invoice.ts'
import { outstanding, settledBy, settlementStatus } from './invoice-settlement.ts'
import { invoiceTotals } from './invoice-totals.ts'
import type {
  DocumentDiscountView,
  InvoiceAction,
  InvoiceLineView,
  InvoiceListItem,
  InvoiceTotalsView,
  InvoiceView,
  LineDiscountView,
  TaxSubtotalView,
} from './invoice-view-schema.ts'

/** What a view needs beside the invoice. */
export type InvoiceViewContext = {
  readonly today: LocalDate
  readonly customerName?: string | undefined
}

/** An invoice on the wire, with every figure, its derived status, and what can be done next. */
export function invoiceView(invoice: Invoice, context: InvoiceViewContext): InvoiceView {
  const totals = invoiceTotals(invoice)
  const isVoided = invoice.status === 'voided'
  const none = Money.zero(invoice.currency)
  return {
    ...invoiceListItem(invoice, context),
    baseCurrency: invoice.baseCurrency,
    exchangeRate: invoice.exchangeRate && Decimal.toString(invoice.exchangeRate),
    pricesIncludeTax: invoice.pricesIncludeTax,
    taxRounding: invoice.taxRounding,
    discount: invoice.discount && documentDiscountView(invoice.discount),
    lines: invoice.lines.flatMap((line, position) => {
      const figures = totals.lines[position]
      return figures ? [lineView(line, figures)] : []
    }),
    totals: invoiceTotalsView(totals),
    settled: moneyView(invoice.status === 'draft' ? none : invoice.settled),
    credited: moneyView(invoice.status === 'draft' ? none : invoice.credited),
    writtenOff: moneyView(invoice.status === 'draft' ? none : invoice.writtenOff),
    paymentTermsDays: invoice.paymentTermsDays,
    note: invoice.note,
    customFields: { ...invoice.customFields },
    journalEntryId: invoice.status === 'draft' ? null : invoice.journalEntryId,
    voidedOn: isVoided ? invoice.voidedOn : null,
    voidReason: isVoided ? invoice.voidReason : null,
    voidEntryId: isVoided ? invoice.voidEntryId : null,
    replacesId: invoice.replacesId,
    actions: invoiceActionsOn(invoice),
  }
}

/** A row of the invoice list from a whole invoice. */
export function invoiceListItem(invoice: Invoice, context: InvoiceViewContext): InvoiceListItem {
  const isIssued = invoice.status === 'issued'
  return {
    id: invoice.id,
    status: invoice.status,
    settlement: isIssued ? settlementStatus(invoice, context.today) : null,
    settledBy: isIssued ? settledBy(invoice) : [],
    number: invoice.number,
    customerId: invoice.customerId,
    customerName: context.customerName ?? null,
    currency: invoice.currency,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    reference: invoice.reference,
    total: moneyView(invoiceTotals(invoice).total),
    outstanding: moneyView(isIssued ? outstanding(invoice) : Money.zero(invoice.currency)),
    archivedAt: invoice.status === 'draft' ? invoice.archivedAt : null,
    version: invoice.version,
  }
}

/** What can be done next, permissions aside. */
export function invoiceActionsOn(invoice: Invoice): InvoiceAction[] {
  if (invoice.status === 'voided') return ['duplicate']
  if (invoice.status === 'draft') {
    return invoice.archivedAt === null ? ['revise', 'issue', 'archive', 'duplicate'] : ['restore']
  }
  const actions: InvoiceAction[] = []
  const isOpen = Money.isPositive(outstanding(invoice))
  if (isOpen) actions.push('record_payment')
  actions.push('credit')
  if (isOpen) actions.push('write_off')
  if (Money.isZero(invoice.settled)) actions.push('void')
  return [...actions, 'duplicate']
}

export function invoiceTotalsView(totals: DocumentTotals): InvoiceTotalsView {
  return {
    subtotal: moneyView(totals.subtotal),
    discount: moneyView(totals.discount),
    net: moneyView(totals.net),
    taxes: totals.taxes.map(taxSubtotalView),
    tax: moneyView(totals.tax),
    gross: moneyView(totals.gross),
    discountAfterTax: moneyView(totals.discountAfterTax),
    total: moneyView(totals.total),
    withholdings: totals.withholdings.map(taxSubtotalView),
    withheld: moneyView(totals.withheld),
    payable: moneyView(totals.payable),
  }
}

function taxSubtotalView(row: TaxSubtotal): TaxSubtotalView {
  return {
    ...row,
    ratePercent: Decimal.toString(row.ratePercent),
    taxable: moneyView(row.taxable),
    tax: moneyView(row.tax),
  }
}

function lineView(line: InvoiceLine, figures: LineTotals): InvoiceLineView {
  return {
    ...line,
    taxCodeIds: [...line.taxCodeIds],
    quantity: Decimal.toString(line.quantity),
    unitPrice: Decimal.toString(line.unitPrice),
    discount: line.discount && lineDiscountView(line.discount),
    taxes: line.taxes.map(appliedTaxView),
    amount: moneyView(figures.amount),
    net: moneyView(figures.net),
    tax: moneyView(figures.tax),
    gross: moneyView(figures.gross),
  }
}

export function lineDiscountView(discount: Discount): LineDiscountView {
  return discount.kind === 'percent'
    ? { kind: 'percent', percent: Decimal.toString(discount.percent) }
    : { kind: 'amount', amount: Money.toString(discount.amount) }
}

export function documentDiscountView(discount: DocumentDiscount): DocumentDiscountView {
  return { ...lineDiscountView(discount), isAfterTax: discount.isAfterTax }
}
