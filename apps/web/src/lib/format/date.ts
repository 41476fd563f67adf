import { LocalDate } from '@smb/core/time'
import { months } from './readable-dates.ts'

const longMonths =
  'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

type DateFormat = {
  /** Drops the year when it is that of this date (ISO), where it is obvious. */
  readonly near?: string
}

/** `18 Nov 2026`: the month in letters, so that no one can read it the other way round. */
export function formatDate(date: string, { near }: DateFormat = {}): string {
  const { year, month, day } = LocalDate.parts(LocalDate.from(date))
  const short = `${day} ${months[month - 1]}`
  return near?.startsWith(`${year}-`) ? short : `${short} ${year}`
}

/** `Wednesday 18 November 2026`. */
export function formatLongDate(date: string): string {
  const local = LocalDate.from(date)
  const { year, month, day } = LocalDate.parts(local)
  return `${weekdays[LocalDate.weekday(local) - 1]} ${day} ${longMonths[month - 1]} ${year}`
}

/** `November 2026`. */
export function formatMonth(date: string): string {
  const { year, month } = LocalDate.parts(LocalDate.from(date))
  return `${longMonths[month - 1]} ${year}`
}

/** A period by its first and last day: `November 2026`, `1 to 17 Nov 2026`, `13 Oct to 18 Nov 2026`, `2026`. */
export function formatPeriod(from: string, to: string): string {
  const [first, last] = [LocalDate.from(from), LocalDate.from(to)]
  const [a, b] = [LocalDate.parts(first), LocalDate.parts(last)]
  if (first === last) return formatDate(first)
  const wholeMonths = a.day === 1 && last === LocalDate.endOfMonth(last)
  if (a.year === b.year) {
    if (wholeMonths && a.month === 1 && b.month === 12) return String(a.year)
    if (wholeMonths && a.month === b.month) return formatMonth(first)
    if (a.month === b.month) return `${a.day} to ${formatDate(last)}`
    return `${formatDate(first, { near: last })} to ${formatDate(last)}`
  }
  return `${formatDate(first)} to ${formatDate(last)}`
}

/** How far a day is from today, in words: `today`, `tomorrow`, `in 6 days`, `yesterday`, `9 days ago`. */
export function fromToday(date: string, today: string): string {
  const days = LocalDate.daysBetween(LocalDate.from(today), LocalDate.from(date))
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** `9 days late`, or undefined while the due date has not passed (it counts to its end). */
export function daysLate(dueDate: string, today: string): string | undefined {
  const days = LocalDate.daysBetween(LocalDate.from(dueDate), LocalDate.from(today))
  return days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} late` : undefined
}

/** A moment in the business's time zone: `16 Nov 2026, 10:22`. The calendar is always Gregorian. */
export function formatInstant(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((found) => found.type === type)?.value ?? ''
  const month = months[Number(part('month')) - 1]
  return `${Number(part('day'))} ${month} ${part('year')}, ${part('hour')}:${part('minute')}`
}

/** Today's date in a time zone, for the moment of a request (`2026-11-18`). */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    dateStyle: 'short',
  }).format(now)
}
