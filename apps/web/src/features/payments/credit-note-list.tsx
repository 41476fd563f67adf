'use client'
import type { CreditNoteListItem } from '@smb/api-client'
import { listCreditNotes } from '@smb/api-client'
import { useMemo } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import type { CreditNoteFilter } from './credit-note-filter.ts'
import { creditNotesQuery } from './credit-note-filter.ts'
import { CreditNoteStatus } from './credit-note-status.tsx'
import { isSome } from './payment-words.ts'

const columnsOn = (today: string): readonly Column<CreditNoteListItem>[] => [
  { key: 'number', header: 'Number', fold: 'title', cell: ({ number }) => number },
  {
    key: 'customer',
    header: 'Customer',
    fold: 'meta',
    cell: ({ customerName }) => customerName ?? 'Customer',
  },
  {
    key: 'invoice',
    header: 'Corrects',
    cell: ({ invoiceNumber }) => <span className="text-text-2">{invoiceNumber}</span>,
  },
  {
    key: 'date',
    header: 'Issued',
    cell: ({ issueDate }) => <DateText date={issueDate} near={today} />,
  },
  {
    key: 'status',
    header: 'Status',
    fold: 'status',
    cell: (row) => <CreditNoteStatus note={row} />,
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
    key: 'total',
    header: 'Total',
    align: 'end',
    fold: 'amount',
    cell: ({ total, status }) => (
      <MoneyText
        {...total}
        currencyAs="sign"
        className={status === 'voided' ? 'text-text-3 line-through' : 'font-medium'}
      />
    ),
  },
]

/** Credit notes under the conditions of the address, newest first. */
export function CreditNoteList({
  first,
  filter,
}: {
  readonly first: {
    readonly items: readonly CreditNoteListItem[]
    readonly nextCursor: string | null
  }
  readonly filter: CreditNoteFilter
}) {
  const { business, today } = useBusiness()
  const client = useClient()
  const columns = useMemo(() => columnsOn(today), [today])
  const pages = useMorePages<CreditNoteListItem>(first, (cursor) => {
    const query = { ...creditNotesQuery(filter), cursor }
    return dataOf(listCreditNotes({ client, query, throwOnError: true }))
  })
  return (
    <PagedTable
      pages={pages}
      noun="credit note"
      caption="Credit notes, newest first"
      columns={columns}
      rowHref={({ id }) => `/o/${business.slug}/credit-notes/${id}`}
    />
  )
}
