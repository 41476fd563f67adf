import { getCustomer, getInvoiceSummary, listInvoices } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { InvoicesOverview } from '#features/invoicing/invoices-overview.tsx'
import { invoiceFilter, invoicesQuery } from '#features/invoicing/invoice-filter.ts'
import { businessBySlug } from '#lib/account.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Invoices' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function InvoicesPage({ params, searchParams }: Props) {
  const { slug } = await params
  const filter = invoiceFilter(await searchParams)
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const { customerId: id } = filter
  const [business, summary, page, customer] = await Promise.all([
    businessBySlug(slug),
    settled(dataOf(getInvoiceSummary(options))),
    settled(dataOf(listInvoices({ ...options, query: invoicesQuery(filter) }))),
    id ? settled(dataOf(getCustomer({ ...options, path: { id } }))) : undefined,
  ])
  if (!business) return null
  const customerName = customer?.data?.name
  return (
    <Page>
      <InvoicesOverview {...{ business, filter, summary, page, customerName }} />
    </Page>
  )
}
