export type CustomerFilter = { readonly q?: string; readonly archived?: '1' }

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address of the list. */
export function customerFilter({ q, archived }: SearchParams): CustomerFilter {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  return { ...(text ? { q: text } : {}), ...(archived === '1' ? { archived } : {}) }
}

export function customersHref(slug: string, filter: CustomerFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return `/o/${slug}/customers${query ? `?${query}` : ''}`
}

/** The query of the API under these conditions. */
export const customersQuery = ({ q, archived }: CustomerFilter) => ({
  limit: 50,
  ...(q ? { q } : {}),
  ...(archived ? { archived: 'only' as const } : {}),
})
