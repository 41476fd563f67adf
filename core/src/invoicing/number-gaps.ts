/** Numbers from and to, both included. */
export type NumberRange = { readonly from: number; readonly to: number }

/** What of the gaps no raise explains, in order. */
export function unexplainedGaps(
  gaps: readonly NumberRange[],
  raises: readonly NumberRange[],
): NumberRange[] {
  const explained = raises.toSorted((a, b) => a.from - b.from)
  return gaps.flatMap((gap) => {
    const left: NumberRange[] = []
    let from = gap.from
    for (const raise of explained) {
      if (raise.to < from || raise.from > gap.to) continue
      if (raise.from > from) left.push({ from, to: raise.from - 1 })
      from = raise.to + 1
    }
    return from > gap.to ? left : [...left, { from, to: gap.to }]
  })
}
