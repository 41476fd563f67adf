import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CurrencyCode } from '../money/index.ts'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  derivedRate,
  exchangeRates,
  impliedRate,
  rateOn,
  readJournalLine,
  readRates,
} from './index.ts'
import type { DatedRate, ExchangeRates, JournalTransaction } from './index.ts'

const usd = currency('USD')
const eur = currency('EUR')
const jpy = currency('JPY')

/** `['Bank', 'asset', 'EUR', -100]`: debits positive. */
type Line = readonly [account: string, type: string, currency: string, signed: number]
const entry = (date: string, lines: readonly Line[], more: object = {}): JournalTransaction =>
  readJournalLine(
    JSON.stringify({
      id: 1,
      date,
      ...more,
      lines: lines.map(([account, type, code, signed]) => ({
        account,
        type,
        currency: code,
        debit_minor: signed > 0 ? signed : 0,
        credit_minor: signed < 0 ? -signed : 0,
      })),
    }),
    1,
  )
const exchange = (date: string, code: string, foreign: number, base: number): JournalTransaction =>
  entry(date, [
    [`Bank:${code}`, 'asset', code, -foreign],
    [`Equity:Trading:${code}`, 'equity', code, foreign],
    ['Bank', 'asset', 'USD', base],
    ['Equity:Trading:USD', 'equity', 'USD', -base],
  ])
const sale = (date: string, ...amounts: number[]): JournalTransaction =>
  entry(date, [
    ['Receivable', 'asset', 'EUR', amounts.reduce((sum, amount) => sum + amount, 0)],
    ...amounts.map((amount, at): Line => [`Income:${at}`, 'income', 'EUR', -amount]),
  ])
const ratesOf = (...transactions: JournalTransaction[]): ExchangeRates =>
  exchangeRates(usd, { derived: transactions.flatMap((one) => derivedRate(one, usd) ?? []) })
const rateText = (rates: ExchangeRates, code: CurrencyCode, date: string): string | undefined => {
  const found = rateOn(rates, code, LocalDate.from(date))
  return found && Decimal.toString(found.rate)
}
describe('rates from the exchanges of the file', () => {
  test('an exchange through trading accounts tells a rate', () => {
    expect(derivedRate(exchange('2026-01-05', 'EUR', 10_000, 10_842), usd)).toEqual({
      date: '2026-01-05',
      currency: 'EUR',
      rate: Decimal.from('1.0842'),
    })
    expect(derivedRate(exchange('2026-01-05', 'JPY', 500_000, 340_000), usd)?.rate).toEqual(
      Decimal.from('0.0068'),
    )
  })

  test('no other entry does', () => {
    expect(derivedRate(sale('2026-01-05', 100), usd)).toBeUndefined()
    const transfer: Line[] = [
      ['A', 'asset', 'USD', 5],
      ['B', 'asset', 'USD', -5],
    ]
    expect(derivedRate(entry('2026-01-05', transfer), usd)).toBeUndefined()
    const noTrading: Line[] = [...transfer, ['C', 'asset', 'EUR', 4], ['D', 'asset', 'EUR', -4]]
    expect(derivedRate(entry('2026-01-05', noTrading), usd)).toBeUndefined()
    const two = [
      ...exchange('2026-01-05', 'EUR', 100, 110).lines,
      ...exchange('2026-01-05', 'JPY', 100, 1).lines,
    ]
    expect(derivedRate({ ...sale('2026-01-05', 1), lines: two }, usd)).toBeUndefined()
  })

  test('fees beside the exchange do not change the rate', () => {
    const { lines, ...rest } = exchange('2026-01-05', 'EUR', 10_000, 11_000)
    const fee = entry('2026-01-05', [
      ['Fees', 'expense', 'USD', 250],
      ['Bank', 'asset', 'USD', -250],
    ]).lines
    expect(derivedRate({ ...rest, lines: [...lines, ...fee] }, usd)?.rate).toEqual(
      Decimal.from('1.1'),
    )
  })

  test('rule 50, rule 57: rates keep ten significant digits, however small', () => {
    const rate = impliedRate(
      { minor: 1n, currency: usd },
      { minor: 1_299_999n, currency: currency('KES') },
    )
    expect(Decimal.toString(rate)).toBe('0.000000769231360947')
    expect(
      impliedRate({ minor: 77n, currency: usd }, { minor: 10_000n, currency: currency('KES') }),
    ).toEqual(Decimal.from('0.0077'))
    const amount = fc.bigInt(1n, 10n ** 7n)
    fc.assert(
      fc.property(amount, amount, fc.constantFrom('EUR', 'JPY', 'KWD'), (base, foreign, code) => {
        const own = { minor: foreign, currency: currency(code) }
        const rate = impliedRate({ minor: base, currency: usd }, own)
        const exact = Money.toDecimal({ minor: base, currency: usd })
        const off = Decimal.subtract(Decimal.multiply(Money.toDecimal(own), rate), exact)
        const tenDigits = Decimal.multiply(exact, Decimal.from('0.0000000001'))
        expect(Decimal.compare(off, tenDigits)).toBeLessThanOrEqual(0)
        expect(Decimal.compare(off, Decimal.negate(tenDigits))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('rule 56: the last one of the day or earlier counts, else the first later one', () => {
    const rates = ratesOf(
      exchange('2026-02-10', 'EUR', 100, 120),
      exchange('2026-01-10', 'EUR', 100, 110),
      exchange('2026-01-10', 'EUR', 100, 111),
    )
    expect(rateText(rates, eur, '2026-01-01')).toBe('1.11')
    expect(rateText(rates, eur, '2026-01-10')).toBe('1.11')
    expect(rateText(rates, eur, '2026-02-09')).toBe('1.11')
    expect(rateText(rates, eur, '2026-02-10')).toBe('1.2')
    expect(rateText(rates, eur, '2030-01-01')).toBe('1.2')
    expect(rateText(rates, jpy, '2026-02-10')).toBeUndefined()
  })

  test('rule 56: as a plain search would find it', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((d) => LocalDate.of(2026, 1, d))
    const dated = fc.record({
      date: day,
      currency: fc.constant(eur),
      rate: fc.bigInt(1n, 99n).map((units): DatedRate['rate'] => ({ units, scale: 1 })),
    })
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1 }), day, (all, date) => {
        const found = rateOn(exchangeRates(usd, { derived: all }), eur, date)
        const earlier = all
          .filter((one) => one.date <= date)
          .map((one) => one.date)
          .sort()
          .at(-1)
        const wanted = earlier ?? all.map((one) => one.date).sort()[0]
        expect(found?.date).toBe(wanted)
        expect(found?.rate).toEqual(all.findLast((one) => one.date === wanted)?.rate)
      }),
    )
  })

  test('given rates replace the derived ones of their currency only', () => {
    const derived = [
      exchange('2026-01-10', 'EUR', 100, 110),
      exchange('2026-01-10', 'JPY', 100, 1),
    ].map((one) => derivedRate(one, usd)!)
    const rates = exchangeRates(usd, {
      derived,
      given: readRates('date,currency,rate\n2026-03-01,EUR,1.25'),
    })
    expect(rateOn(rates, eur, LocalDate.from('2026-01-10'))).toMatchObject({
      rate: Decimal.from('1.25'),
      origin: 'given',
    })
    expect(rateOn(rates, jpy, LocalDate.from('2026-01-10'))).toMatchObject({ origin: 'derived' })
  })
})

describe('a list of rates', () => {
  test('with heading, blank lines, comments, quotes and CRLF', () => {
    const csv =
      '\ufeff"date","currency","rate"\r\n\r\n# European Central Bank\r\n2026-01-31, EUR ,1.0842\r\n"2026-01-31","KES","0.0077"\r\n'
    expect(readRates(csv)).toEqual([
      { date: '2026-01-31', currency: 'EUR', rate: Decimal.from('1.0842') },
      { date: '2026-01-31', currency: 'KES', rate: Decimal.from('0.0077') },
    ])
  })

  test.each([
    ['2026-01-31,EUR', 'three columns'],
    ['31.01.2026,EUR,1', 'not a date'],
    ['2026-01-31,EURO,1', 'not a currency'],
    ['2026-01-31,EUR,0', 'above zero'],
    ['2026-01-31,EUR,-1', 'above zero'],
    ['2026-01-31,EUR,1e3', 'above zero'],
    ['2026-01-31,EUR,1,08', 'three columns'],
  ])('“%s” is refused with its line', (line, what) => {
    expect(() => readRates(`date,currency,rate\n${line}`)).toThrow(new RegExp(`^Line 2: .*${what}`))
  })
})
