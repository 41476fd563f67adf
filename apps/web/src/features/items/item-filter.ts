export type ItemFilter = { readonly q?: string; readonly archived?: '1' }

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address of the list. */
export function itemFilter({ q, archived }: SearchParams): ItemFilter {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  return { ...(text ? { q: text } : {}), ...(archived === '1' ? { archived } : {}) }
}

/** The list under these conditions; `open` is the item whose dialog stands over it, or `new`. */
export function itemsHref(slug: string, filter: ItemFilter, open?: string): string {
  const opened = open === undefined ? {} : open === 'new' ? { new: '1' } : { item: open }
  const query = new URLSearchParams(Object.entries({ ...filter, ...opened })).toString()
  return `/o/${slug}/products${query ? `?${query}` : ''}`
}

/** The query of the API under these conditions. */
export const itemsQuery = ({ q, archived }: ItemFilter) => ({
  limit: 50,
  ...(q ? { q } : {}),
  ...(archived ? { archived: 'only' as const } : {}),
})
