import { LocalDate } from '@smb/core/time'

/** What a date field makes of its text. `ambiguous` asks for the reading to be shown before it is taken. */
export type DateReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: LocalDate; readonly ambiguous: boolean }
  | { readonly kind: 'refused' }

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const words: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 }
const daysPer: Readonly<Record<string, number>> = { d: 1, w: 7 }

/**
 * Reads a typed date: `2026-09-30`, `30/9`, `30.9.26`, `30 sep`, `sep 30 2026`, `30`, `today`, `-7d`, `+2w`,
 * `+1m`. Day before month, as most of the world writes; where a month could be meant (`3/11`) the
 * reading is ambiguous. A missing year or month is that of `today`.
 */
export function readDate(typed: string, today: string): DateReading {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ')
  if (text === '') return { kind: 'empty' }
  const base = LocalDate.from(today)
  const found = relative(text, base) ?? spelled(text, base) ?? numeric(text, base)
  return found ?? { kind: 'refused' }
}

function relative(text: string, today: LocalDate): DateReading | undefined {
  const days = words[text]
  if (days !== undefined) return dated(LocalDate.addDays(today, days))
  const match = /^([+-]) ?(\d{1,4}) ?(d|w|m|y)?$/.exec(text.replace('\u2212', '-'))
  if (!match) return undefined
  const count = Number(match[2]) * (match[1] === '-' ? -1 : 1)
  const unit = match[3] ?? 'd'
  const perDay = daysPer[unit]
  if (perDay) return dated(LocalDate.addDays(today, count * perDay))
  return dated(LocalDate.addMonths(today, unit === 'y' ? count * 12 : count))
}

function spelled(text: string, today: LocalDate): DateReading | undefined {
  const match =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ -]?(?<month>[a-z]{3,9})\.?(?:[ -]?(?<year>\d{2}|\d{4}))?$/.exec(
      text,
    ) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{2}|\d{4}))?$/.exec(text)
  if (!match?.groups) return undefined
  const { day, month = '', year } = match.groups
  const number = monthNames.indexOf(month.slice(0, 3)) + 1
  return number > 0 ? on(yearOf(year, today), number, Number(day)) : undefined
}

function numeric(text: string, today: LocalDate): DateReading | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return on(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const { month: thisMonth } = LocalDate.parts(today)
  const match = /^(\d{1,2})(?:[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?)?$/.exec(text)
  if (!match) return undefined
  const [, first, second, year] = match
  const [a, b] = [Number(first), second === undefined ? thisMonth : Number(second)]
  // 9/30 can only be a month before a day.
  const [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b]
  const either = second !== undefined && a <= 12 && b <= 12 && a !== b
  return on(yearOf(year, today), month, day, either)
}

const yearOf = (text: string | undefined, today: LocalDate): number =>
  text === undefined ? LocalDate.parts(today).year : Number(text.length === 2 ? `20${text}` : text)

const dated = (date: LocalDate, ambiguous = false): DateReading => ({
  kind: 'date',
  date,
  ambiguous,
})

function on(year: number, month: number, day: number, ambiguous = false): DateReading | undefined {
  const two = (part: number): string => String(part).padStart(2, '0')
  const text = `${year}-${two(month)}-${two(day)}`
  return LocalDate.is(text) ? dated(text, ambiguous) : undefined
}
