'use client'
import { useRouter } from 'next/navigation'
import { Button } from '#components/button.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import { withoutConditions } from '#lib/list-conditions.ts'
import type { CustomerFilter } from './customer-filter.ts'
import { customersHref } from './customer-filter.ts'

const owingWords = { open: 'With balance', overdue: 'Overdue' } as const

/** The conditions of the list of customers; the address holds them. */
export function CustomerFilters({
  filter,
  slug,
}: {
  readonly filter: CustomerFilter
  readonly slug: string
}) {
  const router = useRouter()
  const href = (more: CustomerFilter, ...left: (keyof CustomerFilter)[]) =>
    customersHref(slug, { ...withoutConditions(filter, ...left), ...more })
  return (
    <Filters>
      <ListSearch
        label="Search customers"
        value={filter.q}
        hrefFor={(search) => customersHref(slug, { ...withoutConditions(filter, 'q'), ...search })}
      />
      <ChoiceChip
        name="Balance"
        value={filter.owing ? owingWords[filter.owing] : 'any'}
        items={[
          { label: 'Any', href: href({}, 'owing'), current: filter.owing === undefined },
          ...(['open', 'overdue'] as const).map((owing) => ({
            label: owingWords[owing],
            href: href({ owing }),
            current: filter.owing === owing,
          })),
        ]}
      />
      <ChoiceChip
        name="Sorted"
        value={filter.sort ? 'by balance' : 'by name'}
        items={[
          { label: 'By name', href: href({}, 'sort'), current: filter.sort === undefined },
          {
            label: 'Largest balance first',
            href: href({ sort: 'balance' }),
            current: filter.sort === 'balance',
          },
        ]}
      />
      {filter.archived ? (
        <FilterChip name="Shown" value="Archived" clearHref={href({}, 'archived')} />
      ) : (
        <Button
          size="sm"
          className="filter filter-add"
          onClick={() => router.push(href({ archived: '1' }))}
        >
          Archived
        </Button>
      )}
    </Filters>
  )
}
