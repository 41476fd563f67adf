import { FilterChip } from '#components/filter-chip.tsx'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { one } from '#lib/books/chosen-period.ts'

/** What part of a report its address asks for. */
export type Narrowed = {
  /** A section by name, or an account with those below it; undefined shows the whole report. */
  readonly only: string | undefined
  /** The report whose figure led here, below the business. */
  readonly back: string | undefined
}

export const narrowedBy = (search: SearchParams): Narrowed => ({
  only: one(search, 'only'),
  back: one(search, 'back'),
})

/** The same part for other days. */
export const narrowingQuery = ({ only, back }: Narrowed): Readonly<Record<string, string>> => ({
  ...(only ? { only } : {}),
  ...(back ? { back } : {}),
})

/** Says that the report is a part of itself, and leads to the whole of it on the same days. */
export function NarrowedChip({
  narrowed,
  name,
  clearHref,
}: {
  readonly narrowed: Narrowed
  readonly name: string | undefined
  readonly clearHref: string
}) {
  if (!narrowed.only) return null
  return (
    <FilterChip name="Only" value={name ?? 'an account that did not move'} clearHref={clearHref} />
  )
}
