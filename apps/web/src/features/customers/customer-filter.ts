import type { SearchParams } from '#lib/books/chosen-period.ts'
import { listHref, searchIn } from '#lib/list-conditions.ts'

export type CustomerFilter = {
  readonly q?: string
  readonly archived?: '1'
  readonly owing?: 'open' | 'overdue'
  readonly sort?: 'balance'
}

/** Reads the address of the list; what is not a condition is left out. */
export function customerFilter(params: SearchParams): CustomerFilter {
  const { archived, owing, sort } = params
  return {
    ...searchIn(params),
    ...(archived === '1' ? { archived } : {}),
    ...(owing === 'open' || owing === 'overdue' ? { owing } : {}),
    ...(sort === 'balance' ? { sort } : {}),
  }
}

export const customersHref = (slug: string, filter: CustomerFilter): string =>
  listHref(`/o/${slug}/customers`, filter)

/** The query of the API under these conditions. */
export const customersQuery = ({ archived, ...conditions }: CustomerFilter) => ({
  limit: 50,
  ...conditions,
  ...(archived ? { archived: 'only' as const } : {}),
})
