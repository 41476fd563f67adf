'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { PageWindow } from './page-window.ts'
import { rowsBefore, withEarlier, withNext } from './page-window.ts'
import type { Problem } from './problem.ts'
import { problemFrom } from './problem.ts'

type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

type Kept = { readonly after: string | null; readonly held: PageWindow<unknown> }

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
 * `key` made of its filters, so that others start anew. At most `keptRowsMax` rows are kept: beyond that those of the
 * first pages are let go, and `loadEarlier` brings them back.
 */
export function useMorePages<Item extends { readonly id: string }>(
  first: PageOf<Item>,
  load: (cursor: string) => Promise<PageOf<Item>>,
) {
  const address = useListAddress()
  const [more, setMore] = useState(() => {
    const before = kept.get(address)
    return before?.after === first.nextCursor ? (before.held as PageWindow<Item>) : undefined
  })
  const [loading, setLoading] = useState<'next' | 'earlier'>()
  const [problem, setProblem] = useState<Problem>()
  const held = heldWith(first, more)
  const cursor = held.pages.at(-1)?.nextCursor ?? null
  const gone = held.earlier.at(-1)

  const turnTo = async (what: 'next' | 'earlier', turned: () => Promise<PageWindow<Item>>) => {
    if (loading) return
    setLoading(what)
    setProblem(undefined)
    try {
      const window = await turned()
      setMore(window)
      keep(address, { after: first.nextCursor, held: window })
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setLoading(undefined)
    }
  }
  const loadMore = () => {
    if (cursor === null) return
    void turnTo('next', async () => withNext(held, { cursor, ...(await load(cursor)) }))
  }
  const loadEarlier = () => {
    if (!gone) return
    const at = gone.cursor
    void turnTo('earlier', async () =>
      withEarlier(held, { cursor: at, ...(at === null ? first : await load(at)) }),
    )
  }
  return {
    items: unrepeated(held.pages.flatMap(({ items }) => items)),
    /** Rows before the first of `items` that were let go. */
    rowsBefore: rowsBefore(held),
    hasMore: cursor !== null,
    isLoading: loading === 'next',
    isLoadingEarlier: loading === 'earlier',
    problem,
    loadMore,
    loadEarlier,
    /** Back to the first page: the rows behind it were changed and are to be read anew. */
    restart: () => {
      kept.delete(address)
      setMore(undefined)
    },
  }
}

/** What is held, with the first page as the server rendered it last. */
function heldWith<Item>(first: PageOf<Item>, more: PageWindow<Item> | undefined): PageWindow<Item> {
  if (!more) return { earlier: [], pages: [{ cursor: null, ...first }] }
  const pages = more.pages.map((page, at) => {
    if (page.cursor !== null) return page
    // Pages behind it were read with the cursor that it had.
    const nextCursor = at === more.pages.length - 1 ? first.nextCursor : page.nextCursor
    return { ...page, items: first.items, nextCursor }
  })
  return { ...more, pages }
}

/** A row that a refreshed page shows earlier is not shown again. */
function unrepeated<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed()
}

/** The list's place and conditions; what is looked into beside it is none of them. */
function useListAddress(): string {
  const path = usePathname()
  const query = new URLSearchParams(useSearchParams())
  query.delete('peek')
  return `${path}?${query.toString()}`
}
