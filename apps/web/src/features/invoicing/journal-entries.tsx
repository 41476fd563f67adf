import type { InvoiceDetail } from '@smb/api-client'
import { CausedEntries } from '#components/caused-entries.tsx'

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

/** The entries that an invoice caused. */
export function JournalEntries({
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
