import { invalid } from '../errors/index.ts'

/** A date of the books in the business's calendar, `2026-01-31`. No time zone, no clock. Compares as text. */
export type LocalDate = string & { readonly __date: 'LocalDate' }
/** A moment, ISO 8601 in UTC. */
export type Instant = string & { readonly __instant: 'Instant' }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const yearMin = 1900
const yearMax = 2199

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in the month (1 to 12) of that year. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isDate(text: string): text is LocalDate {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < yearMin || year > yearMax || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** The text as a date, or throws `date.malformed`. Years 1900 to 2199. */
function from(text: string): LocalDate {
  if (isDate(text)) return text
  throw invalid('date.malformed', `“${text.slice(0, 20)}” is not a date. Write it like 2026-01-31.`)
}

function of(year: number, month: number, day: number): LocalDate {
  const two = (n: number): string => String(n).padStart(2, '0')
  return from(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

function parts(date: LocalDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  }
}

// Days since 1970-01-01 by the civil-calendar algorithm: exact, without the platform's Date.
function toDays(date: LocalDate): number {
  const { year, month, day } = parts(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468
}

function fromDays(days: number): LocalDate {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays)
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return of(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

const addDays = (date: LocalDate, days: number): LocalDate => fromDays(toDays(date) + days)

/** Whole days from `a` to `b`; negative when `b` is earlier. */
const daysBetween = (a: LocalDate, b: LocalDate): number => toDays(b) - toDays(a)

/** The same day `months` later, or the month's last day where it has no such day. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = parts(date)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  return of(y, m, Math.min(day, daysInMonth(y, m)))
}

function startOfMonth(date: LocalDate): LocalDate {
  const { year, month } = parts(date)
  return of(year, month, 1)
}

function endOfMonth(date: LocalDate): LocalDate {
  const { year, month } = parts(date)
  return of(year, month, daysInMonth(year, month))
}

/** 1 is Monday, 7 is Sunday. */
const weekday = (date: LocalDate): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1

export const LocalDate = {
  is: isDate,
  from,
  of,
  parts,
  addDays,
  addMonths,
  daysBetween,
  startOfMonth,
  endOfMonth,
  weekday,
  min: (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b),
  max: (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b),
}
