import { LocalDate } from './local-date.ts'

/** A fiscal year by its first and last day, both included. */
export type FiscalYear = {
  readonly start: LocalDate
  readonly end: LocalDate
  readonly label: string
}

/**
 * The fiscal year that holds `date`, for a year starting on the first of `startMonth` (1 to 12; rule 49).
 * Labelled by the calendar year in which it ends: with startMonth 4, 2026-05-01 lies in 2027.
 */
export function fiscalYearOf(date: LocalDate, startMonth: number): FiscalYear {
  const { year, month } = LocalDate.parts(date)
  const startYear = month >= startMonth ? year : year - 1
  const start = LocalDate.of(startYear, startMonth, 1)
  const end = LocalDate.addDays(LocalDate.addMonths(start, 12), -1)
  return { start, end, label: end.slice(0, 4) }
}

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
