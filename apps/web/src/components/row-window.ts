/** Lists up to this many rows are drawn whole. */
export const windowFrom = 100
/** Rows drawn beyond what is seen, to either side. */
const overscan = 20

/** Rows that are drawn, `to` not among them; or room for rows that are not. */
export type RowPiece =
  | { readonly kind: 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'gap'; readonly from: number; readonly rows: number }

export type RowView = {
  readonly count: number
  /** Of one row, in px. */
  readonly rowHeight: number
  /** How far the first row is above the top of the window, in px; negative while it is below. */
  readonly above: number
  /** Height of the window, in px. */
  readonly height: number
  /** The row with focus: it and its neighbours stay drawn, so that focus is never lost and can move on. */
  readonly held: number | undefined
}

/** Which rows of a long list to draw, and how much room to leave for the others. In order, without a row left out. */
export function rowPieces({ count, rowHeight, above, height, held }: RowView): RowPiece[] {
  const clamped = (row: number): number => Math.max(0, Math.min(row, count))
  const first = Math.floor(above / rowHeight) - overscan
  const seen = Math.ceil(height / rowHeight) + 2 * overscan
  const spans = [{ from: clamped(first), to: clamped(first + seen) }]
  if (held !== undefined) spans.push({ from: clamped(held - 1), to: clamped(held + 2) })
  const pieces: RowPiece[] = []
  let at = 0
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue
    if (from > at) pieces.push({ kind: 'gap', from: at, rows: from - at })
    const start = Math.max(from, at)
    const last = pieces.at(-1)
    if (last?.kind === 'rows' && last.to === start) pieces[pieces.length - 1] = { ...last, to }
    else pieces.push({ kind: 'rows', from: start, to })
    at = to
  }
  if (at < count) pieces.push({ kind: 'gap', from: at, rows: count - at })
  return pieces
}
