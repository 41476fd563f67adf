import { Decimal } from '../money/index.ts'

const hundred = Decimal.of(100n)

/** Whether a discount may be that many percent: 0 to 100. */
export const isDiscountPercent = (percent: Decimal): boolean =>
  !Decimal.isNegative(percent) && Decimal.compare(percent, hundred) <= 0

/** Whether a unit of a currency may cost that: more than zero. */
export const isExchangeRate = (rate: Decimal): boolean => Decimal.compare(rate, Decimal.zero) > 0
