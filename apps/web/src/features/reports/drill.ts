import type { DrillView, ProfitAndLossView } from '@smb/core/reports'
import { reportMonthsMax } from '@smb/core/reports'
import { LocalDate, monthsBetween } from '@smb/core/time'
import { ledgerHref } from '#lib/books/entry-source.ts'
import { rowAnchor } from '#lib/books/report-return.ts'
import { businessHref } from '#lib/navigation.ts'

/** The report that is on screen, below the business: where its figures lead back to. */
export type ReportPlace = {
  readonly slug: string
  /** `/reports/balance-sheet` */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** What the report is narrowed to: a section, or an account with those below it. */
  readonly only: string | undefined
}

type Days = { readonly from: string; readonly to: string }

/** The earliest day that the books can hold: what a figure without a beginning reaches back to. */
const firstDay = '1900-01-01'

const queryText = (query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return new URLSearchParams(given).toString()
}

/** This report again with the same choices, at the row that a figure stands in. */
function backTo({ path, query, only }: ReportPlace, rowId: string): string {
  return `${path}?${queryText({ ...query, only })}#${rowAnchor(rowId)}`
}

/** Where a figure of an account comes from: its ledger, or the profit and loss of those days. */
export function drillHref(
  place: ReportPlace,
  { accountId, from, to }: DrillView,
  rowId: string,
): string {
  const back = backTo(place, rowId)
  if (accountId) return ledgerHref(place.slug, accountId, { from, to, back })
  return profitAndLossHref(place, { from: from ?? firstDay, to, back })
}

/**
 * Where a total of a profit and loss leads: to the report narrowed to it and to the days of its column; there, to its
 * months; and where it stands for itself, to the journal of those days. `only` undefined: the whole report.
 */
export function totalHref(
  place: ReportPlace,
  { only, from, to }: Days & { readonly only: string | undefined },
  rowId: string,
): string {
  const { query } = place
  const isSame = place.only === only && query['from'] === from && query['to'] === to
  const back = backTo(place, rowId)
  if (!isSame || query['compare']) return profitAndLossHref(place, { from, to, only, back })
  const hasMonths = from.slice(0, 7) !== to.slice(0, 7)
  if (!query['by'] && hasMonths && isByMonth({ from, to })) {
    return profitAndLossHref(place, { from, to, only, by: 'month', back })
  }
  return journalHref(place.slug, { from, to })
}

/** Where a change leads: from month to month over both periods, so that it is seen how one became the other. */
export function changeHref(
  place: ReportPlace,
  { only, columns }: { only: string | undefined; columns: ProfitAndLossView['columns'] },
  rowId: string,
): string {
  const from = columns.map((column) => column.from).toSorted()[0] ?? firstDay
  const to =
    columns
      .map((column) => column.to)
      .toSorted()
      .at(-1) ?? from
  const by = isByMonth({ from, to }) ? 'month' : undefined
  return profitAndLossHref(place, { from, to, only, by, back: backTo(place, rowId) })
}

/** Where a total at the end of a day leads: to the same report narrowed to it, and there to the journal up to that day. */
export function asOfTotalHref(
  place: ReportPlace,
  { only, asOf }: { readonly only: string; readonly asOf: string },
  rowId: string,
): string {
  const isSame = place.only === only && place.query['asOf'] === asOf
  if (isSame && !place.query['compareAsOf']) return journalHref(place.slug, { to: asOf })
  const query = queryText({ asOf, only, back: backTo(place, rowId) })
  return `${businessHref(place.slug, place.path)}?${query}`
}

const isByMonth = ({ from, to }: Days): boolean =>
  monthsBetween(LocalDate.from(from), LocalDate.from(to)).length <= reportMonthsMax

const profitAndLossHref = (
  { slug }: ReportPlace,
  query: Readonly<Record<string, string | undefined>>,
): string => `${businessHref(slug, '/reports/profit-and-loss')}?${queryText(query)}`

const journalHref = (slug: string, days: { readonly from?: string; readonly to: string }): string =>
  `${businessHref(slug, '/journals')}?${queryText(days)}`
