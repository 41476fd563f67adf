/** Rows of a list that are kept at most; of a longer one the pages at the far end are let go. */
export const keptRowsMax = 2000

export type Page<Item> = {
  /** What it was loaded with; null is the first page. */
  readonly cursor: string | null
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}
type Gone = { readonly cursor: string | null; readonly rows: number }

/** The pages of a list that are held, in a row without a gap, and those before them that were let go. */
export type PageWindow<Item> = {
  readonly earlier: readonly Gone[]
  readonly pages: readonly Page<Item>[]
}

export const heldRows = <Item>(pages: readonly Page<Item>[]): number =>
  pages.reduce((sum, { items }) => sum + items.length, 0)

/** How many rows come before the first that is held. */
export const rowsBefore = ({ earlier }: PageWindow<unknown>): number =>
  earlier.reduce((sum, { rows }) => sum + rows, 0)

/** With the next page behind; first pages are let go while more than `max` rows are held. */
export function withNext<Item>(
  { earlier, pages }: PageWindow<Item>,
  next: Page<Item>,
  max = keptRowsMax,
): PageWindow<Item> {
  const all = [...pages, next]
  let from = 0
  while (from < all.length - 1 && heldRows(all.slice(from)) > max) from += 1
  const gone = all.slice(0, from).map(({ cursor, items }) => ({ cursor, rows: items.length }))
  return { earlier: [...earlier, ...gone], pages: all.slice(from) }
}

/** With the last page that was let go in front again; last pages are let go, to be had again by “Load more”. */
export function withEarlier<Item>(
  { earlier, pages }: PageWindow<Item>,
  page: Page<Item>,
  max = keptRowsMax,
): PageWindow<Item> {
  const all = [page, ...pages]
  let to = all.length
  while (to > 1 && heldRows(all.slice(0, to)) > max) to -= 1
  return { earlier: earlier.slice(0, -1), pages: all.slice(0, to) }
}
