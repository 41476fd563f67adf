import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { invoiceData } from '#features/invoicing/invoice-data.ts'
import { InvoicePageView } from '#features/invoicing/invoice-view.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Invoice' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function InvoicePage({ params }: Props) {
  const { slug, id } = await params
  const client = await clientForRequest(slug)
  const [business, { data, problem }] = await Promise.all([
    businessBySlug(slug),
    settled(invoiceData(client, id)),
  ])
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="invoice" />
  return (
    <Page>
      {problem && <ReloadNotice problem={problem} title="The invoice could not be loaded" />}
      {data && business && <InvoicePageView data={data} business={business} />}
    </Page>
  )
}
