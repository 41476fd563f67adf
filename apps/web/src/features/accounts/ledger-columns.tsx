import type { AccountTransactionView } from '@smb/core/ledger'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { originWords } from '#lib/books/entry-source.ts'
import { formatMoney } from '#lib/format/money.ts'
import type { LedgerRow } from './ledger-rows.ts'
import { SideMark, SidedAmount } from './sided-amount.tsx'

/** The columns of an account's ledger. `near` is the day whose year goes without saying. */
export function ledgerColumns(currency: string, near: string | undefined): Column<LedgerRow>[] {
  const side = (wanted: 'debit' | 'credit') => (row: LedgerRow) =>
    row.kind === 'line' && row.line.side === wanted ? (
      <MoneyText amount={row.line.base.amount} currency={currency} />
    ) : null
  return [
    {
      key: 'date',
      header: 'Date',
      fit: true,
      fold: 'meta',
      cell: (row) => row.kind === 'line' && <LedgerDate line={row.line} near={near} />,
    },
    {
      key: 'entry',
      header: 'From',
      fit: true,
      cell: (row) => row.kind === 'line' && originWords(row.line),
    },
    { key: 'memo', header: 'Description', fold: 'title', cell: (row) => <Description row={row} /> },
    { key: 'debit', header: 'Debit', align: 'end', edge: true, cell: side('debit') },
    { key: 'credit', header: 'Credit', align: 'end', cell: side('credit') },
    {
      key: 'amount',
      header: 'Amount',
      align: 'end',
      fold: 'amount',
      phoneOnly: true,
      cell: (row) => row.kind === 'line' && <PhoneAmount line={row.line} currency={currency} />,
    },
    {
      key: 'balance',
      header: 'Balance',
      align: 'end',
      fold: 'status',
      cell: (row) => (
        <span className="text-text-2">
          <SidedAmount
            amount={row.kind === 'line' ? row.line.balance.amount : row.amount}
            currency={currency}
          />
        </span>
      ),
    },
  ]
}

function LedgerDate({
  line,
  near,
}: {
  readonly line: AccountTransactionView
  readonly near: string | undefined
}) {
  return (
    <>
      <DateText date={line.postingDate} {...(near ? { near } : {})} />
      {line.memo && <span className="md:hidden"> · {originWords(line)}</span>}
    </>
  )
}

function Description({ row }: { readonly row: LedgerRow }) {
  if (row.kind === 'opening') return <span className="text-text-2">Opening balance</span>
  const { memo, amount, base } = row.line
  return (
    <>
      {memo ?? <span className="md:hidden">{originWords(row.line)}</span>}
      {amount.currency !== base.currency && (
        <span className="ms-2 text-text-3">{formatMoney(amount.amount, amount.currency)}</span>
      )}
    </>
  )
}

function PhoneAmount({
  line,
  currency,
}: {
  readonly line: AccountTransactionView
  readonly currency: string
}) {
  return (
    <>
      <MoneyText amount={line.base.amount} currency={currency} />
      <SideMark side={line.side} />
    </>
  )
}
