import { LocalDate, fiscalYearOf } from '@smb/core/time'

/** A stretch of days, both included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate }

/** What periods count from: today in the business's time zone and the month its fiscal year starts in (1 to 12). */
export type FiscalFrame = { readonly today: string; readonly fiscalYearStartMonth: number }

/** The named periods that an address may hold, so that a bookmark moves with time. */
export const periodNames = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'year-to-date',
  'last-12-months',
] as const
export type PeriodName = (typeof periodNames)[number]

export const periodLabels: Readonly<Record<PeriodName, string>> = {
  'this-month': 'This month',
  'last-month': 'Last month',
  'this-quarter': 'This quarter',
  'last-quarter': 'Last quarter',
  'this-year': 'This fiscal year',
  'last-year': 'Last fiscal year',
  'year-to-date': 'Fiscal year to date',
  'last-12-months': 'Last 12 months',
}

export const isPeriodName = (text: string | undefined): text is PeriodName =>
  periodNames.some((name) => name === text)

/** The days of a named period. Quarters are those of the fiscal year. */
export function namedPeriod(name: PeriodName, frame: FiscalFrame): Period {
  const today = LocalDate.from(frame.today)
  const year = fiscalYearOf(today, frame.fiscalYearStartMonth)
  const month = LocalDate.startOfMonth(today)
  const monthsIn = (LocalDate.parts(today).month - LocalDate.parts(year.start).month + 12) % 12
  const quarter = LocalDate.addMonths(year.start, monthsIn - (monthsIn % 3))
  const periods: Record<PeriodName, Period> = {
    'this-month': months(month, 1),
    'last-month': months(LocalDate.addMonths(month, -1), 1),
    'this-quarter': months(quarter, 3),
    'last-quarter': months(LocalDate.addMonths(quarter, -3), 3),
    'this-year': { from: year.start, to: year.end },
    'last-year': months(LocalDate.addMonths(year.start, -12), 12),
    'year-to-date': { from: year.start, to: today },
    'last-12-months': months(LocalDate.addMonths(month, -11), 12),
  }
  return periods[name]
}

function months(from: LocalDate, count: number): Period {
  return { from, to: LocalDate.addDays(LocalDate.addMonths(from, count), -1) }
}

const isWholeMonths = ({ from, to }: Period): boolean =>
  LocalDate.startOfMonth(from) === from && LocalDate.endOfMonth(to) === to

/** The period just before (-1) or after (1): as many whole months where it is whole months, else as many days. */
export function neighbourPeriod(period: Period, step: 1 | -1): Period {
  if (isWholeMonths(period)) {
    const [first, last] = [LocalDate.parts(period.from), LocalDate.parts(period.to)]
    const count = (last.year - first.year) * 12 + last.month - first.month + 1
    return months(LocalDate.addMonths(period.from, step * count), count)
  }
  const days = step * (LocalDate.daysBetween(period.from, period.to) + 1)
  return { from: LocalDate.addDays(period.from, days), to: LocalDate.addDays(period.to, days) }
}

/** The ends that a report as of a day is asked for most: today, and the ends of what is over. */
export function closingDays(frame: FiscalFrame): readonly { label: string; asOf: LocalDate }[] {
  return [
    { label: 'Today', asOf: LocalDate.from(frame.today) },
    { label: 'End of last month', asOf: namedPeriod('last-month', frame).to },
    { label: 'End of last quarter', asOf: namedPeriod('last-quarter', frame).to },
    { label: 'End of last fiscal year', asOf: namedPeriod('last-year', frame).to },
    { label: 'End of this fiscal year', asOf: namedPeriod('this-year', frame).to },
  ]
}
