import type { Issue } from '../errors/index.ts'
import type { InvoiceLineId } from '../ids/index.ts'
import { Decimal, divideRounded, Money } from '../money/index.ts'
import type { CreditNoteLine, CreditedFigures } from './credit-note.ts'
import { creditNoteFaults } from './credit-note-errors.ts'
import type { Progress } from './credited-figures.ts'
import { creditableFigures, nextFigures, quantityProgress } from './credited-figures.ts'
import type { InvoiceLine } from './invoice.ts'
import type { InvoiceFigures } from './invoice-totals.ts'

/** A line of an invoice with what live credit notes have left of it. */
export type CreditableLine = {
  readonly line: InvoiceLine
  readonly whole: CreditedFigures
  readonly before: readonly CreditNoteLine[]
  /** In the line's own direction: negative for a line that took something back. */
  readonly amountLeft: Money
  readonly quantityLeft: Decimal
}

/** What someone asks to credit of a line: pieces, or an amount in the invoice's price basis. */
export type WantedCredit = { readonly invoiceLineId: InvoiceLineId } & (
  { readonly quantity: Decimal } | { readonly amount: Money }
)

/** Every line of the invoice, in order; `credited` are the lines of its live credit notes. */
export function creditableLines(
  invoice: InvoiceFigures,
  credited: readonly CreditNoteLine[],
): CreditableLine[] {
  const wholes = creditableFigures(invoice)
  const byLine = Map.groupBy(credited, (one) => one.invoiceLineId)
  return invoice.lines.flatMap((line, position) => {
    const whole = wholes[position]
    if (!whole) return []
    const before = byLine.get(line.id) ?? []
    const taken = Money.sum(
      before.map((one) => one.amount),
      invoice.currency,
    )
    const amountLeft = Money.subtract(whole.amount, taken)
    return [{ line, whole, before, amountLeft, quantityLeft: quantityLeft(line, before) }]
  })
}

function quantityLeft(line: InvoiceLine, before: readonly CreditNoteLine[]): Decimal {
  return before.reduce(
    (left, one) => (one.quantity ? Decimal.subtract(left, one.quantity) : left),
    line.quantity,
  )
}

/** True while something of the line can still be credited. */
export function isCreditable({ whole, amountLeft, quantityLeft: left }: CreditableLine): boolean {
  return Money.isZero(whole.amount) ? !Decimal.isZero(left) : !Money.isZero(amountLeft)
}

/** A line of a note, or why it cannot be: at most what remains (rule 30). */
export function creditedLine(
  of: CreditableLine,
  want: WantedCredit,
  at: { readonly path: Issue['path']; readonly pricesIncludeTax: boolean },
): CreditNoteLine | Issue {
  const taken =
    'quantity' in want ? byQuantity(of, want.quantity, at.path) : byAmount(of, want.amount, at.path)
  if ('code' in taken) return taken
  const { line, whole, before } = of
  const { amount, quantity, progress } = taken
  return {
    ...nextFigures(whole, before, { amount, progress, pricesIncludeTax: at.pricesIncludeTax }),
    invoiceLineId: line.id,
    description: line.description,
    quantity,
    unitPrice: quantity && line.unitPrice,
  }
}

type Taken = {
  readonly amount: Money
  readonly quantity: Decimal | null
  readonly progress: Progress
}

function byQuantity(of: CreditableLine, quantity: Decimal, path: Issue['path']): Taken | Issue {
  const { line, whole, amountLeft, quantityLeft: left } = of
  const at = [...path, 'quantity']
  if (!isPartOf(quantity.units, line.quantity.units)) return creditNoteFaults.notPositive(at)
  const isLast = Decimal.compare(quantity, left) === 0
  const { part, whole: pieces } = quantityProgress(quantity, line.quantity)
  const { currency } = whole.amount
  const amount = isLast
    ? amountLeft
    : Money.of(divideRounded(whole.amount.minor * part, pieces), currency)
  const rest = quantityProgress(left, quantity)
  const isBeyond = magnitude(rest.part) < magnitude(rest.whole)
  if (isBeyond || !isWithin(amount, amountLeft)) {
    const words = `${Decimal.toString(Decimal.normalize(left))} (${Money.toString(amountLeft)} ${currency})`
    return creditNoteFaults.overCredited(at, words)
  }
  const after = Decimal.add(Decimal.subtract(line.quantity, left), quantity)
  const progress = Money.isZero(whole.amount)
    ? quantityProgress(after, line.quantity)
    : amountProgress(of, amount)
  return { amount, quantity, progress }
}

function byAmount(of: CreditableLine, amount: Money, path: Issue['path']): Taken | Issue {
  const { whole, amountLeft } = of
  const at = [...path, 'amount']
  const { currency } = whole.amount
  if (amount.currency !== currency) return creditNoteFaults.currency(at, currency)
  if (!isPartOf(amount.minor, whole.amount.minor)) return creditNoteFaults.notPositive(at)
  if (!isWithin(amount, amountLeft)) {
    return creditNoteFaults.overCredited(at, `${Money.toString(amountLeft)} ${currency}`)
  }
  return { amount, quantity: null, progress: amountProgress(of, amount) }
}

/** Not nothing, and of the same sign. */
const isPartOf = (part: bigint, whole: bigint): boolean =>
  part !== 0n && whole !== 0n && part < 0n === whole < 0n

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const isWithin = (amount: Money, left: Money): boolean =>
  magnitude(amount.minor) <= magnitude(left.minor) &&
  (Money.isZero(amount) || amount.minor < 0n === left.minor < 0n)

const amountProgress = ({ whole, amountLeft }: CreditableLine, amount: Money): Progress => ({
  part: whole.amount.minor - amountLeft.minor + amount.minor,
  whole: whole.amount.minor,
})
