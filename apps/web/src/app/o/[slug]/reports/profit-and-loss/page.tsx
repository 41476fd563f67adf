import { getProfitAndLoss } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { narrowedBy } from '#features/reports/narrowed.tsx'
import { ProfitAndLoss } from '#features/reports/profit-and-loss.tsx'
import { comparisonOf } from '#features/reports/report-query.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'
import { reportPeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Profit and loss' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function ProfitAndLossPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const period = await reportPeriod(slug, search, 'year-to-date')
  const compare = comparisonOf(one(search, 'compare'))
  const byMonth = one(search, 'by') === 'month'
  const query = {
    from: period.from,
    to: period.to,
    ...(byMonth ? { by: 'month' as const } : compare ? { compare } : {}),
  }
  const client = await clientForRequest(slug)
  const answer = dataOf(getProfitAndLoss({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <ProfitAndLoss
        {...{ period, compare, byMonth }}
        narrowed={narrowedBy(search)}
        {...(problem ? { problem } : { report: data })}
      />
    </Page>
  )
}
