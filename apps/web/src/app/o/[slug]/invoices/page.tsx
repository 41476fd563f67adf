import { getCustomer, getInvoiceSummary, getItem, listInvoices } from '@smb/api-client'
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
  const { customerId, itemId } = filter
  const [business, summary, page, customer, item] = await Promise.all([
    businessBySlug(slug),
    settled(dataOf(getInvoiceSummary(options))),
    settled(dataOf(listInvoices({ ...options, query: invoicesQuery(filter) }))),
    customerId ? settled(dataOf(getCustomer({ ...options, path: { id: customerId } }))) : undefined,
    itemId ? settled(dataOf(getItem({ ...options, path: { id: itemId } }))) : undefined,
  ])
  if (!business) return null
  const names = { customerName: customer?.data?.name, itemName: item?.data?.name }
  return (
    <Page>
      <InvoicesOverview {...{ business, filter, summary, page, ...names }} />
    </Page>
  )
}
