'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { Problem } from './problem.ts'
import { problemFrom } from './problem.ts'

type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

type Kept = { readonly after: string | null; readonly more: PageOf<unknown> }

// What “Load more” brought to the lists that were seen last, for the way back: with their rows the window finds its place.
const kept = new Map<string, Kept>()
const keptMax = 5

function keep(address: string, list: Kept): void {
  kept.delete(address)
  kept.set(address, list)
  const [oldest] = kept.keys()
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
}

/**
 * The rows of a list: the first page as the server rendered it, then what “Load more” brought, also on the way back to
 * the list while its first page ends where it did. A refreshed first page replaces its rows in place. Give the list a
 * `key` made of its filters, so that others start anew.
 */
export function useMorePages<Item extends { readonly id: string }>(
  first: PageOf<Item>,
  load: (cursor: string) => Promise<PageOf<Item>>,
) {
  const address = useListAddress()
  const [more, setMore] = useState(() => {
    const before = kept.get(address)
    return before?.after === first.nextCursor ? (before.more as PageOf<Item>) : undefined
  })
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const firstIds = new Set(first.items.map(({ id }) => id))
  const items = [...first.items, ...(more?.items ?? []).filter(({ id }) => !firstIds.has(id))]
  const cursor = more ? more.nextCursor : first.nextCursor

  const loadMore = async () => {
    if (cursor === null || isLoading) return
    setLoading(true)
    setProblem(undefined)
    try {
      const next = await load(cursor)
      const all = { items: [...(more?.items ?? []), ...next.items], nextCursor: next.nextCursor }
      setMore(all)
      keep(address, { after: first.nextCursor, more: all })
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setLoading(false)
    }
  }
  return {
    items,
    hasMore: cursor !== null,
    isLoading,
    problem,
    loadMore: () => void loadMore(),
    /** Back to the first page: the rows behind it were changed and are to be read anew. */
    restart: () => {
      kept.delete(address)
      setMore(undefined)
    },
  }
}

/** The list's place and conditions; what is looked into beside it is none of them. */
function useListAddress(): string {
  const path = usePathname()
  const query = new URLSearchParams(useSearchParams())
  query.delete('peek')
  return `${path}?${query.toString()}`
}
