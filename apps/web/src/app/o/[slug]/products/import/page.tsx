import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ItemImport } from '#features/items/item-import.tsx'
import { businessBySlug } from '#lib/account.ts'

export const metadata: Metadata = { title: 'Import products & services' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function ImportItemsPage({ params }: Props) {
  const { slug } = await params
  const business = await businessBySlug(slug)
  return (
    <Page>
      <PageHeader
        title="Import products & services"
        crumbs={[{ label: 'Products & services', href: `/o/${slug}/products` }]}
      />
      {business?.permissions.includes('item:write') ? (
        <ItemImport />
      ) : (
        <EmptyState title="Importing products is not part of your role">
          An owner, accountant or bookkeeper of this business can do it.
        </EmptyState>
      )}
    </Page>
  )
}
