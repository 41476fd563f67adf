import type { CurrencyCode, Decimal } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { Discount, DocumentDiscount } from './discount.ts'
import { discountOf, discountShares, lineAmount } from './discount.ts'
import type { TaxAmount, TaxedGroup, TaxedLine } from './group-tax.ts'
import { groupTax } from './group-tax.ts'
import type { AppliedTax } from './tax-code.ts'
import type { TaxSubtotal } from './tax-subtotals.ts'
import { taxSubtotals } from './tax-subtotals.ts'

export const taxRoundings = ['per_document', 'per_line'] as const
/**
 * Where tax is rounded: once per tax code and document, or on every line (rule 7). Stored on the
 * document.
 */
export type TaxRounding = (typeof taxRoundings)[number]

export type TaxableLine = {
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly discount: Discount | null
  readonly taxes: readonly AppliedTax[]
}

export type TaxableDocument = {
  readonly currency: CurrencyCode
  readonly pricesIncludeTax: boolean
  readonly taxRounding: TaxRounding
  readonly discount: DocumentDiscount | null
  readonly lines: readonly TaxableLine[]
}

export type LineTotals = {
  /** Quantity × unit price, before any discount, as a price list would say it. */
  readonly price: Money
  readonly discount: Money
  /** What the line prints: price less its own discount. Includes tax where prices do. */
  readonly amount: Money
  /** This line's share of a document discount before tax. */
  readonly documentDiscount: Money
  readonly net: Money
  readonly taxes: readonly TaxAmount[]
  readonly tax: Money
  readonly gross: Money
  readonly withheld: Money
}

export type DocumentTotals = {
  readonly lines: readonly LineTotals[]
  /** Σ line amounts as printed, before the document discount (EN 16931 BR-CO-10). */
  readonly subtotal: Money
  /** The document discount before tax, as printed under the subtotal. */
  readonly discount: Money
  readonly net: Money
  readonly taxes: readonly TaxSubtotal[]
  /** Σ tax subtotals (EN 16931 BR-CO-14). */
  readonly tax: Money
  /** net + tax, always. */
  readonly gross: Money
  /** The financial discount, taken off after tax. */
  readonly discountAfterTax: Money
  /** gross − discountAfterTax: the claim, which is what the receivable becomes. */
  readonly total: Money
  readonly withholdings: readonly TaxSubtotal[]
  readonly withheld: Money
  /** total − withheld: what the customer transfers. */
  readonly payable: Money
}

/**
 * All figures of a document, the only place where they are computed: screen, API, PDF and posting
 * show these (rule 5).
 *
 * Each line is rounded once to an amount; a discount before tax is spread over the lines by rule 4;
 * then each tax is taken of all lines that carry it together (`per_document`, EN 16931 BR-CO-17) or
 * of each line by itself (`per_line`). Every other figure is plain addition, so that a printed
 * document adds up by hand.
 * Accepts unfinished documents, an empty one too. Throws `money.too_large` where a figure passes
 * 10^15 minor units (rule 6).
 */
export function documentTax(document: TaxableDocument): DocumentTotals {
  const { currency, discount } = document
  const printed = document.lines.map((line) => lineAmount(line, currency))
  const amounts = printed.map((line) => line.amount)
  const subtotal = Money.sum(amounts, currency)
  const beforeTax = discountOf(discount?.isAfterTax ? null : discount, subtotal)
  const shares = discountShares(beforeTax, amounts)
  const discounted = amounts.map((amount, line) => lessShare(amount, shares[line]))
  const { groups, taxed } = taxedLines(document, discounted)
  const lines = printed.map((line, position): LineTotals => ({
    ...line,
    documentDiscount: shares[position] ?? Money.zero(currency),
    ...lineFigures(taxed[position], currency),
  }))
  // Nothing to take from without lines: the printed discount is what the lines took.
  const taken = Money.sum(shares, currency)
  const totals = { lines, subtotal, discount: taken, ...sums(document, lines, groups) }
  assertStorable(totals)
  return totals
}

/** Every figure that is printed, stored or posted by itself is one amount (rule 6), not a sum of the books. */
function assertStorable({ lines, taxes, withholdings, ...document }: DocumentTotals): void {
  for (const { taxable, tax } of [...taxes, ...withholdings]) [taxable, tax].forEach(Money.storable)
  for (const { taxes: _, ...line } of lines) Object.values(line).forEach(Money.storable)
  Object.values(document).forEach(Money.storable)
}

/** What follows from lines and groups by addition, and the discount that comes after tax. */
function sums(
  { currency, discount }: TaxableDocument,
  lines: readonly LineTotals[],
  groups: readonly TaxedGroup[],
): Omit<DocumentTotals, 'lines' | 'subtotal' | 'discount'> {
  const sumOf = (rows: readonly { readonly tax: Money }[]): Money =>
    Money.sum(
      rows.map((row) => row.tax),
      currency,
    )
  const net = Money.sum(
    lines.map((line) => line.net),
    currency,
  )
  const taxes = taxSubtotals(groups.flatMap((group) => group.charged))
  const withholdings = taxSubtotals(groups.flatMap((group) => group.withheld))
  const tax = sumOf(taxes)
  const gross = Money.add(net, tax)
  const discountAfterTax = discountOf(discount?.isAfterTax ? discount : null, gross)
  const total = Money.subtract(gross, discountAfterTax)
  const withheld = sumOf(withholdings)
  const payable = Money.subtract(total, withheld)
  return { net, taxes, tax, gross, discountAfterTax, total, withholdings, withheld, payable }
}

const lessShare = (amount: Money, share: Money | undefined): Money =>
  share ? Money.subtract(amount, share) : amount

function lineFigures(
  line: TaxedLine | undefined,
  currency: CurrencyCode,
): Pick<LineTotals, 'net' | 'taxes' | 'tax' | 'gross' | 'withheld'> {
  const net = line?.net ?? Money.zero(currency)
  const taxes = line?.charged ?? []
  const tax = Money.sum(
    taxes.map((row) => row.tax),
    currency,
  )
  const withheld = Money.sum(
    (line?.withheld ?? []).map((row) => row.tax),
    currency,
  )
  return { net, taxes, tax, gross: Money.add(net, tax), withheld }
}

/** `amounts` are the discounted line amounts. */
function taxedLines(
  document: TaxableDocument,
  amounts: readonly Money[],
): { groups: readonly TaxedGroup[]; taxed: readonly TaxedLine[] } {
  const { currency, taxRounding } = document
  const lines = document.lines.map(({ taxes }, position) => ({
    taxes,
    amount: amounts[position] ?? Money.zero(currency),
  }))
  const together = taxRounding === 'per_line' ? lines.map((line) => [line]) : [lines]
  const groups = together.map((own) => groupTax(own, document))
  return { groups, taxed: groups.flatMap((group) => group.lines) }
}
