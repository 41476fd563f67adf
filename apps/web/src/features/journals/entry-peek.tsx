'use client'
import { getJournalEntry } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PeekSummary, Peeked } from '#components/peek-summary.tsx'
import { dataOf } from '#lib/api-client.ts'
import { entryHref, sourceWords } from '#lib/books/entry-source.ts'

/** A journal entry in short, beside the list: its debits and credits. */
export function EntryPeek({ id }: { readonly id: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const load = (wanted: string) =>
    dataOf(getJournalEntry({ client, path: { id: wanted }, throwOnError: true }))
  return (
    <Peeked name="entry" id={id} load={load}>
      {(entry) => (
        <PeekSummary
          title={entry.memo || sourceWords[entry.source.type]}
          href={entryHref(business.slug, entry.id)}
          facts={[
            { name: 'Date', value: <DateText date={entry.postingDate} /> },
            { name: 'From', value: sourceWords[entry.source.type] },
          ]}
        >
          <ul className="grid border-t border-border text-sm" aria-label="Debits and credits">
            {entry.lines.map((line, at) => (
              <li key={at} className="flex justify-between gap-4 border-b border-row-line py-2">
                <span className="min-w-0 wrap-anywhere">
                  <span className="text-text-3">{line.side === 'debit' ? 'Debit' : 'Credit'}</span>{' '}
                  {line.accountCode} {line.accountName}
                </span>
                <MoneyText {...line.amount} />
              </li>
            ))}
          </ul>
        </PeekSummary>
      )}
    </Peeked>
  )
}
