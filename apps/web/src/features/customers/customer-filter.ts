export type CustomerFilter = {
  readonly q?: string
  readonly archived?: '1'
  readonly owing?: 'open' | 'overdue'
  readonly sort?: 'balance'
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address of the list; what is not a condition is left out. */
export function customerFilter({ q, archived, owing, sort }: SearchParams): CustomerFilter {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  return {
    ...(text ? { q: text } : {}),
    ...(archived === '1' ? { archived } : {}),
    ...(owing === 'open' || owing === 'overdue' ? { owing } : {}),
    ...(sort === 'balance' ? { sort } : {}),
  }
}

export function customersHref(slug: string, filter: CustomerFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return `/o/${slug}/customers${query ? `?${query}` : ''}`
}

/** The conditions without some of them. */
export function withoutConditions(
  filter: CustomerFilter,
  ...names: (keyof CustomerFilter)[]
): CustomerFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => !names.includes(name as keyof CustomerFilter)),
  )
}

/** The query of the API under these conditions. */
export const customersQuery = ({ archived, ...conditions }: CustomerFilter) => ({
  limit: 50,
  ...conditions,
  ...(archived ? { archived: 'only' as const } : {}),
})
