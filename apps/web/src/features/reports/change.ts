import { Decimal, Money, currency } from '@smb/core/money'

export type Change = {
  /** Decimal string in the currency of the amounts. */
  readonly amount: string
  /** With one decimal; undefined where the earlier amount is zero, of which there is no percentage. */
  readonly percent: string | undefined
  /** F favourable, A adverse, '' where nothing changed. */
  readonly flag: 'F' | 'A' | ''
}

const hundred = Decimal.of(100n)

/** How an amount moved against an earlier one. More is good for income and profit, and bad for costs. */
export function changeOf(
  now: string,
  before: string,
  as: { readonly currency: string; readonly moreIsGood: boolean },
): Change {
  const code = currency(as.currency)
  const [a, b] = [Money.read(now, code), Money.read(before, code)]
  const difference = Money.subtract(a, b)
  if (Money.isZero(difference)) {
    return { amount: Money.toString(difference), percent: undefined, flag: '' }
  }
  const isGood = Money.isPositive(difference) === as.moreIsGood
  return {
    amount: Money.toString(difference),
    percent: Money.isZero(b) ? undefined : percentOf(difference, b),
    flag: isGood ? 'F' : 'A',
  }
}

/** The sign is that of the change: a loss that shrank is a positive percentage. */
function percentOf(difference: Money, before: Money): string {
  const whole = Money.isNegative(before) ? Money.negate(before) : before
  const hundredfold = Decimal.multiply(Money.toDecimal(difference), hundred)
  return Decimal.toString(Decimal.divide(hundredfold, Money.toDecimal(whole), 1))
}
