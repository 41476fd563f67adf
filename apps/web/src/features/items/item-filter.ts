import type { SearchParams } from '#lib/books/chosen-period.ts'
import { listHref, searchIn } from '#lib/list-conditions.ts'

export type ItemFilter = { readonly q?: string; readonly archived?: '1' }

/** Reads the address of the list. */
export const itemFilter = (params: SearchParams): ItemFilter => ({
  ...searchIn(params),
  ...(params.archived === '1' ? { archived: '1' } : {}),
})

/** The list under these conditions; `open` is the item whose dialog stands over it, or `new`. */
export function itemsHref(slug: string, filter: ItemFilter, open?: string): string {
  const opened = open === undefined ? {} : open === 'new' ? { new: '1' } : { item: open }
  return listHref(`/o/${slug}/products`, { ...filter, ...opened })
}

/** The query of the API under these conditions. */
export const itemsQuery = ({ q, archived }: ItemFilter) => ({
  limit: 50,
  ...(q ? { q } : {}),
  ...(archived ? { archived: 'only' as const } : {}),
})
