import { getSales } from '@smb/api-client'
import { salesGroups } from '@smb/core/reports'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { Sales } from '#features/reports/sales.tsx'
import { comparisonOf } from '#features/reports/report-query.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'
import { reportPeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Sales' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function SalesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const period = await reportPeriod(slug, search, 'year-to-date')
  const compare = comparisonOf(one(search, 'compare'))
  const by = salesGroups.find((each) => each === one(search, 'by')) ?? 'customer'
  const query = { from: period.from, to: period.to, ...(compare ? { compare } : {}), by }
  const client = await clientForRequest(slug)
  const answer = dataOf(getSales({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <Sales {...{ period, compare, by }} {...(problem ? { problem } : { report: data })} />
    </Page>
  )
}
