'use client'
import { useState } from 'react'
import type { Problem } from './problem.ts'
import { problemFrom } from './problem.ts'

type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/**
 * The rows of a list: the first page as the server rendered it, then what “Load more” brought. A refreshed first page
 * replaces its rows in place. Give the list a `key` made of its filters, so that others start anew.
 */
export function useMorePages<Item extends { readonly id: string }>(
  first: PageOf<Item>,
  load: (cursor: string) => Promise<PageOf<Item>>,
) {
  const [more, setMore] = useState<PageOf<Item>>()
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
      setMore((before) => ({
        items: [...(before?.items ?? []), ...next.items],
        nextCursor: next.nextCursor,
      }))
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setLoading(false)
    }
  }
  return { items, hasMore: cursor !== null, isLoading, problem, loadMore: () => void loadMore() }
}
