'use client'
import type { PaymentListItem } from '@smb/api-client'
import { ChevronDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import { Menu } from '#components/menu.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import type { PaymentFilter } from './payment-filter.ts'
import { paymentsHref, paymentStatuses, without } from './payment-filter.ts'
import { PaymentList } from './payment-list.tsx'

type Page = { readonly items: readonly PaymentListItem[]; readonly nextCursor: string | null }

/** The page of payments received: search, status, list. */
export function PaymentsOverview({
  page,
  problem,
  filter,
}: {
  readonly page: Page | undefined
  readonly problem: Problem | undefined
  readonly filter: PaymentFilter
}) {
  const { slug } = useBusiness().business
  const mayWrite = usePermission('payment:write')
  const isEmpty = page?.items.length === 0
  const isFirstUse = isEmpty && Object.keys(filter).length === 0
  const record = mayWrite && (
    <ButtonLink
      kind="primary"
      icon={<Plus size={16} aria-hidden />}
      href={`/o/${slug}/payments-received/new`}
    >
      Record payment
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title="Payments received"
        sub={
          mayWrite ? 'Newest first' : 'Newest first. Your role can read payments, not record them.'
        }
        actions={!isFirstUse && record}
      />
      <div className="grid gap-4">
        {!isFirstUse && <PaymentFilters filter={filter} slug={slug} />}
        {problem && <ReloadNotice problem={problem} title="The payments could not be loaded" />}
        {isFirstUse && (
          <EmptyState title="Record your first payment" actions={record}>
            When a customer pays, the money goes to their open invoices, the longest due first.
          </EmptyState>
        )}
        {isEmpty && !isFirstUse && (
          <EmptyState
            title={
              filter.q
                ? `Nothing found for “${filter.q}”`
                : `No payments ${filter.status ? paymentStatuses[filter.status].toLowerCase() : 'here'}`
            }
            actions={<ButtonLink href={paymentsHref(slug, {})}>Show all payments</ButtonLink>}
          />
        )}
        {page && !isEmpty && (
          <PaymentList key={JSON.stringify(filter)} first={page} filter={filter} />
        )}
      </div>
    </>
  )
}

function PaymentFilters({ filter, slug }: { filter: PaymentFilter; slug: string }) {
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [{ keys: 'f', label: 'Filter by status', run: () => setOpen(true) }])
  const choice = (label: string, status?: keyof typeof paymentStatuses) => ({
    label,
    href: paymentsHref(slug, { ...without(filter, 'status'), ...(status ? { status } : {}) }),
    prefetch: false as const,
    current: filter.status === status,
  })
  return (
    <Filters>
      <ListSearch
        label="Search payments"
        value={filter.q}
        hrefFor={(search) => paymentsHref(slug, { ...without(filter, 'q'), ...search })}
      />
      <Menu
        label="Status"
        open={isOpen}
        onOpenChange={setOpen}
        items={[
          choice('All payments'),
          choice(paymentStatuses.with_remainder, 'with_remainder'),
          choice(paymentStatuses.recorded, 'recorded'),
          choice(paymentStatuses.reversed, 'reversed'),
        ]}
        trigger={(trigger) => (
          <button type="button" className="filter" {...trigger}>
            Status <b>{filter.status ? paymentStatuses[filter.status] : 'All payments'}</b>
            <ChevronDown size={14} aria-hidden />
          </button>
        )}
      />
      {filter.customerId && (
        <FilterChip
          name="Customer"
          value="one"
          clearHref={paymentsHref(slug, without(filter, 'customerId'))}
        />
      )}
    </Filters>
  )
}
