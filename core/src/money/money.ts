import { assert, invalid } from '../errors/index.ts'
import type { CurrencyCode } from './currency.ts'
import { currencyExponent } from './currency.ts'
import { Decimal } from './decimal.ts'

/** An amount in whole minor units (cents, fils, yen) of one currency. */
export type Money = { readonly minor: bigint; readonly currency: CurrencyCode }

/** The largest amount that may be stored, in minor units, either sign (rule 6). */
export const minorUnitsMax = 1_000_000_000_000_000n

/**
 * The largest sum of amounts, in minor units, either sign: a balance, a total, a report's figure. It has room for 10^15
 * of the largest amounts, so that books that took them in can always be read. Balances are kept with 38 digits, and
 * `Decimal` reads 30 before the point.
 */
export const sumUnitsMax = 10n ** 30n - 1n

function within(minor: bigint, max: bigint): bigint {
  if (minor <= max && minor >= -max) return minor
  throw invalid(
    'money.too_large',
    'This amount is larger than the books can hold (10^15 minor units).',
  )
}

/**
 * An amount or a sum of amounts. Throws `money.too_large` only beyond {@link sumUnitsMax}: what is to be stored as one
 * amount comes from `parse`, `round` or `times`, or passes {@link storable}.
 */
const of = (minor: bigint, currency: CurrencyCode): Money => ({
  minor: within(minor, sumUnitsMax),
  currency,
})

/**
 * The amount itself where it may be stored as one: a document's total, a journal line. Throws `money.too_large` beyond
 * {@link minorUnitsMax}: overflow is refused, never wrapped (rule 6).
 */
function storable(amount: Money): Money {
  within(amount.minor, minorUnitsMax)
  return amount
}

const zero = (currency: CurrencyCode): Money => ({ minor: 0n, currency })

function same(a: Money, b: Money): CurrencyCode {
  assert(a.currency === b.currency, `cannot mix ${a.currency} and ${b.currency}`)
  return a.currency
}

/** Reads `-12.50` with at most the currency's decimals. Throws `money.malformed`, `money.too_many_decimals`, `money.too_large`. */
const parse = (text: string, currency: CurrencyCode): Money => storable(read(text, currency))

/** Reads what `toString` wrote, sums included: as `parse`, but up to {@link sumUnitsMax}. */
function read(text: string, currency: CurrencyCode): Money {
  const decimal = Decimal.parse(text)
  if (!decimal) {
    throw invalid(
      'money.malformed',
      `“${text.slice(0, 40)}” is not an amount. Write it like 1234.50.`,
    )
  }
  const exponent = currencyExponent(currency)
  const exact = Decimal.normalize(decimal)
  if (exact.scale > exponent) {
    const has = exponent === 0 ? 'has no decimals' : `has ${exponent} decimals`
    throw invalid(
      'money.too_many_decimals',
      `${currency} ${has}. Round ${text.slice(0, 40)} first.`,
    )
  }
  return of(Decimal.rescale(exact, exponent).units, currency)
}

/** The nearest storable amount, half away from zero. The only way from Decimal to Money. Throws `money.too_large`. */
function round(value: Decimal, currency: CurrencyCode): Money {
  return storable(of(Decimal.rescale(value, currencyExponent(currency)).units, currency))
}

const toDecimal = (a: Money): Decimal => ({ units: a.minor, scale: currencyExponent(a.currency) })

/** Plain decimal text with all the currency's decimals: `1200.00`, for wire and files. */
const toString = (a: Money): string => Decimal.toString(toDecimal(a))

const add = (a: Money, b: Money): Money => of(a.minor + b.minor, same(a, b))
const subtract = (a: Money, b: Money): Money => of(a.minor - b.minor, same(a, b))
const negate = (a: Money): Money => ({ minor: -a.minor, currency: a.currency })

const sum = (amounts: readonly Money[], currency: CurrencyCode): Money =>
  amounts.reduce((total, amount) => add(total, amount), zero(currency))

function compare(a: Money, b: Money): -1 | 0 | 1 {
  same(a, b)
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0
}

const min = (a: Money, b: Money): Money => (compare(a, b) <= 0 ? a : b)

/** Money times an exact factor (quantity, rate, fraction), rounded once. Throws `money.too_large` as `round` does. */
const times = (a: Money, factor: Decimal): Money =>
  round(Decimal.multiply(toDecimal(a), factor), a.currency)

export const Money = {
  of,
  zero,
  storable,
  parse,
  read,
  round,
  toDecimal,
  toString,
  add,
  subtract,
  negate,
  sum,
  compare,
  min,
  times,
  isZero: (a: Money): boolean => a.minor === 0n,
  isNegative: (a: Money): boolean => a.minor < 0n,
  isPositive: (a: Money): boolean => a.minor > 0n,
}
