import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { creditNoteData } from '#features/payments/credit-note-data.ts'
import { CreditNotePageView } from '#features/payments/credit-note-view.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Credit note' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function CreditNotePage({ params }: Props) {
  const { slug, id } = await params
  const client = await clientForRequest(slug)
  const [business, { data, problem }] = await Promise.all([
    businessBySlug(slug),
    settled(creditNoteData(client, id)),
  ])
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="credit note" />
  return (
    <Page>
      {problem && <ReloadNotice problem={problem} title="The credit note could not be loaded" />}
      {data && business && <CreditNotePageView data={data} business={business} />}
    </Page>
  )
}
