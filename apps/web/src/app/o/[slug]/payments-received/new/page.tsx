import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { paymentFormData } from '#features/payments/form-data.ts'
import { PaymentForm } from '#features/payments/payment-form.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Record payment' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : undefined

export default async function RecordPaymentPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const business = await businessBySlug(slug)
  const given = { customerId: one(search.customer), invoiceId: one(search.invoice) }
  const mayWrite = business?.permissions.includes('payment:write')
  const { data, problem } = mayWrite
    ? await settled(paymentFormData(await clientForRequest(slug), given))
    : {}
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="invoice" />
  return (
    <Page>
      <PageHeader
        title="Record payment"
        crumbs={[{ label: 'Payments received', href: `/o/${slug}/payments-received` }]}
      />
      {!mayWrite && (
        <EmptyState title="Recording payments is not part of your role">
          An owner, accountant or bookkeeper of this business can do it.
        </EmptyState>
      )}
      {problem && <ReloadNotice problem={problem} title="The form could not be opened" />}
      {data && <PaymentForm data={data} />}
    </Page>
  )
}
