import { listPayments } from '@smb/api-client'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/page-header.tsx'
import { paymentFilter, paymentsQuery } from '#features/payments/payment-filter.ts'
import { PaymentsOverview } from '#features/payments/payments-overview.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Payments received' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PaymentsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  if (search.new === '1') redirect(`/o/${slug}/payments-received/new`)
  const filter = paymentFilter(search)
  const client = await clientForRequest(slug)
  const query = paymentsQuery(filter)
  const { data, problem } = await settled(
    dataOf(listPayments({ client, query, throwOnError: true })),
  )
  return (
    <Page>
      <PaymentsOverview page={data} problem={problem} filter={filter} />
    </Page>
  )
}
