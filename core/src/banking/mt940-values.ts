import { AppError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money, isCurrency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { mt940Errors } from './mt940-errors.ts'
import type { Mt940Field } from './mt940-fields.ts'
import type { StatedBalance, StatedTotal } from './statement.ts'

/** `300,` and `0000335,33` as money. Throws `mt940.amount_malformed`. */
export function mt940Amount(text: string, currency: CurrencyCode, line: number): Money {
  const [whole = '', decimals = ''] = text.split(/[.,]/)
  const plain = `${whole.replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`
  try {
    return Money.parse(plain, currency)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw mt940Errors.amount(line, error.message)
  }
}

/**
 * `260131` as a date; two digits of a year mean 1970 to 2069. Banks that count interest in months of thirty days also
 * write 29 and 30 February in years that have none: that is its last day. Throws `mt940.date_malformed`.
 */
export function mt940Date(text: string, line: number): LocalDate {
  const [, yy = '', mm = '', dd = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const year = `${yy < '70' ? '20' : '19'}${yy}`
  const date = `${year}-${mm}-${dd}`
  if (LocalDate.is(date)) return date
  const first = `${year}-${mm}-01`
  if (mm === '02' && (dd === '29' || dd === '30') && LocalDate.is(first))
    return LocalDate.endOfMonth(first)
  throw mt940Errors.date(line, text)
}

/** `0131` as the date nearest to another: entries are booked around the turn of a year too. Throws the same. */
export function mt940EntryDate(text: string, near: LocalDate, line: number): LocalDate {
  const { year } = LocalDate.parts(near)
  const month = text.slice(0, 2)
  const day = text.slice(2)
  const candidates = [year - 1, year, year + 1]
    .map((each) => `${each}-${month}-${day}`)
    .filter(LocalDate.is)
  const distance = (date: LocalDate): number => Math.abs(LocalDate.daysBetween(near, date))
  const [nearest] = candidates.sort((a, b) => distance(a) - distance(b))
  if (nearest) return nearest
  return mt940Date(`${near.slice(2, 4)}${text}`, line)
}

export function mt940Currency(code: string, line: number): CurrencyCode {
  if (isCurrency(code)) return code
  throw mt940Errors.currency(line, code)
}

const balance = /^([CD])(\d{6})([A-Z]{3})(\d{1,20}(?:[.,]\d{0,6})?)\s*$/

/** `:60F:C260131EUR1200,00`. Throws `mt940.balance_malformed` and what its parts throw. */
export function mt940Balance(
  field: Mt940Field,
): StatedBalance & { readonly amount: Money; readonly date: LocalDate } {
  const text = field.lines.join('')
  const [, side, date = '', code = '', amount = ''] = balance.exec(text) ?? []
  if (side === undefined) throw mt940Errors.balance(field.line, text)
  const read = mt940Amount(amount, mt940Currency(code, field.line), field.line)
  return {
    amount: side === 'D' ? Money.negate(read) : read,
    date: mt940Date(date, field.line),
    fileLine: field.line,
  }
}

const total = /^(\d{1,5})([A-Z]{3})(\d{1,20}(?:[.,]\d{0,6})?)\s*$/

/** `:90D:3EUR120,50`, how many lines there are and what they make. Throws `mt940.balance_malformed`. */
export function mt940Total(field: Mt940Field): StatedTotal {
  const text = field.lines.join('')
  const [, count, code = '', amount = ''] = total.exec(text) ?? []
  if (count === undefined) throw mt940Errors.balance(field.line, text)
  const read = mt940Amount(amount, mt940Currency(code, field.line), field.line)
  return { count: BigInt(count), amount: read, fileLine: field.line }
}
