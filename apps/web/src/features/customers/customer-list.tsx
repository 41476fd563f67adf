'use client'
import type { CustomerWithBalance } from '@smb/api-client'
import { listCustomersWithBalances } from '@smb/api-client'
import { Money, moneyFromView } from '@smb/core/money'
import type { ReactNode } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import type { Column } from '#components/data-table.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import { CustomerPeek } from './customer-peek.tsx'
import type { CustomerFilter } from './customer-filter.ts'
import { customersQuery } from './customer-filter.ts'

const columns: readonly Column<CustomerWithBalance>[] = [
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
    wideOnly: true,
    cell: ({ currency }) => <span className="text-text-3">{currency}</span>,
  },
  {
    key: 'overdue',
    header: 'Overdue',
    align: 'end',
    fold: 'status',
    cell: ({ overdue }) => (
      <Owed of={overdue}>
        <span className="text-danger">
          <MoneyText {...overdue} currencyAs="sign" />
          <span className="md:hidden"> overdue</span>
        </span>
      </Owed>
    ),
  },
  {
    key: 'outstanding',
    header: 'Outstanding',
    align: 'end',
    fold: 'amount',
    cell: ({ outstanding }) => (
      <Owed of={outstanding}>
        <MoneyText {...outstanding} currencyAs="sign" className="font-medium" />
      </Owed>
    ),
  },
]

/** Nothing owed is no figure worth reading. */
function Owed({
  of,
  children,
}: {
  readonly of: CustomerWithBalance['overdue']
  readonly children: ReactNode
}) {
  if (!Money.isZero(moneyFromView(of))) return children
  return <span className="text-text-3 max-md:hidden">–</span>
}

/** Customers with what they owe, in base currency. */
export function CustomerList({
  first,
  filter,
}: {
  readonly first: {
    readonly items: readonly CustomerWithBalance[]
    readonly nextCursor: string | null
  }
  readonly filter: CustomerFilter
}) {
  const { slug } = useBusiness().business
  const client = useClient()
  const pages = useMorePages<CustomerWithBalance>(first, (cursor) => {
    const query = { ...customersQuery(filter), cursor }
    return dataOf(listCustomersWithBalances({ client, query, throwOnError: true }))
  })
  return (
    <PagedTable
      pages={pages}
      noun="customer"
      caption={filter.sort ? 'Customers, the largest balance first' : 'Customers by name'}
      columns={columns}
      rowHref={({ id }) => `/o/${slug}/customers/${id}`}
      peek={(id) => <CustomerPeek id={id} />}
    />
  )
}
