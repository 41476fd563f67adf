'use client'
import type { JournalCsvImport } from '@smb/api-client'
import type { ReactNode } from 'react'
import { Banner } from '#components/banner.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { OutcomeBadge } from '#components/import-rows.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { counted } from '#lib/format/money.ts'
import type { ImportEntry } from './import-words.ts'

const columns: readonly Column<ImportEntry>[] = [
  {
    key: 'entry',
    header: 'Entry',
    fold: 'title',
    cell: ({ reference, memo, fileLine, faults }) => (
      <span className="grid whitespace-normal">
        <span>{reference ?? `Line ${fileLine}`}</span>
        {memo !== '' && <span className="text-sm text-text-3">{memo}</span>}
        <Faults faults={faults} className="md:hidden" />
      </span>
    ),
  },
  {
    key: 'date',
    header: 'Date',
    fit: true,
    fold: 'meta',
    cell: ({ postingDate }) => postingDate && <DateText date={postingDate} />,
  },
  {
    key: 'lines',
    header: 'Debits and credits',
    wideOnly: true,
    cell: ({ lines }) => <Lines lines={lines} />,
  },
  {
    key: 'total',
    header: 'Total',
    align: 'end',
    fold: 'amount',
    cell: ({ total }) => total && <MoneyText amount={total.amount} currency={total.currency} />,
  },
  {
    key: 'outcome',
    header: 'What happens',
    fold: 'status',
    cell: (entry) => <Outcome entry={entry} />,
  },
]

function Lines({ lines }: Pick<ImportEntry, 'lines'>) {
  return (
    <ul className="grid gap-0.5 py-1 text-sm whitespace-normal">
      {lines.map(({ fileLine, account, isKnown, side, amount }) => (
        <li key={fileLine} className="flex flex-wrap gap-x-2">
          <span className="text-text-3">{side === 'debit' ? 'Debit' : 'Credit'}</span>
          <span className={isKnown ? '' : 'text-danger'}>{account || 'No account'}</span>
          {amount && <MoneyText amount={amount.amount} currency={amount.currency} />}
        </li>
      ))}
    </ul>
  )
}

function Outcome({ entry: { outcome, faults } }: { readonly entry: ImportEntry }) {
  return (
    <span className="grid justify-items-start gap-1 py-1 text-start whitespace-normal">
      <OutcomeBadge outcome={outcome} />
      <Faults faults={faults} className="max-md:hidden" />
    </span>
  )
}

/** On a phone they stand below the entry, else beside it. */
function Faults({
  faults,
  className,
}: {
  readonly faults: ImportEntry['faults']
  readonly className: string
}) {
  return faults.map(({ fileLine, code, message }) => (
    <span key={`${fileLine} ${code}`} className={`text-sm font-normal text-text-2 ${className}`}>
      Line {fileLine}: {message}
    </span>
  ))
}

/** What the spreadsheet would post: the sums on top, then its entries, those that do not fit first. */
export function ImportPreview({
  preview,
  action,
}: {
  readonly preview: JournalCsvImport
  readonly action: ReactNode
}) {
  const { new: fresh, alreadyThere, faulty, newTotal, entries, entryCount } = preview
  return (
    <Card>
      <CardHead
        title={
          <>
            {counted(fresh, 'new entry', 'new entries')}
            {fresh > 0 && (
              <>
                {', '}
                <MoneyText amount={newTotal.amount} currency={newTotal.currency} />
              </>
            )}
          </>
        }
        aside={`${alreadyThere} already here, ${faulty} ${faulty === 1 ? 'does' : 'do'} not fit`}
      />
      <CardBody className="grid gap-4">
        {faulty > 0 && (
          <Banner tone="warn" title={`${counted(faulty, 'entry', 'entries')} to correct first`}>
            A spreadsheet comes in whole or not at all. Correct it and choose it again.
          </Banner>
        )}
        <DataTable
          caption="Entries of the file"
          columns={columns}
          rows={entries}
          rowKey={({ fileLine }) => String(fileLine)}
          walkable={false}
        />
        {entries.length < entryCount && (
          <p className="text-sm text-text-3">
            {entries.length} of {counted(entryCount, 'entry', 'entries')} are shown, those that do
            not fit first. All are posted.
          </p>
        )}
      </CardBody>
      <CardFoot>{action}</CardFoot>
    </Card>
  )
}
