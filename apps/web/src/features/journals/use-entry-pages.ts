'use client'
import { listJournalEntries } from '@smb/api-client'
import type { JournalListItem } from '@smb/core/ledger'
import { useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import type { EntryFilter } from './entry-filter.ts'
import { entryQuery } from './entry-filter.ts'

export type EntryPage = {
  readonly items: readonly JournalListItem[]
  readonly nextCursor: string | null
}

/** The pages of the journal, newest first, beginning with the one that came with the page. */
export function useEntryPages(filter: EntryFilter, first: EntryPage) {
  const client = useClient()
  return useMorePages<JournalListItem>(first, (cursor): Promise<EntryPage> =>
    dataOf(
      listJournalEntries({
        client,
        throwOnError: true,
        query: { ...entryQuery(filter), cursor },
      }),
    ),
  )
}
