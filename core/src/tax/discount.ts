import type { CurrencyCode } from '../money/index.ts'
import { allocate, Decimal, Money } from '../money/index.ts'
import { spread } from './spread.ts'

/**
 * A reduction: a share of the amount (0 to 100 percent) or a fixed amount in the document's
 * currency.
 */
export type Discount =
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | { readonly kind: 'amount'; readonly amount: Money }

/**
 * A reduction of the whole document, spread over its lines by rule 4. `isAfterTax` marks a
 * financial discount: it lowers what is owed and leaves the taxable amounts alone (rule 12).
 */
export type DocumentDiscount = Discount & { readonly isAfterTax: boolean }

const hundredPercent = Decimal.of(100n)

/**
 * A line's amount: quantity × unit price less the line's discount, rounded once. The printed
 * discount is the difference to the rounded price, so a line adds up by hand.
 */
export function lineAmount(
  line: { quantity: Decimal; unitPrice: Decimal; discount: Discount | null },
  currency: CurrencyCode,
): { price: Money; discount: Money; amount: Money } {
  const exact = Decimal.multiply(line.quantity, line.unitPrice)
  const price = Money.round(exact, currency)
  const amount = lessDiscount(exact, price, line.discount)
  return { price, amount, discount: Money.subtract(price, amount) }
}

function lessDiscount(exact: Decimal, price: Money, discount: Discount | null): Money {
  if (!discount) return price
  if (discount.kind === 'amount') return Money.subtract(price, discount.amount)
  const kept = Decimal.fromPercent(Decimal.subtract(hundredPercent, discount.percent))
  return Money.round(Decimal.multiply(exact, kept), price.currency)
}

/** The reduction in money: a percentage of `amount`, rounded once, or the fixed amount. */
export function discountOf(discount: Discount | null, amount: Money): Money {
  if (!discount) return Money.zero(amount.currency)
  if (discount.kind === 'amount') return discount.amount
  return Money.times(amount, Decimal.fromPercent(discount.percent))
}

/**
 * The reduction's share of each line, in proportion to the line's amount; the shares sum to the
 * reduction (rule 4). A negative line takes a negative share, so a discount of 100 % leaves every
 * line at exactly zero (rule 13).
 */
export function discountShares(discount: Money, amounts: readonly Money[]): Money[] {
  if (amounts.length === 0) return []
  const whole = Money.sum(amounts, discount.currency).minor
  // Without a whole to be a part of, lines share equally.
  if (whole === 0n)
    return allocate(
      discount,
      amounts.map(() => 1n),
    )
  const sign = whole < 0n ? -1n : 1n
  const numerators = amounts.map((amount) => discount.minor * amount.minor * sign)
  return spread(discount, numerators, whole * sign)
}
