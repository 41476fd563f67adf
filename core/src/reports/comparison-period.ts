import { LocalDate } from '../time/index.ts'
import type { Period } from './report-rows.ts'

const isEndOfMonth = (date: LocalDate): boolean => LocalDate.endOfMonth(date) === date

function isWholeMonths({ from, to }: Period): boolean {
  return LocalDate.startOfMonth(from) === from && isEndOfMonth(to)
}

function monthsOf({ from, to }: Period): number {
  const [first, last] = [LocalDate.parts(from), LocalDate.parts(to)]
  return (last.year - first.year) * 12 + last.month - first.month + 1
}

function shifted({ from, to }: Period, months: number): Period {
  const end = LocalDate.addMonths(to, months)
  return {
    from: LocalDate.addMonths(from, months),
    // The last of February stays the last of February.
    to: isEndOfMonth(to) ? LocalDate.endOfMonth(end) : end,
  }
}

/**
 * What a period is compared with: the same days a year before, or the stretch just before it, which for whole months is as
 * many whole months and else as many days.
 */
export function comparisonPeriod(
  period: Period,
  compare: 'previous_year' | 'previous_period',
): Period {
  if (compare === 'previous_year') return shifted(period, -12)
  if (isWholeMonths(period)) return shifted(period, -monthsOf(period))
  const days = LocalDate.daysBetween(period.from, period.to) + 1
  return { from: LocalDate.addDays(period.from, -days), to: LocalDate.addDays(period.from, -1) }
}
