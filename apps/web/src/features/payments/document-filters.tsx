'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import { Menu } from '#components/menu.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import { withoutConditions } from '#lib/list-conditions.ts'
import type { DocumentFilter } from './document-filter.ts'

/** Search, status and customer of a list of payments or credit notes. */
export function DocumentFilters<Status extends string>({
  nouns,
  statuses,
  filter,
  hrefFor,
}: {
  /** `payments` */
  readonly nouns: string
  readonly statuses: Readonly<Record<Status, string>>
  readonly filter: DocumentFilter<Status>
  readonly hrefFor: (filter: DocumentFilter<Status>) => string
}) {
  const [isOpen, setOpen] = useState(false)
  useKeys('In this list', [{ keys: 'f', label: 'Filter by status', run: () => setOpen(true) }])
  const all = `All ${nouns}`
  const choice = (label: string, status?: Status) => ({
    label,
    href: hrefFor({ ...withoutConditions(filter, 'status'), ...(status ? { status } : {}) }),
    prefetch: false as const,
    current: filter.status === status,
  })
  const choices = (Object.keys(statuses) as Status[]).map((each) => choice(statuses[each], each))
  return (
    <Filters>
      <ListSearch
        label={`Search ${nouns}`}
        value={filter.q}
        hrefFor={(search) => hrefFor({ ...withoutConditions(filter, 'q'), ...search })}
      />
      <Menu
        label="Status"
        open={isOpen}
        onOpenChange={setOpen}
        items={[choice(all), ...choices]}
        trigger={(trigger) => (
          <button type="button" className="filter" {...trigger}>
            Status <b>{filter.status ? statuses[filter.status] : all}</b>
            <ChevronDown size={14} aria-hidden />
          </button>
        )}
      />
      {filter.customerId && (
        <FilterChip
          name="Customer"
          value="one"
          clearHref={hrefFor(withoutConditions(filter, 'customerId'))}
        />
      )}
    </Filters>
  )
}
