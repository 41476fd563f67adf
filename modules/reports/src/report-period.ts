import type { Period } from '@smb/core/reports'
import { reportErrors } from '@smb/core/reports'
import { assert } from '@smb/core/errors'
import type { LocalDate } from '@smb/core/time'
import { fiscalYearOf } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'

/**
 * The days of a report: up to today unless it is said, from the first day of the fiscal year that holds the last day.
 * Throws `report.period_reversed`.
 */
export function reportPeriod(
  tx: ReadTx,
  query: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
): Period {
  const to = query.to ?? tx.today
  const period = { from: query.from ?? fiscalYearOf(to, tx.fiscalYearStartMonth).start, to }
  if (period.from > to) throw reportErrors.periodReversed()
  return period
}

/** The period that a report is of: that of all its months, or the one before what it is compared with. */
export function ownPeriod<Column extends Period & { readonly role?: string }>(
  columns: readonly Column[],
): Period {
  const own = columns.find(({ role }) => role === 'total') ?? columns[0]
  assert(own, 'a report has a column')
  return { from: own.from, to: own.to }
}
