'use client'
import type { CustomerWithBalance } from '@smb/api-client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import type { CustomerFilter } from './customer-filter.ts'
import { customersHref } from './customer-filter.ts'
import { CustomerFilters } from './customer-filters.tsx'
import { CustomerList } from './customer-list.tsx'

type Page = { readonly items: readonly CustomerWithBalance[]; readonly nextCursor: string | null }

/** The page of customers: search, list, and the dialog that adds one (`?new=1` opens it). */
export function CustomersOverview({
  page,
  problem,
  filter,
  isAdding,
}: {
  readonly page: Page | undefined
  readonly problem: Problem | undefined
  readonly filter: CustomerFilter
  readonly isAdding: boolean
}) {
  const { slug } = useBusiness().business
  const router = useRouter()
  const mayWrite = usePermission('customer:write')
  const close = () => router.replace(customersHref(slug, filter), { scroll: false })
  const add = mayWrite && <AddButton href={`/o/${slug}/customers?new=1`}>New customer</AddButton>
  const isEmpty = page?.items.length === 0
  const isFirstUse = isEmpty && Object.keys(filter).length === 0
  return (
    <>
      <PageHeader
        title="Customers"
        sub={mayWrite ? 'By name' : 'By name. Your role can read customers, not change them.'}
        actions={!isFirstUse && add}
      />
      <div className="grid gap-4">
        {!isFirstUse && <CustomerFilters filter={filter} slug={slug} />}
        {problem && <ReloadNotice problem={problem} title="The customers could not be loaded" />}
        {isFirstUse && (
          <EmptyState title="Add your first customer" actions={add}>
            A name is enough. Writing an invoice to someone new adds them too.
          </EmptyState>
        )}
        {isEmpty && !isFirstUse && (
          <EmptyState
            title={nobody(filter)}
            actions={<ButtonLink href={customersHref(slug, {})}>Show all customers</ButtonLink>}
          />
        )}
        {page && !isEmpty && (
          <CustomerList key={JSON.stringify(filter)} first={page} filter={filter} />
        )}
      </div>
      <CustomerDialog open={isAdding && mayWrite} onClose={close} />
    </>
  )
}

const AddButton = ({ href, children }: { href: string; children: ReactNode }) => (
  <ButtonLink kind="primary" scroll={false} icon={<Plus size={16} aria-hidden />} href={href}>
    {children}
  </ButtonLink>
)

function nobody({ q, owing, archived }: CustomerFilter): string {
  if (q) return `Nobody found for “${q}”`
  if (owing === 'overdue') return 'Nobody owes anything that is overdue'
  if (owing === 'open') return 'Nobody owes anything'
  return archived ? 'No archived customers' : 'No customers'
}
