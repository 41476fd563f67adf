/** A cell of the column, with the line on which it stands. */
export type CsvCell = { readonly text: string; readonly line: number }

/** What a whole column says about how it is written. */
export type CsvDecision<Style> =
  /** One reading is left, or all that are left say the same: then `style` is null, and any of them will do. */
  | { readonly state: 'decided'; readonly style: Style | null; readonly any: Style }
  /** Several readings are left, and this is the first cell in which they differ. */
  | { readonly state: 'ambiguous'; readonly styles: readonly Style[]; readonly cell: CsvCell }
  /** No reading fits every cell; this is the first that leaves none. */
  | { readonly state: 'refused'; readonly cell: CsvCell }

/**
 * Decides by the whole column in which of the styles its cells are written. `read` gives a cell's value in a style, in
 * words that compare, null where it has none. Nothing is guessed: styles that read a cell differently stay ambiguous.
 */
export function csvDecision<Style>(
  cells: readonly CsvCell[],
  styles: readonly Style[],
  read: (text: string, style: Style) => string | null,
): CsvDecision<Style> {
  let alive = styles
  for (const cell of cells) {
    const fitting = alive.filter((style) => read(cell.text, style) !== null)
    if (fitting.length === 0) return { state: 'refused', cell }
    alive = fitting
  }
  const [any] = alive
  if (any === undefined) throw new TypeError('there is no style to decide between')
  if (alive.length === 1) return { state: 'decided', style: any, any }
  const cell = cells.find(({ text }) => new Set(alive.map((style) => read(text, style))).size > 1)
  return cell ? { state: 'ambiguous', styles: alive, cell } : { state: 'decided', style: null, any }
}
