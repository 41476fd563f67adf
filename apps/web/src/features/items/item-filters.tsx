'use client'
import { useRouter } from 'next/navigation'
import { Button } from '#components/button.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { ListSearch } from '#components/list-search.tsx'
import type { ItemFilter } from './item-filter.ts'
import { itemsHref } from './item-filter.ts'

/** Search by code or name, and the archived ones. */
export function ItemFilters({ filter, slug }: { filter: ItemFilter; slug: string }) {
  const router = useRouter()
  const { q: _, ...rest } = filter
  return (
    <Filters>
      <ListSearch
        label="Search products and services"
        placeholder="Code or name"
        value={filter.q}
        hrefFor={(search) => itemsHref(slug, { ...rest, ...search })}
      />
      {filter.archived ? (
        <FilterChip
          name="Shown"
          value="Archived"
          clearHref={itemsHref(slug, filter.q ? { q: filter.q } : {})}
        />
      ) : (
        <Button
          size="sm"
          className="filter filter-add"
          onClick={() => router.push(itemsHref(slug, { ...filter, archived: '1' }))}
        >
          Archived
        </Button>
      )}
    </Filters>
  )
}
