import { getInvoice } from '@smb/api-client'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { editorData } from '#features/invoicing/editor-data.ts'
import { InvoiceEditor } from '#features/invoicing/invoice-editor.tsx'
import { WritingDenied } from '#features/invoicing/writing-denied.tsx'
import { businessBySlug } from '#lib/account.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Draft invoice' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function EditInvoicePage({ params }: Props) {
  const { slug, id } = await params
  const [business, client] = await Promise.all([businessBySlug(slug), clientForRequest(slug)])
  if (!business?.permissions.includes('invoice:write')) return <WritingDenied slug={slug} />
  const { data, problem } = await settled(
    dataOf(getInvoice({ client, path: { id }, throwOnError: true })).then(async (invoice) => ({
      invoice,
      editor: await editorData(client, { invoice }),
    })),
  )
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="invoice" />
  if (data && (data.invoice.status !== 'draft' || data.invoice.archivedAt !== null))
    redirect(`/o/${slug}/invoices/${id}`)
  if (data) return <InvoiceEditor key={id} data={data.editor} />
  return (
    <Page>
      <ReloadNotice problem={problem} title="The draft could not be opened" />
    </Page>
  )
}
