import { isCurrency } from '../money/index.ts'
import { Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { exchangeErrors as refuse } from './exchange-errors.ts'
import type { DatedRate } from './exchange-rates.ts'

const beginsRate = /^\s*\{\s*"rate"\s*:/

/**
 * A given rate as a line of its own. An import takes such lines before the first entry; they count for their currency
 * instead of the exchanges of the file, and are not counted as lines of it.
 */
export function rateLine(rate: DatedRate): string {
  const { date, currency } = rate
  return `${JSON.stringify({ rate: { date, currency, rate: Decimal.toString(rate.rate) } })}\n`
}

/** True for a line as {@link rateLine} writes it, whatever it holds. */
export function isRateLine(text: string): boolean {
  return beginsRate.test(text)
}

/** Reads what {@link rateLine} writes. Throws `exchange.rates_malformed` naming the line, from 1. */
export function readRateLine(text: string, line: number): DatedRate {
  const { date, currency, rate } = fieldsOf(text, line)
  if (typeof date !== 'string' || !LocalDate.is(date))
    throw refuse.rates(line, 'the date is not one')
  if (typeof currency !== 'string' || !isCurrency(currency)) {
    const shown = typeof currency === 'string' ? `“${currency.slice(0, 10)}”` : 'the currency'
    throw refuse.rates(line, `${shown} is not a currency we know`)
  }
  const parsed = typeof rate === 'string' ? Decimal.parse(rate) : undefined
  if (!parsed || parsed.units <= 0n) throw refuse.rates(line, 'the rate is not a number above zero')
  return { date, currency, rate: parsed }
}

function fieldsOf(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const { rate } = JSON.parse(text) as { rate: unknown }
    if (typeof rate === 'object' && rate !== null) return rate as Record<string, unknown>
  } catch {
    // Told below: to the reader a line that is no JSON is one that is no rate.
  }
  throw refuse.rates(line, 'it holds no rate')
}
