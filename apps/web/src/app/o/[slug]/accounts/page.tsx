import { listAccounts } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { ChartView } from '#features/accounts/chart-view.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'

export const metadata: Metadata = { title: 'Accounts' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function AccountsPage({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams])
  const client = await clientForRequest(slug)
  const { data, problem } = await settled(dataOf(listAccounts({ client, throwOnError: true })))
  if (problem) {
    return (
      <Page>
        <ReloadNotice problem={problem} title="The accounts could not be loaded" />
      </Page>
    )
  }
  return (
    <Page dense>
      <ChartView accounts={data.items} withArchived={one(query, 'archived') === '1'} />
    </Page>
  )
}
