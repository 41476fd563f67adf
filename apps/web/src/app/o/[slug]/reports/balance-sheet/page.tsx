import { getBalanceSheet } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { narrowedBy } from '#features/reports/narrowed.tsx'
import { BalanceSheet } from '#features/reports/balance-sheet.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { dateParam } from '#lib/books/chosen-period.ts'
import { fiscalFrame } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Balance sheet' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function BalanceSheetPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const asOf = dateParam(search, 'asOf') ?? (await fiscalFrame(slug)).today
  const compareAsOf = dateParam(search, 'compareAsOf')
  const query = { asOf, ...(compareAsOf ? { compareAsOf } : {}) }
  const client = await clientForRequest(slug)
  const answer = dataOf(getBalanceSheet({ client, throwOnError: true, query }))
  const { data, problem } = await settled(answer)
  return (
    <Page dense>
      <BalanceSheet
        {...{ asOf, compareAsOf }}
        narrowed={narrowedBy(search)}
        {...(problem ? { problem } : { report: data })}
      />
    </Page>
  )
}
