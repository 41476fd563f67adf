import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ChartImport } from '#features/accounts/chart-import.tsx'
import { businessBySlug } from '#lib/account.ts'

export const metadata: Metadata = { title: 'Import accounts' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function ImportAccountsPage({ params }: Props) {
  const { slug } = await params
  const business = await businessBySlug(slug)
  return (
    <Page>
      <PageHeader
        title="Import accounts"
        crumbs={[{ label: 'Accounts', href: `/o/${slug}/accounts` }]}
      />
      {business?.permissions.includes('account:write') ? (
        <ChartImport />
      ) : (
        <EmptyState title="Importing accounts is not part of your role">
          An owner or accountant of this business can do it.
        </EmptyState>
      )}
    </Page>
  )
}
