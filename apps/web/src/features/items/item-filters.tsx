'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import { FilterChip, Filters } from '#components/filter-chip.tsx'
import { Kbd } from '#components/kbd.tsx'
import { InputBox } from '#components/text-field.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { ItemFilter } from './item-filter.ts'
import { itemsHref } from './item-filter.ts'

/** Search by code or name, and the archived ones. */
export function ItemFilters({ filter, slug }: { filter: ItemFilter; slug: string }) {
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
      router.replace(itemsHref(slug, { ...rest, ...(q ? { q } : {}) }), { scroll: false })
    }, 250)
  }
  return (
    <Filters>
      <InputBox
        ref={box}
        type="search"
        aria-label="Search products and services"
        placeholder="Code or name"
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
