/** A small generator of its own (xorshift32), so that a run can be had again from its seed. */
export type Random = {
  readonly below: (limit: number) => number
  readonly of: <T>(choices: readonly T[]) => T
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const below = (limit: number): number => next() % limit
  return { below, of: (choices) => choices[below(choices.length)] as (typeof choices)[number] }
}
