import { divideRounded, Money, powerOfTen } from '../money/index.ts'
import type { Decimal } from '../money/index.ts'
import type { DocumentTotals, LineTotals, TaxAmount } from '../tax/index.ts'
import { discountShares } from '../tax/index.ts'
import type { CreditedFigures } from './credit-note.ts'
import type { InvoiceFigures } from './invoice-totals.ts'
import { invoiceTotals } from './invoice-totals.ts'

/** The whole figures of every line of an invoice, in order. */
export function creditableFigures(invoice: InvoiceFigures): CreditedFigures[] {
  const totals = invoiceTotals(invoice)
  const shares = afterTaxShares(totals)
  return totals.lines.map((line, position) => ({
    amount: line.amount,
    documentDiscount: line.documentDiscount,
    net: line.net,
    taxes: line.taxes,
    discountAfterTax: shares[position] ?? Money.zero(invoice.currency),
  }))
}

const afterTaxShares = (totals: DocumentTotals): Money[] =>
  discountShares(
    totals.discountAfterTax,
    totals.lines.map((line: LineTotals) => line.gross),
  )

/** How far a line is credited, as a fraction: of its amount, or of its pieces where it costs nothing. */
export type Progress = { readonly part: bigint; readonly whole: bigint }

/**
 * What the next credit takes of a line: for each figure round(whole × progress) less what live notes
 * took before, so that the credit that completes the line takes exactly what is left. Never gives a
 * figure of the other sign, also where an earlier note was voided in between. Net follows from the
 * others, so that a printed note adds up by hand.
 */
export function nextFigures(
  whole: CreditedFigures,
  before: readonly CreditedFigures[],
  next: { readonly amount: Money; readonly progress: Progress; readonly pricesIncludeTax: boolean },
): CreditedFigures {
  const share = (figure: Money, taken: readonly Money[]): Money =>
    nextShare(figure, Money.sum(taken, figure.currency), next.progress)
  const documentDiscount = share(
    whole.documentDiscount,
    before.map((one) => one.documentDiscount),
  )
  // Every note lists the taxes of the line in the line's order.
  const taxes = whole.taxes.map(({ applied, tax }, position) => ({
    applied,
    tax: share(
      tax,
      before.flatMap((one) => one.taxes[position]?.tax ?? []),
    ),
  }))
  const discounted = Money.subtract(next.amount, documentDiscount)
  const net = next.pricesIncludeTax
    ? taxes.reduce((rest, row) => Money.subtract(rest, row.tax), discounted)
    : discounted
  return {
    amount: next.amount,
    documentDiscount,
    net,
    taxes: withTaxable(net, taxes),
    discountAfterTax: share(
      whole.discountAfterTax,
      before.map((one) => one.discountAfterTax),
    ),
  }
}

/** A part of `figure` by cumulative difference; see {@link nextFigures}. */
export function nextShare(figure: Money, taken: Money, { part, whole }: Progress): Money {
  const { currency } = figure
  if (whole === 0n) return Money.zero(currency)
  const after = divideRounded(figure.minor * part, whole)
  const share = Money.of(after - taken.minor, currency)
  const isTurned = share.minor !== 0n && share.minor < 0n !== figure.minor < 0n
  return isTurned ? Money.zero(currency) : share
}

/** A compound tax applies to the taxes before it. */
function withTaxable(net: Money, taxes: readonly Omit<TaxAmount, 'taxable'>[]): TaxAmount[] {
  let before = net
  return taxes.map((row) => {
    const taxable = row.applied.isCompound ? before : net
    before = Money.add(before, row.tax)
    return { ...row, taxable }
  })
}

/** Both of one scale, so that their quotient is exact. */
export function quantityProgress(part: Decimal, whole: Decimal): Progress {
  const scale = Math.max(part.scale, whole.scale)
  const units = (figure: Decimal): bigint => figure.units * powerOfTen(scale - figure.scale)
  return { part: units(part), whole: units(whole) }
}
