import { currencyExponent, isCurrency } from '@smb/core/money'
import { currencySign } from './currency-signs.ts'

/** U+2212, as wide as the digits and read as "minus". */
export const minus = '\u2212'
const noBreakSpace = '\u00a0'

/** An amount cut up for display. `whole` is grouped, `fraction` has all the currency's decimals. */
export type MoneyParts = {
  readonly negative: boolean
  readonly zero: boolean
  readonly whole: string
  readonly fraction: string
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/**
 * Cuts up a decimal string as it came over the wire. Text only: an amount never becomes a number.
 * Missing decimals are filled up to the currency's; more than those stay visible rather than be rounded.
 */
export function moneyParts(amount: string, currency?: string): MoneyParts {
  const match = /^(-)?0*(\d+)(?:\.(\d*))?$/.exec(amount)
  if (!match) throw new TypeError(`not an amount: ${amount}`)
  const [, sign, digits = '0', decimals = ''] = match
  const exponent = currency && isCurrency(currency) ? currencyExponent(currency) : decimals.length
  const fraction = decimals.padEnd(exponent, '0')
  const zero = !/[1-9]/.test(digits + decimals)
  return { negative: sign === '-' && !zero, zero, whole: grouped(digits), fraction }
}

export type MoneyFormat = {
  /** `sign` is €, `code` is EUR, `none` leaves it to the surroundings. */
  readonly currencyAs?: 'sign' | 'code' | 'none'
  /** Puts a plus before what is positive. */
  readonly plus?: boolean
}

/** An amount as text: `€1,234.50`, `−GH₵ 20.00`, `1,234.50 EUR`. For titles, buttons, names; in pages use MoneyText. */
export function formatMoney(amount: string, currency: string, format: MoneyFormat = {}): string {
  const { currencyAs = 'sign', plus = false } = format
  const parts = moneyParts(amount, currency)
  const digits = parts.fraction ? `${parts.whole}.${parts.fraction}` : parts.whole
  const sign = parts.negative ? minus : plus && !parts.zero ? '+' : ''
  if (currencyAs === 'none') return sign + digits
  if (currencyAs === 'code') return `${sign}${digits}${noBreakSpace}${currency}`
  const { text, spaced } = currencySign(currency)
  return `${sign}${text}${spaced ? noBreakSpace : ''}${digits}`
}

/** A quantity, rate or percentage: grouped, with the decimals it has but no trailing zeros. `1.500` is `1.5`. */
export function formatDecimal(value: string): string {
  const { negative, whole, fraction } = moneyParts(value)
  const kept = fraction.replace(/0+$/, '')
  return `${negative ? minus : ''}${whole}${kept ? `.${kept}` : ''}`
}

/** A count of things: `1,240`. */
const formatCount = (count: number): string => grouped(String(Math.trunc(count)))

/** `2 invoices`, `1 invoice`, `1,240 lines`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
