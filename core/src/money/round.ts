import { assert } from '../errors/index.ts'

/**
 * Integer quotient rounded half away from zero: the one rounding of the house (rule 3).
 * `divideRounded(5n, 2n)` is `3n`, `divideRounded(-5n, 2n)` is `-3n`. `divisor` must not be zero.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  assert(divisor !== 0n, 'division by zero')
  const negative = dividend < 0n !== divisor < 0n
  const n = dividend < 0n ? -dividend : dividend
  const d = divisor < 0n ? -divisor : divisor
  const magnitude = (n * 2n + d) / (d * 2n)
  return negative ? -magnitude : magnitude
}

/** Ten to the power `exponent` (0 or more). */
export function powerOfTen(exponent: number): bigint {
  assert(Number.isInteger(exponent) && exponent >= 0, 'the exponent is a whole number from 0')
  return 10n ** BigInt(exponent)
}
