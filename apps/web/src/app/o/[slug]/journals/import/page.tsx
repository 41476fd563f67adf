import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { JournalImport } from '#features/journals/journal-import.tsx'
import { businessBySlug } from '#lib/account.ts'

export const metadata: Metadata = { title: 'Import journals' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function ImportJournalsPage({ params }: Props) {
  const { slug } = await params
  const business = await businessBySlug(slug)
  return (
    <Page>
      <PageHeader
        title="Import journals"
        crumbs={[{ label: 'Journals', href: `/o/${slug}/journals` }]}
      />
      {business?.permissions.includes('journal:import') ? (
        <JournalImport />
      ) : (
        <EmptyState title="Importing journals is not part of your role">
          An owner or accountant of this business can do it.
        </EmptyState>
      )}
    </Page>
  )
}
