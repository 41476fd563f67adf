import type { CurrencyCode } from '../money/index.ts'
import { Decimal, currencyExponent, isCurrency, powerOfTen } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { exchangeErrors as refuse } from './exchange-errors.ts'
import type { JournalTransaction } from './journal-transaction.ts'

/** Base currency per one unit of `currency`, from that day on. */
export type DatedRate = {
  readonly date: LocalDate
  readonly currency: CurrencyCode
  readonly rate: Decimal
}

/** A rate as found for a day, and whether the file's exchanges or a list of rates said so. */
export type FoundRate = DatedRate & { readonly origin: 'derived' | 'given' }

export type ExchangeRates = {
  readonly baseCurrency: CurrencyCode
  readonly byCurrency: ReadonlyMap<CurrencyCode, readonly FoundRate[]>
}

/** Rates keep at least this many significant digits (rules 50, 57), and at most this many decimals. */
const significantDigits = 12
const scaleMax = 20
const ratesMax = 1_000_000

/**
 * Base amount over foreign amount, both in minor units, as a rate per whole unit: at least 12 significant digits, or 20
 * decimals where the rate is below 10^-8.
 */
export function impliedRate(
  base: { readonly minor: bigint; readonly currency: CurrencyCode },
  foreign: { readonly minor: bigint; readonly currency: CurrencyCode },
): Decimal {
  const dividend = { units: base.minor, scale: currencyExponent(base.currency) }
  const divisor = { units: foreign.minor, scale: currencyExponent(foreign.currency) }
  for (let scale = significantDigits; ; scale += 2) {
    const rate = Decimal.divide(dividend, divisor, Math.min(scale, scaleMax))
    const isFine = rate.units >= powerOfTen(significantDigits - 1)
    if (isFine || scale >= scaleMax) return Decimal.normalize(rate)
  }
}

const trading = /(?:^|:)Trading(?:$|:)/

/**
 * The rate that an exchange entry tells: one that moves base currency against exactly one foreign currency through
 * trading accounts (`Equity:Trading:…`). Undefined for every other entry. Fees beside it do not enter the rate.
 */
export function derivedRate(
  transaction: JournalTransaction,
  baseCurrency: CurrencyCode,
): DatedRate | undefined {
  let base = 0n
  let foreign = 0n
  let currency: CurrencyCode | undefined
  for (const line of transaction.lines) {
    if (line.currency !== baseCurrency) {
      if (currency !== undefined && currency !== line.currency) return undefined
      currency = line.currency
    }
    if (line.type !== 'equity' || !trading.test(line.account)) continue
    const signed = line.side === 'debit' ? line.minor : -line.minor
    if (line.currency === baseCurrency) base += signed
    else foreign += signed
  }
  if (currency === undefined || base === 0n || foreign === 0n || base > 0n === foreign > 0n)
    return undefined
  const positive = (minor: bigint): bigint => (minor < 0n ? -minor : minor)
  const rate = impliedRate(
    { minor: positive(base), currency: baseCurrency },
    { minor: positive(foreign), currency },
  )
  return Decimal.isZero(rate) ? undefined : { date: transaction.date, currency, rate }
}

/**
 * Rates to look up by day. `derived` come in the order of the file, of several on one day the last counts. For a
 * currency that `given` names, only the given rates count.
 */
export function exchangeRates(
  baseCurrency: CurrencyCode,
  rates: { readonly derived: Iterable<DatedRate>; readonly given?: Iterable<DatedRate> },
): ExchangeRates {
  const given = grouped(rates.given ?? [], 'given')
  const derived = grouped(rates.derived, 'derived')
  const byCurrency = new Map([...derived, ...given])
  for (const [currency, list] of byCurrency) byCurrency.set(currency, lastOfEachDay(list))
  return { baseCurrency, byCurrency }
}

function grouped(
  rates: Iterable<DatedRate>,
  origin: FoundRate['origin'],
): Map<CurrencyCode, FoundRate[]> {
  const groups = new Map<CurrencyCode, FoundRate[]>()
  for (const rate of rates) {
    const group = groups.get(rate.currency)
    if (group) group.push({ ...rate, origin })
    else groups.set(rate.currency, [{ ...rate, origin }])
  }
  return groups
}

function lastOfEachDay(rates: readonly FoundRate[]): FoundRate[] {
  const byDay = new Map(rates.map((rate) => [rate.date, rate]))
  return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/**
 * The rate for a currency on a day: the last one of that day or before (rule 56), else the first one after. Undefined
 * where there is none at all. The base currency itself needs none.
 */
export function rateOn(
  rates: ExchangeRates,
  currency: CurrencyCode,
  date: LocalDate,
): FoundRate | undefined {
  const list = rates.byCurrency.get(currency) ?? []
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as FoundRate).date <= date) low = middle + 1
    else high = middle
  }
  return list[low - 1] ?? list[0]
}

/**
 * Reads a list of rates, `date,currency,rate` a line, base currency per one unit, with or without a heading. Throws
 * `exchange.rates_malformed` naming the line.
 */
export function readRates(csv: string): DatedRate[] {
  const rates: DatedRate[] = []
  const lines = csv.split('\n')
  if (lines.length > ratesMax)
    throw refuse.rates(ratesMax, `the list has more than ${ratesMax} lines`)
  lines.forEach((text, index) => {
    const line = text.replace(/^\ufeff/, '').trim()
    const isHeading = index === 0 && /^"?date"?\s*,/i.test(line)
    if (line === '' || line.startsWith('#') || isHeading) return
    rates.push(readRate(line, index + 1))
  })
  return rates
}

function readRate(line: string, fileLine: number): DatedRate {
  const cells = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const [date = '', currency = '', text = ''] = cells
  if (cells.length !== 3) throw refuse.rates(fileLine, 'it does not have three columns')
  if (!LocalDate.is(date)) throw refuse.rates(fileLine, `“${date.slice(0, 20)}” is not a date`)
  if (!isCurrency(currency)) {
    throw refuse.rates(fileLine, `“${currency.slice(0, 10)}” is not a currency we know`)
  }
  const rate = Decimal.parse(text)
  if (!rate || rate.units <= 0n)
    throw refuse.rates(fileLine, `“${text.slice(0, 40)}” is not a rate above zero`)
  return { date, currency, rate }
}
