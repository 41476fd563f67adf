import { getTrialBalance } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { narrowedBy } from '#features/reports/narrowed.tsx'
import { TrialBalance } from '#features/reports/trial-balance.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { dateParam } from '#lib/books/chosen-period.ts'
import { fiscalFrame } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Trial balance' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function TrialBalancePage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const asOf = dateParam(search, 'asOf') ?? (await fiscalFrame(slug)).today
  const client = await clientForRequest(slug)
  const answer = dataOf(getTrialBalance({ client, throwOnError: true, query: { asOf } }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <TrialBalance
        asOf={asOf}
        narrowed={narrowedBy(search)}
        {...(problem ? { problem } : { report: data })}
      />
    </Page>
  )
}
