import { getBankAccount } from '@smb/api-client'
import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { NothingHere } from '#components/nothing-here.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { StatementImport } from '#features/banking/statement-import.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Import statement' }

type Props = { readonly params: Promise<{ slug: string; id: string }> }

export default async function ImportPage({ params }: Props) {
  const { slug, id } = await params
  const [client, business] = await Promise.all([clientForRequest(slug), businessBySlug(slug)])
  const { data: answer, problem } = await settled(
    getBankAccount({ client, path: { id }, throwOnError: true }),
  )
  if (problem?.status === 404 || problem?.status === 422) return <NothingHere what="bank account" />
  if (problem) {
    return (
      <Page>
        <ReloadNotice problem={problem} title="The bank account could not be loaded" />
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
      {business?.permissions.includes('bank:write') ? (
        <StatementImport bankAccountId={id} />
      ) : (
        <EmptyState title="Importing statements is not part of your role">
          An owner, accountant or bookkeeper of this business can do it.
        </EmptyState>
      )}
    </Page>
  )
}
