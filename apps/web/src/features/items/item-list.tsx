'use client'
import type { Item } from '@smb/api-client'
import { listItems } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import type { Column } from '#components/data-table.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import type { ItemFilter } from './item-filter.ts'
import { itemsHref, itemsQuery } from './item-filter.ts'

const columns: readonly Column<Item>[] = [
  { key: 'name', header: 'Name', fold: 'title', cell: ({ name }) => name },
  {
    key: 'code',
    header: 'Code',
    fold: 'meta',
    cell: ({ code }) => (
      <span className="text-text-2">
        {code || <span className="text-text-3 max-md:hidden">–</span>}
      </span>
    ),
  },
  {
    key: 'description',
    header: 'Words on the document',
    wideOnly: true,
    cell: ({ description }) => (
      <span className="line-clamp-1 text-text-2">{description || '–'}</span>
    ),
  },
  {
    key: 'price',
    header: 'Price',
    align: 'end',
    fold: 'amount',
    cell: ({ unitPrice, currency }) =>
      unitPrice === null ? (
        <span className="text-text-3">–</span>
      ) : (
        <MoneyText amount={unitPrice} currency={currency} currencyAs="sign" />
      ),
  },
  {
    key: 'unit',
    header: 'Unit',
    fit: true,
    fold: 'status',
    cell: ({ unit }) => <span className="text-text-3">{unit}</span>,
  },
]

/** Products and services by name; a row opens its dialog. */
export function ItemList({
  first,
  filter,
}: {
  readonly first: { readonly items: readonly Item[]; readonly nextCursor: string | null }
  readonly filter: ItemFilter
}) {
  const { slug } = useBusiness().business
  const client = useClient()
  const pages = useMorePages<Item>(first, (cursor) => {
    const query = { ...itemsQuery(filter), cursor }
    return dataOf(listItems({ client, query, throwOnError: true }))
  })
  return (
    <PagedTable
      pages={pages}
      noun="product"
      caption="Products and services by name"
      columns={columns}
      rowHref={({ id }) => itemsHref(slug, filter, id)}
    />
  )
}
