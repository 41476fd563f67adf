import { AppError, assert } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money, allocate } from '../money/index.ts'
import { exchangeErrors as refuse } from './exchange-errors.ts'
import type { ExchangeRates } from './exchange-rates.ts'
import { derivedRate, impliedRate, rateOn } from './exchange-rates.ts'
import type {
  BasedLine,
  BasedTransaction,
  JournalFileLine,
  JournalTransaction,
} from './journal-transaction.ts'

/** Where an entry's foreign amounts got their base value from. */
export type BaseOrigin = 'base' | 'stated' | 'derived' | 'given'

export type BasedEntry = {
  readonly transaction: BasedTransaction
  /** `base`: nothing to convert. `stated`: the file gives base amounts. Else where the rates come from. */
  readonly origin: BaseOrigin
}

/**
 * The entry with its base amounts. Per foreign currency the total of a side is converted once, at one rate, and spread
 * over the lines of each side in proportion (rule 4). Both sides of a currency have the same total, so they get the
 * same base total: the entry balances in base to the cent, without a rounding line, and every line is less than one and a
 * half minor units from its own exact value. Throws `exchange.no_rate`, `exchange.base_currency_differs`.
 */
export function basedEntry(transaction: JournalTransaction, rates: ExchangeRates): BasedEntry {
  const { baseCurrency } = rates
  const { baseCurrency: stated, lines, ...head } = transaction
  if (stated !== null && stated !== baseCurrency) {
    throw refuse.baseCurrency(transaction.fileLine, stated, baseCurrency)
  }
  if (lines.every((line) => line.currency === baseCurrency)) {
    return { transaction: { ...head, lines: lines.map(sameInBase) }, origin: 'base' }
  }
  if (stated !== null) {
    return {
      transaction: { ...head, lines: lines.map((line) => asStated(line, baseCurrency)) },
      origin: 'stated',
    }
  }
  return converted(transaction, rates)
}

const sameInBase = (line: JournalFileLine): BasedLine => ({
  ...line,
  baseMinor: line.minor,
  rate: Decimal.one,
})

function asStated(line: JournalFileLine, baseCurrency: CurrencyCode): BasedLine {
  const baseMinor = line.baseMinor ?? 0n
  if (line.currency === baseCurrency || line.minor === 0n || baseMinor === 0n) {
    return { ...line, baseMinor, rate: Decimal.one }
  }
  const rate = impliedRate({ minor: baseMinor, currency: baseCurrency }, line)
  return { ...line, baseMinor, rate: Decimal.isZero(rate) ? Decimal.one : rate }
}

type UsedRate = { readonly rate: Decimal; readonly origin: 'derived' | 'given' }

/** An exchange entry states its own rate, which is a fact; every other entry looks its rate up. */
function usedRates(
  transaction: JournalTransaction,
  rates: ExchangeRates,
): ReadonlyMap<CurrencyCode, UsedRate> {
  const own = derivedRate(transaction, rates.baseCurrency)
  const used = new Map<CurrencyCode, UsedRate>()
  for (const { currency } of transaction.lines) {
    if (currency === rates.baseCurrency || used.has(currency)) continue
    const found = own
      ? ({ rate: own.rate, origin: 'derived' } as const)
      : rateOn(rates, currency, transaction.date)
    if (!found) {
      const { externalId, date, fileLine } = transaction
      throw refuse.noRate(fileLine, { id: externalId, date, currency }, rates.baseCurrency)
    }
    used.set(currency, { rate: found.rate, origin: found.origin })
  }
  return used
}

function converted(transaction: JournalTransaction, rates: ExchangeRates): BasedEntry {
  const used = usedRates(transaction, rates)
  const { lines, baseCurrency: _stated, ...head } = transaction
  const based: BasedLine[] = lines.map(sameInBase)
  for (const [currency, { rate }] of used) {
    for (const side of ['debit', 'credit'] as const) {
      const indexes = lines.flatMap((line, index) =>
        line.currency === currency && line.side === side ? [index] : [],
      )
      const own = indexes.map((index) => lines[index] as JournalFileLine)
      const parts = baseParts(own, {
        rate,
        baseCurrency: rates.baseCurrency,
        fileLine: head.fileLine,
      })
      indexes.forEach((index, part) => {
        based[index] = { ...(own[part] as JournalFileLine), baseMinor: parts[part] as bigint, rate }
      })
    }
  }
  const isGiven = [...used.values()].some((one) => one.origin === 'given')
  return { transaction: { ...head, lines: based }, origin: isGiven ? 'given' : 'derived' }
}

/** The base value of one side of one currency, converted as a whole and spread over its lines. */
function baseParts(
  lines: readonly JournalFileLine[],
  by: { rate: Decimal; baseCurrency: CurrencyCode; fileLine: number },
): bigint[] {
  const first = lines[0]
  assert(first, 'a balanced currency has lines on both sides')
  try {
    const total = lines.reduce((sum, line) => sum + line.minor, 0n)
    const exact = Decimal.multiply(
      Money.toDecimal({ minor: total, currency: first.currency }),
      by.rate,
    )
    const weights = lines.map((line) => line.minor)
    return allocate(Money.round(exact, by.baseCurrency), weights).map((part) => part.minor)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw refuse.amountTooLarge(by.fileLine, `the value in ${by.baseCurrency}`)
  }
}
