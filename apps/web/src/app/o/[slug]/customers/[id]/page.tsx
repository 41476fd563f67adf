import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { customerData } from '#features/customers/customer-data.ts'
import { CustomerPageView } from '#features/customers/customer-view.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Customer' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function CustomerPage({ params }: Props) {
  const { slug, id } = await params
  const client = await clientForRequest(slug)
  const [business, { data, problem }] = await Promise.all([
    businessBySlug(slug),
    settled(customerData(client, id)),
  ])
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="customer" />
  return (
    <Page>
      {problem && <ReloadNotice problem={problem} title="The customer could not be loaded" />}
      {data && business && <CustomerPageView data={data} business={business} />}
    </Page>
  )
}
