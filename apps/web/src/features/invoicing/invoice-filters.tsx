'use client'
import { ChevronDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import { Menu } from '#components/menu.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import { withoutConditions } from '#lib/list-conditions.ts'
import type { InvoiceFilter } from './invoice-filter.ts'
import {
  duePeriod,
  invoicesHref,
  invoiceStatuses,
  paidPeriod,
  periodChoices,
  periodWords,
} from './invoice-filter.ts'

type Props = {
  readonly filter: InvoiceFilter
  readonly slug: string
  readonly today: string
  /** The customer of the filter, by name. */
  readonly customerName: string | undefined
  /** The product or service of the filter, by name. */
  readonly itemName: string | undefined
}

/** The conditions of the list: search, status, period; each is part of the address. */
export function InvoiceFilters({ filter, slug, today, customerName, itemName }: Props) {
  const href = (next: InvoiceFilter) => invoicesHref(slug, next)
  const period = periodWords(filter)
  const due = periodWords(duePeriod(filter))
  const paid = periodWords(paidPeriod(filter))
  return (
    <Filters>
      <ListSearch
        label="Search invoices"
        width="w-50!"
        value={filter.q}
        hrefFor={(search) => href({ ...withoutConditions(filter, 'q'), ...search })}
      />
      <StatusMenu filter={filter} slug={slug} />
      {filter.customerId && (
        <FilterChip
          name="Customer"
          value={customerName ?? 'one'}
          clearHref={href(withoutConditions(filter, 'customerId'))}
        />
      )}
      {filter.itemId && (
        <FilterChip
          name="Product"
          value={itemName ?? 'one'}
          clearHref={href(withoutConditions(filter, 'itemId'))}
        />
      )}
      {due && (
        <FilterChip
          name="Due"
          value={due}
          clearHref={href(withoutConditions(filter, 'dueFrom', 'dueTo'))}
        />
      )}
      {paid && (
        <FilterChip
          name="Paid"
          value={paid}
          clearHref={href(withoutConditions(filter, 'paidFrom', 'paidTo'))}
        />
      )}
      {period ? (
        <FilterChip
          name="Issued"
          value={period}
          clearHref={href(withoutConditions(filter, 'from', 'to'))}
        />
      ) : (
        <Menu
          label="Issued"
          items={periodChoices(today).map(({ label, from, to }) => ({
            label,
            meta: periodWords({ from, to }) ?? '',
            href: href({ ...filter, from, to }),
            prefetch: false as const,
          }))}
          trigger={(props) => (
            <button type="button" className="filter filter-add" {...props}>
              <Plus size={14} aria-hidden />
              Issued
            </button>
          )}
        />
      )}
    </Filters>
  )
}

function StatusMenu({ filter, slug }: Pick<Props, 'filter' | 'slug'>) {
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [{ keys: 'f', label: 'Filter by status', run: () => setOpen(true) }])
  const rest = withoutConditions(filter, 'status', 'discarded')
  const shown = filter.status ? invoiceStatuses[filter.status] : 'All invoices'
  const choice = (label: string, next: InvoiceFilter, current: boolean, separated = false) => ({
    label,
    href: invoicesHref(slug, { ...rest, ...next }),
    prefetch: false as const,
    current,
    separated,
  })
  return (
    <Menu
      label="Status"
      open={isOpen}
      onOpenChange={setOpen}
      items={[
        choice('All invoices', {}, !filter.status && !filter.discarded),
        ...Object.entries(invoiceStatuses).map(([status, label]) => {
          const value = status as keyof typeof invoiceStatuses
          return choice(label, { status: value }, filter.status === value)
        }),
        choice('Discarded drafts', { discarded: '1' }, filter.discarded === '1', true),
      ]}
      trigger={(props) => (
        <button type="button" className="filter" {...props}>
          Status <b>{filter.discarded ? 'Discarded drafts' : shown}</b>
          <ChevronDown size={14} aria-hidden />
        </button>
      )}
    />
  )
}
