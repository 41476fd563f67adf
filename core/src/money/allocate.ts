import { assert } from '../errors/index.ts'
import { Money } from './money.ts'

/**
 * Splits an amount by weights so that the parts always sum to it (rule 4): each part gets its whole share,
 * the left-over minor units go to the largest fractions, ties by position. Weights are not negative; if all
 * are zero they count as equal. Works for negative amounts too.
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  assert(weights.length > 0, 'there must be a weight')
  assert(
    weights.every((weight) => weight >= 0n),
    'weights are not negative',
  )
  const given = weights.reduce((sum, weight) => sum + weight, 0n)
  const shares = given === 0n ? weights.map(() => 1n) : weights
  const whole = given === 0n ? BigInt(weights.length) : given
  const sign = total.minor < 0n ? -1n : 1n
  const magnitude = total.minor * sign

  const parts = shares.map((share, position) => ({
    position,
    minor: (magnitude * share) / whole,
    fraction: (magnitude * share) % whole,
  }))
  let left = magnitude - parts.reduce((sum, part) => sum + part.minor, 0n)
  const byFraction = [...parts].sort((a, b) =>
    a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1,
  )
  for (const part of byFraction) {
    if (left === 0n) break
    part.minor += 1n
    left -= 1n
  }
  return parts.map((part) => Money.of(part.minor * sign, total.currency))
}
