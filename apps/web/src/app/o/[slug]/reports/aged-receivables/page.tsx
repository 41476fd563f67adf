import { getAgedReceivables } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { AgedReceivables } from '#features/reports/aged-receivables.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { dateParam, one } from '#lib/books/chosen-period.ts'
import { fiscalFrame } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Aged receivables' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function AgedReceivablesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const asOf = dateParam(search, 'asOf') ?? (await fiscalFrame(slug)).today
  const buckets = one(search, 'buckets')
  const query = { asOf, ...(buckets ? { buckets } : {}) }
  const client = await clientForRequest(slug)
  const answer = dataOf(getAgedReceivables({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <AgedReceivables {...{ asOf, buckets }} {...(problem ? { problem } : { report: data })} />
    </Page>
  )
}
