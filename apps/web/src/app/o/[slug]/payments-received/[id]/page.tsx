import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { paymentData } from '#features/payments/payment-data.ts'
import { PaymentPageView } from '#features/payments/payment-view.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Payment received' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function PaymentPage({ params }: Props) {
  const { slug, id } = await params
  const client = await clientForRequest(slug)
  const [business, { data, problem }] = await Promise.all([
    businessBySlug(slug),
    settled(paymentData(client, id)),
  ])
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="payment" />
  return (
    <Page>
      {problem && <ReloadNotice problem={problem} title="The payment could not be loaded" />}
      {data && business && <PaymentPageView data={data} business={business} />}
    </Page>
  )
}
