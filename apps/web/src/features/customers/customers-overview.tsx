'use client'
import type { CustomerListItem } from '@smb/api-client'
import { Plus, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { Kbd } from '#components/kbd.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { InputBox } from '#components/text-field.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import type { CustomerFilter } from './customer-filter.ts'
import { customersHref } from './customer-filter.ts'
import { CustomerList } from './customer-list.tsx'

type Page = { readonly items: readonly CustomerListItem[]; readonly nextCursor: string | null }

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
            title={filter.q ? `Nobody found for “${filter.q}”` : 'No archived customers'}
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

function CustomerFilters({ filter, slug }: { filter: CustomerFilter; slug: string }) {
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(filter.q ?? '')
  useKeys('In this list', [{ keys: '/', label: 'Search', run: () => box.current?.focus() }])
  const { q: _, ...rest } = filter
  const search = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = next.trim()
      router.replace(customersHref(slug, { ...rest, ...(q ? { q } : {}) }), { scroll: false })
    }, 250)
  }
  return (
    <Filters>
      <InputBox
        ref={box}
        type="search"
        aria-label="Search customers"
        placeholder="Search customers"
        boxClassName="h-7! w-55! max-md:h-9! flex-none"
        start={<Search size={16} aria-hidden />}
        end={
          <span className="max-md:hidden">
            <Kbd>/</Kbd>
          </span>
        }
        value={text}
        onChange={(event) => search(event.target.value)}
      />
      {filter.archived ? (
        <FilterChip
          name="Shown"
          value="Archived"
          clearHref={customersHref(slug, filter.q ? { q: filter.q } : {})}
        />
      ) : (
        <Button
          size="sm"
          className="filter filter-add"
          onClick={() => router.push(customersHref(slug, { ...filter, archived: '1' }))}
        >
          Archived
        </Button>
      )}
    </Filters>
  )
}
