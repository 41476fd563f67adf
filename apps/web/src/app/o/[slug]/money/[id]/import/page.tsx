import { getBankAccount } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { StatementImport } from '#features/banking/statement-import.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Import statement' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function ImportPage({ params }: Props) {
  const { slug, id } = await params
  const client = await clientForRequest(slug)
  const { data: answer, problem } = await settled(
    getBankAccount({ client, path: { id }, throwOnError: true }),
  )
  if (problem) {
    return (
      <Page>
        <ReloadNotice problem={problem} />
      </Page>
    )
  }
  const crumbs = [
    { label: 'Bank accounts', href: `/o/${slug}/money` },
    { label: answer.data.name, href: `/o/${slug}/money/${id}` },
  ]
  return (
    <Page>
      <PageHeader title="Import statement" crumbs={crumbs} />
      <StatementImport bankAccountId={id} />
    </Page>
  )
}
