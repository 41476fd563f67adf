import { LocalDate } from './local-date.ts'

/** A fiscal year by its first and last day, both included. */
export type FiscalYear = {
  readonly start: LocalDate
  readonly end: LocalDate
  readonly label: string
}

/** A first year that is shorter or longer than twelve months; the regular years follow its last day. */
export type FirstFiscalYear = Pick<FiscalYear, 'start' | 'end'>

/**
 * The fiscal year that holds `date`, for a year starting on the first of `startMonth` (1 to 12; rule 49).
 * Labelled by the calendar year in which it ends: with startMonth 4, 2026-05-01 lies in 2027.
 */
export function fiscalYearOf(
  date: LocalDate,
  startMonth: number,
  first?: FirstFiscalYear,
): FiscalYear {
  if (first && first.start <= date && date <= first.end) return labelled(first.start, first.end)
  const { year, month } = LocalDate.parts(date)
  const startYear = month >= startMonth ? year : year - 1
  const start = LocalDate.of(startYear, startMonth, 1)
  const end = LocalDate.addDays(LocalDate.addMonths(start, 12), -1)
  // What lies before a first year ends with it, so that no day is in two years.
  const isCut = first !== undefined && date < first.start && first.start <= end
  return labelled(start, isCut ? LocalDate.addDays(first.start, -1) : end)
}

const labelled = (start: LocalDate, end: LocalDate): FiscalYear => ({
  start,
  end,
  label: end.slice(0, 4),
})

/** First days of each month from the month of `from` to the month of `to`. */
export function monthsBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  const months: LocalDate[] = []
  let month = LocalDate.startOfMonth(from)
  while (month <= to) {
    months.push(month)
    month = LocalDate.addMonths(month, 1)
  }
  return months
}
