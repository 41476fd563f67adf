import { getTaxSummary } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { TaxSummary } from '#features/reports/tax-summary.tsx'

import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'

import { reportPeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Tax summary' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function TaxSummaryPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const period = await reportPeriod(slug, search, 'this-quarter')

  const query = { from: period.from, to: period.to }
  const client = await clientForRequest(slug)
  const answer = dataOf(getTaxSummary({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <TaxSummary {...{ period }} {...(problem ? { problem } : { report: data })} />
    </Page>
  )
}
