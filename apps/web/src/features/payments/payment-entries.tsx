import type { PaymentDetail } from '@smb/api-client'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { TAccount } from '#components/t-account.tsx'
import { sourceWords } from '#lib/books/entry-source.ts'
import { tAccountOf } from './entry-sums.ts'

type Entry = PaymentDetail['entries'][number]

function titleOf({ kind, source }: Entry): string {
  const what = sourceWords[source.type]
  return kind === 'post' ? `${what} posted` : `${what} reversed`
}

/** The entries that a payment caused, each as a T-account in base currency. */
export function PaymentEntries({
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
            {...tAccountOf(entry.lines, entry.total.currency)}
          />
        </div>
      ))}
    </div>
  )
}
