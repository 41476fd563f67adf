import type { JournalListItem } from '@smb/core/ledger'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { originWords } from '#lib/books/entry-source.ts'

/** The columns of the journal. Years are left out in the year of `today`. */
export function journalColumns(today: string): Column<JournalListItem>[] {
  return [
    {
      key: 'date',
      header: 'Date',
      fit: true,
      fold: 'meta',
      cell: (entry) => (
        <>
          <DateText date={entry.postingDate} near={today} />
          {entry.memo && <span className="md:hidden"> · {originWords(entry)}</span>}
        </>
      ),
    },
    { key: 'from', header: 'From', fit: true, cell: originWords },
    {
      key: 'memo',
      header: 'Memo',
      fold: 'title',
      cell: (entry) => entry.memo ?? <span className="md:hidden">{originWords(entry)}</span>,
    },
    {
      key: 'status',
      header: 'Status',
      fit: true,
      fold: 'status',
      cell: ({ kind, reversedById }) =>
        reversedById ? (
          <StatusBadge status="reversed" />
        ) : kind === 'post' ? (
          <StatusBadge status="posted" />
        ) : (
          <StatusBadge status="posted" word={kind === 'void' ? 'Voids another' : 'Reversal'} />
        ),
    },
    {
      key: 'total',
      header: 'Total',
      align: 'end',
      fold: 'amount',
      cell: ({ total }) => <MoneyText amount={total.amount} currency={total.currency} />,
    },
  ]
}
