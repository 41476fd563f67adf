import { Money } from '../money/index.ts'

const floorDivide = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}

/**
 * Parts that sum to `total` and lie nearest to their exact targets `numerator / divisor` (in minor
 * units): rule 4 for amounts of either sign. Each part is its target rounded down; what is left
 * goes to the largest fractions, ties by position. `divisor` is positive.
 */
export function spread(total: Money, numerators: readonly bigint[], divisor: bigint): Money[] {
  const parts = numerators.map((numerator, position) => {
    const minor = floorDivide(numerator, divisor)
    return { position, minor, fraction: numerator - minor * divisor }
  })
  const byFraction = [...parts].sort((a, b) =>
    a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1,
  )
  const left = total.minor - parts.reduce((sum, part) => sum + part.minor, 0n)
  // The total is itself rounded, so it may lie below the parts: then the smallest fractions give way.
  const count = BigInt(Math.max(parts.length, 1))
  const each = floorDivide(left, count)
  let ones = left - each * count
  for (const part of byFraction) {
    part.minor += ones > 0n ? each + 1n : each
    ones -= 1n
  }
  return parts.map((part) => Money.of(part.minor, total.currency))
}
