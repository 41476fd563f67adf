'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { Kbd } from '#components/kbd.tsx'
import { InputBox } from '#components/text-field.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { CustomerFilter } from './customer-filter.ts'
import { customersHref, withoutConditions } from './customer-filter.ts'

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
      <SearchCustomers filter={filter} slug={slug} />
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

function SearchCustomers({ filter, slug }: { filter: CustomerFilter; slug: string }) {
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(filter.q ?? '')
  useKeys('In this list', [{ keys: '/', label: 'Search', run: () => box.current?.focus() }])
  const rest = withoutConditions(filter, 'q')
  const search = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = next.trim()
      router.replace(customersHref(slug, { ...rest, ...(q ? { q } : {}) }), { scroll: false })
    }, 250)
  }
  return (
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
  )
}
