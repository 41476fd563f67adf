'use client'
import type { BankAccountStanding } from '@smb/api-client'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { counted } from '#lib/format/money.ts'

const columns: readonly Column<BankAccountStanding>[] = [
  {
    key: 'name',
    header: 'Account',
    fold: 'title',
    cell: ({ name, accountNumberMasked }) => (
      <>
        <span className="font-medium">{name}</span>
        {accountNumberMasked && <span className="ms-1.5 text-text-3">{accountNumberMasked}</span>}
      </>
    ),
  },
  {
    key: 'state',
    header: 'To match',
    fold: 'status',
    cell: ({ unmatchedCount }) =>
      unmatchedCount > 0 ? (
        <StatusBadge status="unmatched" word={counted(unmatchedCount, 'line')} />
      ) : (
        'Nothing'
      ),
  },
  {
    key: 'statement',
    header: 'Bank says',
    align: 'end',
    wideOnly: true,
    cell: ({ statementBalance }) =>
      statementBalance ? (
        <MoneyText amount={statementBalance.amount} currency={statementBalance.currency} />
      ) : (
        <span className="text-text-3">Not known yet</span>
      ),
  },
  {
    key: 'date',
    header: 'As of',
    fold: 'meta',
    cell: ({ statementDate }) =>
      statementDate ? <DateText date={statementDate} /> : 'No statement yet',
  },
  {
    key: 'books',
    header: 'In the books',
    align: 'end',
    fold: 'amount',
    cell: ({ balanceInBooks }) => (
      <MoneyText
        amount={balanceInBooks.amount}
        currency={balanceInBooks.currency}
        currencyAs="sign"
      />
    ),
  },
]

/** Every bank account with what the bank says and what the books say. */
export function BankAccountTable({
  accounts,
  slug,
}: {
  readonly accounts: readonly BankAccountStanding[]
  readonly slug: string
}) {
  return (
    <DataTable
      caption="Bank accounts"
      columns={columns}
      rows={accounts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/o/${slug}/money/${id}`}
    />
  )
}
