import { listCreditNotes } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { creditNoteFilter, creditNotesQuery } from '#features/payments/credit-note-filter.ts'
import { CreditNotesOverview } from '#features/payments/credit-notes-overview.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Credit notes' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CreditNotesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const filter = creditNoteFilter(search)
  const client = await clientForRequest(slug)
  const query = creditNotesQuery(filter)
  const { data, problem } = await settled(
    dataOf(listCreditNotes({ client, query, throwOnError: true })),
  )
  return (
    <Page>
      <CreditNotesOverview page={data} problem={problem} filter={filter} />
    </Page>
  )
}
