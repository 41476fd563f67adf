import { getCreditable } from '@smb/api-client'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { CreditForm } from '#features/payments/credit-form.tsx'
import { NothingLeft } from '#features/payments/nothing-left.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'New credit note' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<{ invoice?: string | string[] }>
}

export default async function NewCreditNotePage({ params, searchParams }: Props) {
  const [{ slug }, { invoice }] = await Promise.all([params, searchParams])
  const client = await clientForRequest(slug)
  const path = { id: typeof invoice === 'string' ? invoice : 'none' }
  const { data, problem } = await settled(
    dataOf(getCreditable({ client, path, throwOnError: true })),
  )
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="invoice" />
  const crumbs = [{ label: 'Credit notes', href: `/o/${slug}/credit-notes` }]
  return (
    <Page>
      <PageHeader
        title={data ? `Credit ${data.invoiceNumber}` : 'New credit note'}
        crumbs={crumbs}
      />
      {problem && <ReloadNotice problem={problem} title="The invoice could not be loaded" />}
      {data?.lines.length === 0 && <NothingLeft creditable={data} slug={slug} />}
      {data && data.lines.length > 0 && <CreditForm creditable={data} />}
    </Page>
  )
}
