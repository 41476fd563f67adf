import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { Address, PaperLanguage } from '../parties/index.ts'
import { addressLines } from '../parties/index.ts'
import type { Discount, DocumentTotals, LineTotals } from '../tax/index.ts'
import type { Invoice, InvoiceLine, IssuedInvoice } from './invoice.ts'
import { paidPart } from './invoice-settlement.ts'
import { invoiceTotals } from './invoice-totals.ts'
import type { PaperWords } from './paper-words.ts'
import { paperWords } from './paper-words.ts'
import { printedFigure } from './printed-figures.ts'

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
  | 'credited'
  | 'written_off'
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
  readonly language: PaperLanguage
  readonly title: string
  /** Printed across the page; null on a valid invoice. */
  readonly mark: string | null
  readonly isVoid: boolean
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

/** Whom a document is between, and the language of its words; English where nothing is said. */
export type DocumentSides = {
  readonly seller: DocumentParty
  readonly customer: DocumentParty | null
  readonly language?: PaperLanguage
}

/** The document of an invoice in its present state; a draft may lack its customer. */
export function invoiceDocument(invoice: Invoice, sides: DocumentSides): InvoiceDocument {
  const { seller, customer, language = 'en' } = sides
  const words = paperWords[language]
  const totals = invoiceTotals(invoice)
  const isTaxed = totals.taxes.length > 0
  return {
    language,
    title: words.invoice,
    mark: markOf(invoice, words),
    isVoid: invoice.status === 'voided',
    number: invoice.number,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    reference: invoice.reference,
    currency: invoice.currency,
    pricesNote: isTaxed ? pricesText(invoice, words) : '',
    seller: printedParty(seller),
    customer: customer && printedParty(customer),
    lines: invoice.lines.flatMap((line, position) => {
      const figures = totals.lines[position]
      return figures ? [documentLine(line, figures, language)] : []
    }),
    sums: sumsOf(invoice, totals, language),
    taxes: totals.taxes.map((row) => ({
      name: row.name,
      rate: percentText(row.ratePercent, language),
      taxable: Money.toString(row.taxable),
      tax: Money.toString(row.tax),
    })),
    notes: [...kindNotes(totals, words), invoice.note].filter((note) => note.trim() !== ''),
  }
}

function markOf({ status }: Invoice, words: PaperWords): string | null {
  if (status === 'issued') return null
  return status === 'draft' ? words.draft : words.void
}

/** Whether the printed prices hold the tax. */
export const pricesText = (
  { pricesIncludeTax }: { readonly pricesIncludeTax: boolean },
  words: PaperWords,
): string => (pricesIncludeTax ? words.pricesIncludeTax : words.pricesExcludeTax)

/** The party as a document prints it: its address in lines. */
export function printedParty(party: DocumentParty): PrintedParty {
  const { name, email, phone, taxId } = party
  return { name, email, phone, taxId, lines: addressLines(party.address) }
}

function documentLine(
  line: InvoiceLine,
  figures: LineTotals,
  language: PaperLanguage,
): DocumentLine {
  return {
    description: line.description,
    quantity: Decimal.toString(Decimal.normalize(line.quantity)),
    unitPrice: unitPriceText(line.unitPrice, figures.amount),
    discount: line.discount ? discountText(line.discount) : '',
    tax: line.taxes
      .map((applied) => `${applied.name} ${percentText(applied.ratePercent, language)}`)
      .join(', '),
    amount: Money.toString(figures.amount),
  }
}

/** `2.5 %`, in French `2,5 %`. */
export const percentText = (percent: Decimal, language: PaperLanguage): string =>
  printedFigure(`${Decimal.toString(Decimal.normalize(percent))} %`, language)

const discountText = (discount: Discount): string =>
  discount.kind === 'percent'
    ? percentText(discount.percent, 'en')
    : Money.toString(discount.amount)

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
function sumsOf(invoice: Invoice, totals: DocumentTotals, language: PaperLanguage): DocumentSum[] {
  const words = paperWords[language]
  const less = (kind: DocumentSumKind, label: string, amount: Money): DocumentSum[] =>
    Money.isZero(amount) ? [] : [sumRow(kind, label, Money.negate(amount))]
  const taxRows = totals.taxes.map((tax) =>
    sumRow('tax', `${tax.name} ${percentText(tax.ratePercent, language)}`, tax.tax),
  )
  const isDiscountedAfterTax = !Money.isZero(totals.discountAfterTax)
  return [
    sumRow('subtotal', words.subtotal, totals.subtotal),
    ...less('discount', words.discount, totals.discount),
    ...(invoice.pricesIncludeTax && taxRows.length > 0
      ? [sumRow('net', words.net, totals.net)]
      : []),
    ...taxRows,
    ...(isDiscountedAfterTax ? [sumRow('gross', words.totalWithTax, totals.gross)] : []),
    ...less('discount_after_tax', words.discountAfterTax, totals.discountAfterTax),
    sumRow('total', words.total, totals.total),
    ...(isSettled(invoice) ? settledRows(invoice, totals, words) : withheldRows(totals, language)),
  ]
}

/** Payments count what was withheld with them, so that nothing is left to say of it beside them. */
const isSettled = (invoice: Invoice): invoice is IssuedInvoice =>
  invoice.status === 'issued' && !Money.isZero(invoice.settled)

/** One row under the lines. */
export const sumRow = (kind: DocumentSumKind, label: string, amount: Money): DocumentSum => ({
  kind,
  label,
  amount: Money.toString(amount),
})

function withheldRows(totals: DocumentTotals, language: PaperLanguage): DocumentSum[] {
  if (totals.withholdings.length === 0) return []
  const words = paperWords[language]
  return [
    ...totals.withholdings.map((tax) => {
      const name = `${tax.name} ${percentText(tax.ratePercent, language)}`
      return sumRow('withheld', words.heldBack(name), Money.negate(tax.tax))
    }),
    sumRow('payable', words.toPay, totals.payable),
  ]
}

/** What payments, credit notes and write-offs took off, each in a row of its own: a credited invoice was not paid. */
function settledRows(
  invoice: IssuedInvoice,
  totals: DocumentTotals,
  words: PaperWords,
): DocumentSum[] {
  const { credited, writtenOff } = invoice
  const less = (kind: DocumentSumKind, label: string, amount: Money): DocumentSum[] =>
    Money.isZero(amount) ? [] : [sumRow(kind, label, Money.negate(amount))]
  return [
    ...less('paid', words.paid, paidPart(invoice)),
    ...less('credited', words.credited, credited),
    ...less('written_off', words.writtenOff, writtenOff),
    sumRow('due', words.amountDue, Money.subtract(totals.total, invoice.settled)),
  ]
}

/**
 * What the law of the sale asks to be said; the wording is neutral, a country pack may say more.
 */
function kindNotes(totals: DocumentTotals, words: PaperWords): string[] {
  return totals.taxes.some((row) => row.kind === 'reverse_charge') ? [words.reverseCharge] : []
}
