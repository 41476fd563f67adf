import { Money } from '../money/index.ts'

const floorDivide = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}

/**
 * Parts that sum to `total` and lie nearest to their exact targets `numerator / divisor` (in minor units): rule 4 for
 * amounts of either sign. Each part is its target rounded down; what is left goes to the largest fractions, ties by
 * position. `divisor` is positive.
 */
export function spread(total: Money, numerators: readonly bigint[], divisor: bigint): Money[] {
  const parts = numerators.map((numerator, position) => {
    const minor = floorDivide(numerator, divisor)
    return { position, minor, fraction: numerator - minor * divisor }
  })
  const byFraction = [...parts].sort((a, b) =>
    a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1,
  )
  let left = total.minor - parts.reduce((sum, part) => sum + part.minor, 0n)
  // The total is itself rounded, so it may lie a unit below the parts: then the smallest fractions give way.
  const step = left < 0n ? -1n : 1n
  const order = left < 0n ? byFraction.reverse() : byFraction
  for (let turn = 0; left !== 0n; turn = (turn + 1) % order.length) {
    const part = order[turn]
    if (!part) break
    part.minor += step
    left -= step
  }
  return parts.map((part) => Money.of(part.minor, total.currency))
}
