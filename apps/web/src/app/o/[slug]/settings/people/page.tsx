import { listPeople } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { PeopleView } from '#features/settings/people-view.tsx'
import { SettingsHead } from '#features/settings/settings-head.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'People' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function PeopleSettingsPage({ params }: Props) {
  const { slug } = await params
  const client = await clientForRequest(slug)
  const { data, problem } = await settled(dataOf(listPeople({ client, throwOnError: true })))
  return (
    <Page>
      <SettingsHead slug={slug} current="/settings/people" />
      <div className="max-w-[960px]">
        {problem ? (
          <ReloadNotice problem={problem} title="The people could not be loaded" />
        ) : (
          <PeopleView people={data.items} />
        )}
      </div>
    </Page>
  )
}
