import type { PaymentDetail } from '@smb/api-client'
import { CausedEntries } from '#components/caused-entries.tsx'
import { sourceWords } from '#lib/books/entry-source.ts'

type Entry = PaymentDetail['entries'][number]

function titleOf({ kind, source }: Entry): string {
  const what = sourceWords[source.type]
  return kind === 'post' ? `${what} posted` : `${what} reversed`
}

/** The entries that a payment or a credit note caused. */
export function PaymentEntries({
  entries,
  slug,
  today,
}: {
  readonly entries: readonly Entry[]
  readonly slug: string
  readonly today: string
}) {
  return <CausedEntries {...{ entries, titleOf, slug, today }} />
}
