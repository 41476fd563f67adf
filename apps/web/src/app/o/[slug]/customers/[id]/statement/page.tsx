import { getCustomer, getStatement } from '@smb/api-client'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { StatementView } from '#features/customers/statement-view.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { reportPeriod } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Statement of account' }

type Props = {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function StatementPage({ params, searchParams }: Props) {
  const [{ slug, id }, search] = await Promise.all([params, searchParams])
  const period = await reportPeriod(slug, search, 'year-to-date')
  const options = {
    client: await clientForRequest(slug),
    throwOnError: true,
    path: { id },
  } as const
  const query = { from: period.from, to: period.to }
  const [customer, statement] = await Promise.all([
    settled(dataOf(getCustomer(options))),
    settled(dataOf(getStatement({ ...options, query }))),
  ])
  const { problem } = customer
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="customer" />
  return (
    <Page>
      {problem && <ReloadNotice problem={problem} title="The customer could not be loaded" />}
      {customer.data && (
        <StatementView
          customer={customer.data}
          period={period}
          form={search.form === 'open_items' ? 'open_items' : 'activity'}
          {...(statement.problem ? { problem: statement.problem } : { statement: statement.data })}
        />
      )}
    </Page>
  )
}
