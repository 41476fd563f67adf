import { listCustomersWithBalances } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { customerFilter, customersQuery } from '#features/customers/customer-filter.ts'
import { CustomersOverview } from '#features/customers/customers-overview.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Customers' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CustomersPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const filter = customerFilter(search)
  const client = await clientForRequest(slug)
  const query = customersQuery(filter)
  const page = await settled(
    dataOf(listCustomersWithBalances({ client, query, throwOnError: true })),
  )
  return (
    <Page>
      <CustomersOverview
        page={page.data}
        problem={page.problem}
        filter={filter}
        isAdding={search.new === '1'}
      />
    </Page>
  )
}
