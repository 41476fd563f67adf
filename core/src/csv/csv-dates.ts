import { LocalDate } from '../time/index.ts'

export const csvDateOrders = ['dmy', 'mdy', 'ymd'] as const
/** In which order day, month and year stand. */
export type CsvDateOrder = (typeof csvDateOrders)[number]

// Full names; a word of three letters or more that begins only one month's names means that month.
const monthNames = [
  ['JANUARY', 'JANVIER', 'JANUAR', 'JANNER'],
  ['FEBRUARY', 'FEVRIER', 'FEBRUAR', 'FEBER'],
  ['MARCH', 'MARS', 'MARZ', 'MAERZ', 'MRZ'],
  ['APRIL', 'AVRIL'],
  ['MAY', 'MAI'],
  ['JUNE', 'JUIN', 'JUNI'],
  ['JULY', 'JUILLET', 'JULI'],
  ['AUGUST', 'AOUT'],
  ['SEPTEMBER', 'SEPTEMBRE'],
  ['OCTOBER', 'OCTOBRE', 'OKTOBER'],
  ['NOVEMBER', 'NOVEMBRE'],
  ['DECEMBER', 'DECEMBRE', 'DEZEMBER'],
] as const

const wordMin = 3
/** Every beginning of a name; null where it begins names of several months. */
const monthByBeginning = new Map<string, string | null>()
for (const [index, names] of monthNames.entries()) {
  const month = String(index + 1)
  for (const name of names)
    for (let length = wordMin; length <= name.length; length += 1) {
      const beginning = name.slice(0, length)
      const known = monthByBeginning.get(beginning)
      monthByBeginning.set(beginning, known === undefined || known === month ? month : null)
    }
}

function monthNamed(word: string): string | null {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
  return monthByBeginning.get(plain) ?? null
}

// Longer texts are no dates, and what searches them for a time would take long.
const lengthMax = 80
const time = /[T\s,]+\d{1,2}:\d{2}.{0,40}$/
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s+/i
const numeric = /^(\d{1,4})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/
const compact = /^\d{8}$/
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er)?[-./ ]{0,2}(\p{L}{3,12})\.?[-./, ]{0,2}(\d{4}|\d{2})$/iu
const monthFirst = /^(\p{L}{3,12})\.?[-./ ]{0,2}(\d{1,2})(?:st|nd|rd|th)?[-./, ]{1,2}(\d{4})$/iu
const yearFirst = /^(\d{4})[-./ ](\p{L}{3,12})\.?[-./ ](\d{1,2})$/u

const yearOfTwoDigits = (text: string): string => (text < '70' ? `20${text}` : `19${text}`)

function dateOf(year: string, month: string | null, day: string): LocalDate | null {
  if ((year.length !== 2 && year.length !== 4) || day.length > 2) return null
  if (month === null || month.length > 2) return null
  const full = year.length === 2 ? yearOfTwoDigits(year) : year
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return LocalDate.is(text) ? text : null
}

function named(text: string): LocalDate | null | undefined {
  const day = dayFirst.exec(text)
  if (day) return dateOf(day[3] ?? '', monthNamed(day[2] ?? ''), day[1] ?? '')
  const month = monthFirst.exec(text)
  if (month) return dateOf(month[3] ?? '', monthNamed(month[1] ?? ''), month[2] ?? '')
  const year = yearFirst.exec(text)
  if (year) return dateOf(year[1] ?? '', monthNamed(year[2] ?? ''), year[3] ?? '')
  return undefined
}

function ordered(order: CsvDateOrder, [a, b, c]: readonly [string, string, string]) {
  if (order === 'ymd') return dateOf(a, b, c)
  return order === 'dmy' ? dateOf(c, b, a) : dateOf(c, a, b)
}

/**
 * The date of a cell in that order, null where it is none. Numbers with `/`, `-`, `.` or spaces, eight digits, month
 * names in English, French and German; two digits of a year mean 1970 to 2069. A time after the date is left out:
 * the statement is kept in the bank's own days.
 */
export function csvDate(cell: string, order: CsvDateOrder): LocalDate | null {
  if (cell.length > lengthMax) return null
  const text = cell.trim().replace(weekday, '').replace(time, '')
  const parts = numeric.exec(text)
  if (parts) return ordered(order, [parts[1] ?? '', parts[3] ?? '', parts[4] ?? ''])
  if (compact.test(text)) {
    const cut = order === 'ymd' ? [4, 6] : [2, 4]
    return ordered(order, [text.slice(0, cut[0]), text.slice(cut[0], cut[1]), text.slice(cut[1])])
  }
  return named(text) ?? null
}

/** Whether a cell is a date in any order. Eight digits alone may as well be a number, so they do not count here. */
export function isCsvDate(cell: string): boolean {
  return !compact.test(cell.trim()) && csvDateOrders.some((order) => csvDate(cell, order) !== null)
}

const dateShape = /\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}/

/** Whether a cell is written like a date, also like one that does not exist. */
export const hasDateShape = (cell: string): boolean =>
  cell.length <= lengthMax && dateShape.test(cell)
