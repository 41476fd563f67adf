'use client'
import type { CustomerListItem } from '@smb/api-client'
import { listCustomers } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { LoadMore } from '#components/load-more.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import type { CustomerFilter } from './customer-filter.ts'
import { customersQuery } from './customer-filter.ts'

const columns: readonly Column<CustomerListItem>[] = [
  { key: 'name', header: 'Name', fold: 'title', cell: ({ name }) => name },
  {
    key: 'email',
    header: 'E-mail',
    fold: 'meta',
    cell: ({ email, phone }) => (
      <span className="text-text-2">
        {email || <span className="text-text-3 max-md:hidden">–</span>}
        {!email && <span className="md:hidden">{phone || 'No e-mail yet'}</span>}
      </span>
    ),
  },
  {
    key: 'phone',
    header: 'Phone',
    wideOnly: true,
    cell: ({ phone }) => <span className="text-text-2">{phone || '–'}</span>,
  },
  {
    key: 'currency',
    header: 'Currency',
    fit: true,
    fold: 'amount',
    cell: ({ currency }) => <span className="text-text-3">{currency}</span>,
  },
]

/** Customers by name. */
export function CustomerList({
  first,
  filter,
}: {
  readonly first: {
    readonly items: readonly CustomerListItem[]
    readonly nextCursor: string | null
  }
  readonly filter: CustomerFilter
}) {
  const { slug } = useBusiness().business
  const client = useClient()
  const pages = useMorePages<CustomerListItem>(first, (cursor) => {
    const query = { ...customersQuery(filter), cursor }
    return dataOf(listCustomers({ client, query, throwOnError: true }))
  })
  return (
    <>
      <DataTable
        caption="Customers by name"
        columns={columns}
        rows={pages.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/o/${slug}/customers/${id}`}
      />
      {pages.problem && (
        <ProblemNotice
          problem={pages.problem}
          title="More customers could not be loaded"
          onRetry={pages.loadMore}
        />
      )}
      <LoadMore
        shown={pages.items.length}
        noun="customer"
        hasMore={pages.hasMore}
        loading={pages.isLoading}
        onLoadMore={pages.loadMore}
      />
    </>
  )
}
