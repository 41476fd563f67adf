import type { CurrencyCode } from '../money/index.ts'
import { divideRounded, Money } from '../money/index.ts'
import type { DocumentTotals } from '../tax/index.ts'
import { taxSubtotals } from '../tax/index.ts'
import type { CreditNote, CreditedFigures } from './credit-note.ts'
import type { IssuedInvoice, VoidedInvoice } from './invoice.ts'
import { invoiceBaseTotal, invoiceTotals } from './invoice-totals.ts'

/** The figures of a credit note, named as an invoice's are. */
export type CreditNoteTotals = Omit<DocumentTotals, 'lines'>

/**
 * Sums of the stored lines, by plain addition. Nothing is withheld of a credit: the total is what
 * the claim falls by. Throws `money.too_large` where a figure passes 10^15 minor units (rule 6).
 */
export function creditNoteTotals(
  lines: readonly CreditedFigures[],
  currency: CurrencyCode,
): CreditNoteTotals {
  const sumOf = (figure: (line: CreditedFigures) => Money): Money =>
    Money.sum(lines.map(figure), currency)
  const net = sumOf((line) => line.net)
  const taxes = taxSubtotals(lines.flatMap((line) => line.taxes))
  const tax = Money.sum(
    taxes.map((row) => row.tax),
    currency,
  )
  const gross = Money.add(net, tax)
  const discountAfterTax = sumOf((line) => line.discountAfterTax)
  const total = Money.subtract(gross, discountAfterTax)
  return {
    subtotal: Money.storable(sumOf((line) => line.amount)),
    discount: sumOf((line) => line.documentDiscount),
    net: Money.storable(net),
    taxes,
    tax,
    gross: Money.storable(gross),
    discountAfterTax,
    total: Money.storable(total),
    withholdings: [],
    withheld: Money.zero(currency),
    payable: total,
  }
}

export const creditNoteTotal = (note: Pick<CreditNote, 'lines' | 'currency'>): Money =>
  creditNoteTotals(note.lines, note.currency).total

/**
 * What a credit of `total` takes of the invoice's base total, by cumulative difference: the notes
 * that credit all of the invoice take all of its base value.
 */
export function creditedBase(
  invoice: IssuedInvoice | VoidedInvoice,
  live: readonly Pick<CreditNote, 'lines' | 'currency' | 'baseTotal'>[],
  total: Money,
): Money {
  const whole = invoiceTotals(invoice).total
  const base = invoiceBaseTotal(invoice)
  const credited = Money.sum(live.map(creditNoteTotal), invoice.currency)
  const taken = Money.sum(
    live.map((note) => note.baseTotal),
    invoice.baseCurrency,
  )
  const after = divideRounded(base.minor * (credited.minor + total.minor), whole.minor)
  const share = Money.of(after - taken.minor, invoice.baseCurrency)
  return Money.isNegative(share) ? Money.zero(invoice.baseCurrency) : share
}
