/** What a column needs, in points at one size of type. */
export type ColumnNeed = {
  readonly isFigure: boolean
  /** Of its longest line, which a figure never breaks and a text may. */
  readonly natural: number
  /** Of the longest word that it would be a pity to break. */
  readonly least: number
}

export const columnGap = 8

/**
 * Widths that fill the room: figures get what they need, texts share the rest by what they would need. Undefined where the
 * room is too small for that.
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number): number[] | undefined {
  const gaps = columnGap * (needs.length - 1)
  const sum = (of: (need: ColumnNeed) => number) => needs.reduce((all, need) => all + of(need), 0)
  const figures = sum(({ isFigure, natural }) => (isFigure ? natural : 0))
  const left = room - gaps - figures
  const least = sum((need) => (need.isFigure ? 0 : need.least))
  if (left < least) return undefined
  const natural = sum((need) => (need.isFigure ? 0 : need.natural))
  // What is above the least is shared by what each text lacks, or where all fit, by what they have.
  const wish = natural - least
  const share = wish === 0 ? 0 : Math.min(1, (left - least) / wish)
  const spare = Math.max(0, left - natural)
  const texts = needs.filter(({ isFigure }) => !isFigure)
  const [widest] = texts.toSorted((a, b) => b.natural - a.natural)
  return needs.map((need) => {
    if (need.isFigure) return need.natural
    const own = need.least + (need.natural - need.least) * share
    return need === widest ? own + spare : own
  })
}
