/** Says how often the same digest came before: 0 the first time. */
export type OccurrenceCounter = (digest: Buffer) => number

const capacityAtFirst = 1 << 16
const fullAt = 0.6

/**
 * Counts digests by 63 bits of them in a table of plain numbers: some twenty bytes for each, so that a file of millions
 * needs no millions of strings. Reads bytes 16 to 23.
 */
export function occurrenceCounter(): OccurrenceCounter {
  let pairs = new Uint32Array(capacityAtFirst * 2)
  let used = 0
  const repeated = new Map<string, number>()

  /** Where the pair is, or the free place where it belongs. */
  const placeOf = (low: number, high: number): number => {
    const last = pairs.length - 2
    for (let at = (low * 2) & last; ; at = (at + 2) & last) {
      if (pairs[at] === low && pairs[at + 1] === high) return at
      if (pairs[at + 1] === 0) return at
    }
  }
  const put = (at: number, low: number, high: number): void => {
    pairs[at] = low
    pairs[at + 1] = high
  }
  const grow = (): void => {
    const before = pairs
    pairs = new Uint32Array(before.length * 2)
    for (let at = 0; at < before.length; at += 2) {
      const [low, high] = [before[at] as number, before[at + 1] as number]
      if (high !== 0) put(placeOf(low, high), low, high)
    }
  }
  return (digest) => {
    const low = digest.readUInt32LE(16)
    // Never zero: that marks a free place.
    const high = (digest.readUInt32LE(20) | 1) >>> 0
    const at = placeOf(low, high)
    if (pairs[at + 1] === high) {
      const key = `${low} ${high}`
      const count = (repeated.get(key) ?? 0) + 1
      repeated.set(key, count)
      return count
    }
    put(at, low, high)
    used += 1
    if (used > (pairs.length / 2) * fullAt) grow()
    return 0
  }
}
