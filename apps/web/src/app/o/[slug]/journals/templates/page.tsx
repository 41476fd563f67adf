import { listJournalTemplates } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { TemplateList } from '#features/journals/template-list.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Journal templates' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function JournalTemplatesPage({ params }: Props) {
  const client = await clientForRequest((await params).slug)
  const answer = dataOf(listJournalTemplates({ client, throwOnError: true }))
  const { data, problem } = await settled(answer)
  return (
    <Page>
      {problem ? (
        <ReloadNotice problem={problem} title="The templates could not be loaded" />
      ) : (
        <TemplateList templates={data.items} />
      )}
    </Page>
  )
}
