import { AppError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money, currencyExponent, isCurrency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { ofxErrors } from './ofx-errors.ts'

/** A value and where it stands, for the message when it is wrong. */
export type OfxValue = { readonly name: string; readonly text: string; readonly line: () => number }

const datePattern = /^(\d{4})(\d{2})(\d{2})[\d.:]{0,24}(?:\[[^\]]{0,40}\]?)?$/

/**
 * The date that the bank states, `20230509120000.000[-5:EST]` being 2023-05-09: time and zone are not applied, the
 * statement is kept in the bank's own days. Throws `ofx.date_malformed`.
 */
export function ofxDate(value: OfxValue): LocalDate {
  const match = datePattern.exec(value.text)
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  if (!LocalDate.is(date)) throw ofxErrors.date(value.line(), value.name, value.text)
  return date
}

const plain = /^[+-]?\d{1,20}$/
const oneMark = /^[+-]?(\d{0,20})[.,](\d{1,12})$/
const looksLikeThousands = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/
const grouped = /^[+-]?\d{1,3}(?:([.,’' \u00a0\u202f])\d{3})(?:\1\d{3}){0,6}(?:[.,]\d{1,12})?$/

/** The amount with `.` before its decimals and no other marks; undefined when it is none; null when it is ambiguous. */
function plainAmount(text: string, exponent: number): string | null | undefined {
  if (plain.test(text)) return text
  const single = oneMark.exec(text)
  if (single) {
    // OFX allows only a decimal mark, so 1.234 is a decimal, but banks do write thousands: three digits may be either.
    if (looksLikeThousands.test(text) && exponent !== 3) return null
    return text.replace(',', '.').replace(/^([+-]?)\./, '$10.')
  }
  const mark = grouped.exec(text)?.[1]
  if (mark === undefined) return undefined
  const last = text.search(/[.,]\d{1,12}$/)
  const isDecimal = last !== -1 && text[last] !== mark
  const whole = (isDecimal ? text.slice(0, last) : text).replaceAll(mark, '')
  return isDecimal ? `${whole}.${text.slice(last + 1)}` : whole
}

/**
 * A signed amount. Decimal point or comma; thousands marks only where they cannot be mistaken (`1.234,50`,
 * `1,234,567`). Throws `ofx.amount_malformed`, `ofx.amount_ambiguous`, `ofx.amount_decimals`.
 */
export function ofxAmount(value: OfxValue, currency: CurrencyCode): Money {
  const amount = plainAmount(value.text, currencyExponent(currency))
  if (amount === null) throw ofxErrors.ambiguous(value.line(), value.name, value.text)
  if (amount === undefined) throw ofxErrors.amount(value.line(), value.name, value.text)
  try {
    return Money.parse(amount.replace('+', ''), currency)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw ofxErrors.decimals(value.line(), value.name, error.message)
  }
}

/** Throws `ofx.currency_unknown`. */
export function ofxCurrency(value: OfxValue): CurrencyCode {
  const code = value.text.toUpperCase()
  if (isCurrency(code)) return code
  throw ofxErrors.currency(value.line(), value.text)
}
