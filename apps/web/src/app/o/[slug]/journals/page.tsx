import { listJournalEntries } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { entryQuery, sourceTypeOf } from '#features/journals/entry-filter.ts'
import { JournalList } from '#features/journals/journal-list.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'
import { pagePeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Journals' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function JournalsPage({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams])
  const period = await pagePeriod(slug, query, 'all')
  const sourceType = sourceTypeOf(one(query, 'source'))
  const filter = entryQuery({ from: period.from, to: period.to, sourceType })
  const client = await clientForRequest(slug)
  const answer = dataOf(listJournalEntries({ client, throwOnError: true, query: filter }))
  const { data, problem } = await settled(answer)
  if (problem) {
    return (
      <Page>
        <ReloadNotice problem={problem} title="The entries could not be loaded" />
      </Page>
    )
  }
  return (
    <Page dense>
      <JournalList period={period} sourceType={sourceType} first={data} />
    </Page>
  )
}
