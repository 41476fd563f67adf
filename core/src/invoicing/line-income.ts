import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import { discountShares } from '../tax/index.ts'
import type { IssuedCreditNote } from './credit-note.ts'
import { incomeKey } from './income-marks.ts'
import type { DraftInvoice, InvoiceLine, IssuedInvoice, VoidedInvoice } from './invoice.ts'
import { invoiceTotals } from './invoice-totals.ts'

type Conversion = { readonly rate: Decimal; readonly baseCurrency: CurrencyCode }

/** What a line sold: its net, and its share of a discount after tax, which its income account gives back. */
type Sold = { readonly line: InvoiceLine; readonly net: Money; readonly givenBack: Money }

/**
 * What each line brings to its income account in base currency, after every discount: the lines of an account and the
 * same taxes together exactly what the entry of the invoice posts there. Undefined while the exchange rate is not known.
 */
export function lineIncomes(
  invoice: DraftInvoice | IssuedInvoice | VoidedInvoice,
): readonly Money[] | undefined {
  const { lines, exchangeRate: rate, baseCurrency } = invoice
  if (rate === null) return undefined
  const totals = invoiceTotals(invoice)
  const shares = discountShares(
    totals.discountAfterTax,
    totals.lines.map(({ gross }) => gross),
  )
  const zero = Money.zero(invoice.currency)
  const sold = lines.map((line, position): Sold => ({
    line,
    net: totals.lines[position]?.net ?? zero,
    givenBack: shares[position] ?? zero,
  }))
  return incomesInBase(sold, { rate, baseCurrency })
}

/** What each line of a credit note takes of its income account, in base currency. `lines` are the invoice's. */
export function creditedIncomes(
  note: Pick<IssuedCreditNote, 'lines' | 'exchangeRate' | 'baseCurrency'>,
  lines: readonly InvoiceLine[],
): readonly Money[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const sold = note.lines.flatMap((figures): Sold[] => {
    const line = byId.get(figures.invoiceLineId)
    return line ? [{ line, net: figures.net, givenBack: figures.discountAfterTax }] : []
  })
  return incomesInBase(sold, { rate: note.exchangeRate, baseCurrency: note.baseCurrency })
}

/**
 * An entry converts the sum of lines with one key, once. Each line takes the conversion of the sum up to itself less
 * that of the sum before it: together they are the entry's to the minor unit, whatever each rounds to.
 */
function incomesInBase(sold: readonly Sold[], conversion: Conversion): Money[] {
  const sums = new Map<string, { net: Money; givenBack: Money }>()
  return sold.map(({ line, net, givenBack }) => {
    const zero = Money.zero(net.currency)
    const before = sums.get(incomeKey(line)) ?? { net: zero, givenBack: zero }
    const after = {
      net: Money.add(before.net, net),
      givenBack: Money.add(before.givenBack, givenBack),
    }
    sums.set(incomeKey(line), after)
    return Money.subtract(earned(after, conversion), earned(before, conversion))
  })
}

const earned = (sums: { net: Money; givenBack: Money }, conversion: Conversion): Money =>
  Money.subtract(inBase(sums.net, conversion), inBase(sums.givenBack, conversion))

const inBase = (amount: Money, { rate, baseCurrency }: Conversion): Money =>
  amount.currency === baseCurrency
    ? amount
    : Money.round(Decimal.multiply(Money.toDecimal(amount), rate), baseCurrency)
