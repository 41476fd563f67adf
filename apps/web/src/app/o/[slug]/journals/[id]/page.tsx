import { getBook, getJournalEntry, listPeople, listTaxCodes } from '@smb/api-client'
import type { Metadata } from 'next'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { EntryView } from '#features/journals/entry-view.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Journal entry' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function JournalEntryPage({ params }: Props) {
  const { slug, id } = await params
  const { data, problem } = await settled(load(slug, id))
  if (problem?.status === 404 || problem?.status === 400)
    return <NothingHere what="journal entry" />
  return (
    <Page>
      {problem ? (
        <ReloadNotice problem={problem} title="The entry could not be loaded" />
      ) : (
        <EntryView {...data} />
      )}
    </Page>
  )
}

async function load(slug: string, id: string) {
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const [entry, { lockDate }, people, taxCodes] = await Promise.all([
    dataOf(getJournalEntry({ ...options, path: { id } })),
    dataOf(getBook(options)),
    dataOf(listPeople(options)),
    dataOf(listTaxCodes(options)),
  ])
  const postedBy = people.items.find(({ userId }) => userId === entry.postedBy)?.name
  const taxNames = Object.fromEntries(taxCodes.items.map(({ id, name }) => [id, name]))
  return { entry, lockDate, taxNames, postedBy }
}
