import { DateText } from './date-text.tsx'
import { IntentLink } from './intent-link.tsx'
import { TAccount } from './t-account.tsx'
import type { PostedLine } from './t-account-lines.ts'
import { tAccountOf } from './t-account-lines.ts'

type CausedEntry = {
  readonly id: string
  readonly postingDate: string
  readonly total: { readonly currency: string }
  readonly lines: readonly PostedLine[]
}

/** The entries that a document caused, each as a T-account in base currency. */
export function CausedEntries<Entry extends CausedEntry>({
  entries,
  titleOf,
  slug,
  today,
}: {
  readonly entries: readonly Entry[]
  readonly titleOf: (entry: Entry) => string
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
