'use client'
import type { PaymentListItem } from '@smb/api-client'
import { listPayments } from '@smb/api-client'
import { useMemo } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import { PaymentPeek } from './payment-peek.tsx'
import type { PaymentFilter } from './payment-filter.ts'
import { paymentsQuery } from './payment-filter.ts'
import { PaymentStatus } from './payment-status.tsx'
import { isSome, methodWords } from './payment-words.ts'

const columnsOn = (today: string): readonly Column<PaymentListItem>[] => [
  {
    key: 'date',
    header: 'Received',
    fold: 'meta',
    cell: ({ date, method }) => (
      <>
        <DateText date={date} near={today} />
        <span className="font-normal md:hidden"> · {methodWords[method]}</span>
      </>
    ),
  },
  {
    key: 'customer',
    header: 'Customer',
    fold: 'title',
    cell: ({ customerName }) => customerName ?? 'Customer',
  },
  {
    key: 'method',
    fit: true,
    header: 'How',
    cell: ({ method }) => <span className="text-text-2">{methodWords[method]}</span>,
  },
  {
    key: 'reference',
    header: 'Reference',
    wideOnly: true,
    cell: ({ reference }) => <span className="text-text-2">{reference || '–'}</span>,
  },
  {
    key: 'status',
    header: 'Status',
    fold: 'status',
    cell: (row) => <PaymentStatus payment={row} />,
  },
  {
    key: 'remainder',
    header: 'Credit left',
    align: 'end',
    cell: ({ remainder }) =>
      isSome(remainder) ? (
        <MoneyText {...remainder} currencyAs="sign" />
      ) : (
        <span className="text-text-3">–</span>
      ),
  },
  {
    key: 'amount',
    header: 'Amount',
    align: 'end',
    fold: 'amount',
    cell: ({ amount, status }) => (
      <MoneyText
        {...amount}
        currencyAs="sign"
        className={status === 'reversed' ? 'text-text-3 line-through' : 'font-medium'}
      />
    ),
  },
]

/** Payments received under the conditions of the address, newest first. */
export function PaymentList({
  first,
  filter,
}: {
  readonly first: { readonly items: readonly PaymentListItem[]; readonly nextCursor: string | null }
  readonly filter: PaymentFilter
}) {
  const { business, today } = useBusiness()
  const client = useClient()
  const columns = useMemo(() => columnsOn(today), [today])
  const pages = useMorePages<PaymentListItem>(first, (cursor) => {
    const query = { ...paymentsQuery(filter), cursor }
    return dataOf(listPayments({ client, query, throwOnError: true }))
  })
  return (
    <PagedTable
      pages={pages}
      noun="payment"
      caption="Payments received, newest first"
      columns={columns}
      rowHref={({ id }) => `/o/${business.slug}/payments-received/${id}`}
      peek={(id) => <PaymentPeek id={id} />}
    />
  )
}
