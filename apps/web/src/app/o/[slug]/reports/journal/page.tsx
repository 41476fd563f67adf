import { getJournal } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { JournalReport } from '#features/reports/journal-report.tsx'

import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'

import { reportPeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Journal' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function JournalReportPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const period = await reportPeriod(slug, search, 'this-month')

  const cursor = one(search, 'cursor')
  const query = { from: period.from, to: period.to, limit: 50, ...(cursor ? { cursor } : {}) }
  const client = await clientForRequest(slug)
  const answer = dataOf(getJournal({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <JournalReport {...{ period }} {...(problem ? { problem } : { report: data })} />
    </Page>
  )
}
