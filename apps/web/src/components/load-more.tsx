'use client'
import { counted } from '#lib/format/money.ts'
import { Button } from './button.tsx'

/** Stands above a list whose first rows were let go; nothing where none were. */
export function LoadEarlier({
  gone,
  noun,
  nouns,
  loading,
  onLoadEarlier,
}: {
  /** Rows that were let go. */
  readonly gone: number
  readonly noun: string
  readonly nouns?: string
  readonly loading: boolean
  readonly onLoadEarlier: () => void
}) {
  if (gone === 0) return null
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2 py-3 text-sm text-text-3">
      <span role="status">{counted(gone, `earlier ${noun}`, nouns && `earlier ${nouns}`)}</span>
      <Button size="sm" pending={loading} onClick={onLoadEarlier}>
        Show earlier
      </Button>
    </div>
  )
}

/** The end of a page of rows. `shown` are on screen; the button asks for the next page. */
export function LoadMore({
  shown,
  noun,
  nouns,
  hasMore,
  loading,
  onLoadMore,
}: {
  readonly shown: number
  readonly noun: string
  readonly nouns?: string
  readonly hasMore: boolean
  readonly loading: boolean
  readonly onLoadMore: () => void
}) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2 py-3 text-sm text-text-3">
      <span role="status">
        {hasMore ? `${counted(shown, noun, nouns)} so far` : `All ${counted(shown, noun, nouns)}`}
      </span>
      {hasMore && (
        <Button size="sm" pending={loading} onClick={onLoadMore}>
          Load more
        </Button>
      )}
    </div>
  )
}
