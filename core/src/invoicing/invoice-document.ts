import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { Address } from '../parties/index.ts'
import { addressLines } from '../parties/index.ts'
import type { Discount, DocumentTotals, LineTotals } from '../tax/index.ts'
import type { Invoice, InvoiceLine, IssuedInvoice } from './invoice.ts'
import { invoiceTotals } from './invoice-totals.ts'

/** Who the document is from or to. */
export type DocumentParty = {
  readonly name: string
  readonly address: Address
  readonly email: string
  readonly phone: string
  readonly taxId: string
}

export type PrintedParty = {
  readonly name: string
  readonly lines: readonly string[]
  readonly taxId: string
  readonly email: string
  readonly phone: string
}

export type DocumentLine = {
  readonly description: string
  readonly quantity: string
  readonly unitPrice: string
  /** `10 %` or an amount; empty without discount. */
  readonly discount: string
  /** The taxes on the line, e.g. `VAT 16 %`; empty without. */
  readonly tax: string
  readonly amount: string
}

export type DocumentSumKind =
  | 'subtotal'
  | 'discount'
  | 'net'
  | 'tax'
  | 'gross'
  | 'discount_after_tax'
  | 'total'
  | 'withheld'
  | 'payable'
  | 'paid'
  | 'due'

export type DocumentSum = {
  readonly kind: DocumentSumKind
  readonly label: string
  /** With its sign: what is taken off is negative. */
  readonly amount: string
}

export type DocumentTax = {
  readonly name: string
  readonly rate: string
  readonly taxable: string
  readonly tax: string
}

/**
 * An invoice as a customer sees it. Screen preview and PDF draw this one model, so their figures,
 * order and words are the same (rule 5). Figures are plain decimal strings in `currency`; whoever
 * draws may group their digits.
 */
export type InvoiceDocument = {
  readonly title: string
  /** Printed across the page; null on a valid invoice. */
  readonly mark: 'Draft' | 'Void' | null
  readonly number: string | null
  readonly issueDate: string | null
  readonly dueDate: string | null
  readonly reference: string
  /** What a credit note corrects: the invoice's number and date. */
  readonly corrects?: { readonly number: string; readonly issueDate: string }
  readonly currency: CurrencyCode
  readonly pricesNote: string
  readonly seller: PrintedParty
  readonly customer: PrintedParty | null
  readonly lines: readonly DocumentLine[]
  readonly sums: readonly DocumentSum[]
  readonly taxes: readonly DocumentTax[]
  readonly notes: readonly string[]
}

/** The document of an invoice in its present state; a draft may lack its customer. */
export function invoiceDocument(
  invoice: Invoice,
  seller: DocumentParty,
  customer: DocumentParty | null,
): InvoiceDocument {
  const totals = invoiceTotals(invoice)
  const isTaxed = totals.taxes.length > 0
  return {
    title: 'Invoice',
    mark: invoice.status === 'draft' ? 'Draft' : invoice.status === 'voided' ? 'Void' : null,
    number: invoice.number,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    reference: invoice.reference,
    currency: invoice.currency,
    pricesNote: isTaxed ? `Prices ${invoice.pricesIncludeTax ? 'include' : 'exclude'} tax` : '',
    seller: printedParty(seller),
    customer: customer && printedParty(customer),
    lines: invoice.lines.flatMap((line, position) => {
      const figures = totals.lines[position]
      return figures ? [documentLine(line, figures)] : []
    }),
    sums: sumsOf(invoice, totals),
    taxes: totals.taxes.map((row) => ({
      name: row.name,
      rate: percentText(row.ratePercent),
      taxable: Money.toString(row.taxable),
      tax: Money.toString(row.tax),
    })),
    notes: [...kindNotes(totals), invoice.note].filter((note) => note.trim() !== ''),
  }
}

/** The party as a document prints it: its address in lines. */
export function printedParty(party: DocumentParty): PrintedParty {
  const { name, email, phone, taxId } = party
  return { name, email, phone, taxId, lines: addressLines(party.address) }
}

function documentLine(line: InvoiceLine, figures: LineTotals): DocumentLine {
  return {
    description: line.description,
    quantity: Decimal.toString(Decimal.normalize(line.quantity)),
    unitPrice: unitPriceText(line.unitPrice, figures.amount),
    discount: line.discount ? discountText(line.discount) : '',
    tax: line.taxes
      .map((applied) => `${applied.name} ${percentText(applied.ratePercent)}`)
      .join(', '),
    amount: Money.toString(figures.amount),
  }
}

export const percentText = (percent: Decimal): string =>
  `${Decimal.toString(Decimal.normalize(percent))} %`

const discountText = (discount: Discount): string =>
  discount.kind === 'percent' ? percentText(discount.percent) : Money.toString(discount.amount)

/** At least the currency's decimals, and as many more as the price has. */
export function unitPriceText(price: Decimal, amount: Money): string {
  const exact = Decimal.normalize(price)
  const { scale } = Money.toDecimal(amount)
  return Decimal.toString(exact.scale < scale ? Decimal.rescale(exact, scale) : exact)
}

/**
 * The rows under the lines: each follows from those above it by addition. Rows that change nothing
 * are left out.
 */
function sumsOf(invoice: Invoice, totals: DocumentTotals): DocumentSum[] {
  const row = (kind: DocumentSumKind, label: string, amount: Money): DocumentSum => ({
    kind,
    label,
    amount: Money.toString(amount),
  })
  const less = (kind: DocumentSumKind, label: string, amount: Money): DocumentSum[] =>
    Money.isZero(amount) ? [] : [row(kind, label, Money.negate(amount))]
  const taxRows = totals.taxes.map((tax) =>
    row('tax', `${tax.name} ${percentText(tax.ratePercent)}`, tax.tax),
  )
  const isDiscountedAfterTax = !Money.isZero(totals.discountAfterTax)
  return [
    row('subtotal', 'Subtotal', totals.subtotal),
    ...less('discount', 'Discount', totals.discount),
    ...(invoice.pricesIncludeTax && taxRows.length > 0 ? [row('net', 'Net', totals.net)] : []),
    ...taxRows,
    ...(isDiscountedAfterTax ? [row('gross', 'Total with tax', totals.gross)] : []),
    ...less('discount_after_tax', 'Discount after tax', totals.discountAfterTax),
    row('total', 'Total', totals.total),
    ...(isSettled(invoice) ? settledRows(invoice, totals, row) : withheldRows(totals, row)),
  ]
}

/** Payments count what was withheld with them, so that nothing is left to say of it beside them. */
const isSettled = (invoice: Invoice): invoice is IssuedInvoice =>
  invoice.status === 'issued' && !Money.isZero(invoice.settled)

type Row = (kind: DocumentSumKind, label: string, amount: Money) => DocumentSum

function withheldRows(totals: DocumentTotals, row: Row): DocumentSum[] {
  if (totals.withholdings.length === 0) return []
  return [
    ...totals.withholdings.map((tax) =>
      row(
        'withheld',
        `Withheld: ${tax.name} ${percentText(tax.ratePercent)}`,
        Money.negate(tax.tax),
      ),
    ),
    row('payable', 'To pay', totals.payable),
  ]
}

function settledRows(invoice: IssuedInvoice, totals: DocumentTotals, row: Row): DocumentSum[] {
  return [
    row('paid', 'Paid', Money.negate(invoice.settled)),
    row('due', 'Amount due', Money.subtract(totals.total, invoice.settled)),
  ]
}

/**
 * What the law of the sale asks to be said; the wording is neutral, a country pack may say more.
 */
function kindNotes(totals: DocumentTotals): string[] {
  return totals.taxes.some((row) => row.kind === 'reverse_charge')
    ? ['Reverse charge: the customer accounts for the tax.']
    : []
}
