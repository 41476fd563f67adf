import type { ReportCell, ReportColumn } from '#components/report-table.tsx'
import { ledgerHref } from '#lib/books/entry-source.ts'
import type { Period } from '#lib/books/fiscal-periods.ts'
import { rowAnchor } from '#lib/books/report-return.ts'
import { formatPeriod } from '#lib/format/date.ts'
import { moneyParts } from '#lib/format/money.ts'

type Days = { readonly from: string; readonly to: string }

/** One column per period, named by its days. */
export const periodColumns = (columns: readonly Days[]): ReportColumn[] =>
  columns.map(({ from, to }, index) => ({
    key: `c${index}`,
    title: formatPeriod(from, to),
    kind: 'money',
  }))

/** Cells `c0`, `c1`, …; those that are not zero lead where `hrefOf` says. */
export const cellsOf = (
  amounts: readonly string[],
  hrefOf?: (column: number) => string | undefined,
): Readonly<Record<string, ReportCell>> =>
  Object.fromEntries(
    amounts.map((amount, index) => {
      const href = moneyParts(amount).zero ? undefined : hrefOf?.(index)
      return [`c${index}`, href ? { amount, href } : { amount }]
    }),
  )

/** Where the figure of an account leads: its ledger on the days of its column, and from there back to the row. */
export const ledgerOf =
  (place: { slug: string; path: string; query: Readonly<Record<string, string>> }) =>
  (accountId: string, days: { readonly from?: string; readonly to: string }): string => {
    const back = `${place.path}?${new URLSearchParams(place.query).toString()}#${rowAnchor(accountId)}`
    return ledgerHref(place.slug, accountId, { ...days, back })
  }

/** The query that makes the same report again. */
export const periodQuery = (
  { from, to }: Period,
  more: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> => ({
  from,
  to,
  ...Object.fromEntries(
    Object.entries(more).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ),
})
