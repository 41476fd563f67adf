'use client'
import type { PaymentListItem } from '@smb/api-client'
import { ChevronDown, Plus, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { Kbd } from '#components/kbd.tsx'
import { Menu } from '#components/menu.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { InputBox } from '#components/text-field.tsx'
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
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [
    { keys: '/', label: 'Search', run: () => box.current?.focus() },
    { keys: 'f', label: 'Filter by status', run: () => setOpen(true) },
  ])
  const search = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = text.trim()
      const next = { ...without(filter, 'q'), ...(q ? { q } : {}) }
      router.replace(paymentsHref(slug, next), { scroll: false })
    }, 250)
  }
  const choice = (label: string, status?: keyof typeof paymentStatuses) => ({
    label,
    href: paymentsHref(slug, { ...without(filter, 'status'), ...(status ? { status } : {}) }),
    prefetch: false as const,
    current: filter.status === status,
  })
  return (
    <Filters>
      <InputBox
        ref={box}
        type="search"
        aria-label="Search payments"
        placeholder="Search payments"
        boxClassName="h-7! w-55! max-md:h-9! flex-none"
        start={<Search size={16} aria-hidden />}
        end={
          <span className="max-md:hidden">
            <Kbd>/</Kbd>
          </span>
        }
        defaultValue={filter.q ?? ''}
        onChange={(event) => search(event.target.value)}
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
