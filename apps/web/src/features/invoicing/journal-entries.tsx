import type { InvoiceDetail } from '@smb/api-client'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { TAccount } from '#components/t-account.tsx'
import { entryInBase } from './entry-lines.ts'

type Entry = InvoiceDetail['journalEntries'][number]

const titles: Readonly<Record<string, string>> = {
  invoice: 'Invoice issued',
  payment_received: 'Payment received',
  allocation: 'Payment allocated',
  refund: 'Refund',
}

const titleOf = ({ kind, source }: Entry): string =>
  kind === 'void'
    ? 'Invoice voided'
    : kind === 'reverse'
      ? 'Reversed'
      : (titles[source.type] ?? 'Journal entry')

/** The entries that a document caused, each as a T-account in base currency. */
export function JournalEntries({
  entries,
  slug,
  today,
}: {
  readonly entries: readonly Entry[]
  readonly slug: string
  readonly today: string
}) {
  return (
    <div className="grid gap-6">
      {entries.map((entry) => (
        <div key={entry.id}>
          <div className="mb-1.5 flex justify-between gap-3 text-xs text-text-3">
            <IntentLink href={`/o/${slug}/journals/${entry.id}`} className="drill">
              {titleOf(entry)}
            </IntentLink>
            <DateText date={entry.postingDate} near={today} />
          </div>
          <TAccount
            caption={`Journal entry: ${titleOf(entry)}`}
            currency={entry.total.currency}
            {...entryInBase(entry.lines, entry.total.currency)}
          />
        </div>
      ))}
    </div>
  )
}
