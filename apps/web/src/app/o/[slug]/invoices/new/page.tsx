import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { editorData } from '#features/invoicing/editor-data.ts'
import { InvoiceEditor } from '#features/invoicing/invoice-editor.tsx'
import { WritingDenied } from '#features/invoicing/writing-denied.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'New invoice' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<{ customer?: string | string[] }>
}

export default async function NewInvoicePage({ params, searchParams }: Props) {
  const [{ slug }, { customer }] = await Promise.all([params, searchParams])
  const business = await businessBySlug(slug)
  if (!business?.permissions.includes('invoice:write')) return <WritingDenied slug={slug} />
  const customerId = typeof customer === 'string' ? customer : undefined
  const { data, problem } = await settled(editorData(await clientForRequest(slug), { customerId }))
  if (data) return <InvoiceEditor data={data} />
  return (
    <Page>
      <ReloadNotice problem={problem} title="The editor could not be opened" />
    </Page>
  )
}
