import { getBook, getJournalEntry, getJournalTemplate, listAccounts } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { rowOfAccount, rowsOfEntry, rowsOfTemplate } from '#features/journals/entry-rows.ts'
import { JournalForm } from '#features/journals/journal-form.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'

export const metadata: Metadata = { title: 'New journal entry' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<SearchParams>
}

export default async function NewJournalPage({ params, searchParams }: Props) {
  const { data, problem } = await settled(load((await params).slug, await searchParams))
  return (
    <Page>
      {problem ? (
        <ReloadNotice problem={problem} title="The form could not be loaded" />
      ) : (
        <JournalForm {...data} />
      )}
    </Page>
  )
}

/** `from` is an entry to use again, `template` and `account` what to begin with. */
async function load(slug: string, query: SearchParams) {
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const [from, account] = [one(query, 'from'), one(query, 'account')]
  const id = one(query, 'template')
  const [{ items: accounts }, { lockDate }, entry, template] = await Promise.all([
    dataOf(listAccounts(options)),
    dataOf(getBook(options)),
    from ? dataOf(getJournalEntry({ ...options, path: { id: from } })) : undefined,
    id ? dataOf(getJournalTemplate({ ...options, path: { id } })) : undefined,
  ])
  const rows = template
    ? rowsOfTemplate(template)
    : entry
      ? rowsOfEntry(entry)
      : account
        ? [rowOfAccount(account)]
        : []
  return { accounts, lockDate, rows, memo: template?.memo ?? entry?.memo ?? '', template }
}
