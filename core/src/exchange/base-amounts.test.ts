import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { basedEntry, derivedRate, exchangeRates, readJournalLine, readRates } from './index.ts'
import type { BasedLine, DatedRate, ExchangeRates, JournalTransaction } from './index.ts'

const usd = currency('USD')
const eur = currency('EUR')

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
const baseSum = (lines: readonly BasedLine[]): bigint =>
  lines.reduce((sum, line) => sum + (line.side === 'debit' ? line.baseMinor : -line.baseMinor), 0n)

describe('base amounts of an entry', () => {
  const rates = ratesOf(
    exchange('2026-01-05', 'EUR', 300, 333),
    exchange('2026-01-05', 'JPY', 100_000, 68_000),
  )

  test('an entry in base currency stays as it is', () => {
    const { transaction, origin } = basedEntry(
      entry('2026-01-01', [
        ['A', 'asset', 'USD', 5],
        ['B', 'income', 'USD', -5],
      ]),
      rates,
    )
    expect(origin).toBe('base')
    expect(transaction.lines.map((line) => [line.baseMinor, Decimal.toString(line.rate)])).toEqual([
      [5n, '1'],
      [5n, '1'],
    ])
  })

  test('both sides of a foreign entry agree to the cent', () => {
    const { transaction, origin } = basedEntry(sale('2026-01-06', 50, 50, 50), rates)
    expect(origin).toBe('derived')
    // 1.50 EUR at 1.11 is 1.665, rounded 1.67; three times 0.555 would make 1.68.
    expect(transaction.lines.map((line) => line.baseMinor)).toEqual([167n, 56n, 56n, 55n])
    expect(transaction.lines.map((line) => Decimal.toString(line.rate))).toEqual([
      '1.11',
      '1.11',
      '1.11',
      '1.11',
    ])
  })

  test('an exchange keeps its own rate, whatever list is given', () => {
    const given = exchangeRates(usd, { derived: [], given: readRates('2026-01-01,EUR,9') })
    const { transaction } = basedEntry(exchange('2026-01-05', 'EUR', 10_000, 10_842), given)
    expect(transaction.lines.map((line) => line.baseMinor)).toEqual([
      10_842n,
      10_842n,
      10_842n,
      10_842n,
    ])
  })

  test('without any rate the entry is refused and named', () => {
    const none = exchangeRates(usd, { derived: [] })
    expect(() => basedEntry(sale('2026-01-06', 50), none)).toThrow(
      'entry 1 of 2026-01-06 is in EUR',
    )
    expect(() => basedEntry(sale('2026-01-06', 50), none)).toThrow(
      expect.objectContaining({ code: 'exchange.no_rate' }),
    )
  })

  test('base amounts that the file states are taken as they are', () => {
    const stated = (base: string): JournalTransaction =>
      readJournalLine(
        JSON.stringify({
          date: '2026-01-06',
          base_currency: base,
          lines: [
            {
              account: 'Bank',
              type: 'asset',
              currency: 'USD',
              debit_minor: 1100,
              base_debit_minor: 1100,
            },
            {
              account: 'Receivable',
              type: 'asset',
              currency: 'EUR',
              credit_minor: 1000,
              base_credit_minor: 1100,
            },
          ],
        }),
        1,
      )
    const { transaction, origin } = basedEntry(stated('USD'), exchangeRates(usd, { derived: [] }))
    expect(origin).toBe('stated')
    expect(transaction.lines.map((line) => [line.baseMinor, Decimal.toString(line.rate)])).toEqual([
      [1100n, '1'],
      [1100n, '1.1'],
    ])
    const inEuro = { ...stated('USD'), baseCurrency: eur }
    expect(() => basedEntry(inEuro, rates)).toThrow(
      'its base amounts are in EUR, the books are kept in USD',
    )
  })

  test('a value beyond the limit of the books is refused', () => {
    const huge = exchangeRates(usd, { derived: [], given: readRates('2026-01-01,EUR,9') })
    expect(() => basedEntry(sale('2026-01-06', 9e14), huge)).toThrow(
      expect.objectContaining({ code: 'exchange.amount_too_large' }),
    )
  })

  test('any entry balances in base, and no line strays from its exact value', () => {
    const foreign = fc.record({
      code: fc.constantFrom('EUR', 'JPY'),
      amounts: fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 6 }),
      cut: fc.nat(5),
    })
    const rate = fc.bigInt(1n, 10n ** 8n).map((units): Decimal => ({ units, scale: 5 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(foreign, { minLength: 1, maxLength: 2, selector: (one) => one.code }),
        rate,
        (groups, each) => {
          // Every amount once as debit; the credits are the same total, cut into other pieces.
          const lines = groups.flatMap(({ code, amounts, cut }): Line[] => {
            const total = amounts.reduce((sum, amount) => sum + amount, 0)
            const first = Math.min(total, amounts[cut % amounts.length] ?? total)
            const rest = total - first
            return [
              ...amounts.map((amount, at): Line => [`A${at}`, 'asset', code, amount]),
              ['I1', 'income', code, -first],
              ...(rest > 0 ? [['I2', 'income', code, -rest] as const] : []),
            ]
          })
          const given = ['EUR', 'JPY'].map((code): DatedRate => ({
            date: LocalDate.of(2026, 1, 1),
            currency: currency(code),
            rate: each,
          }))
          const based = basedEntry(
            entry('2026-01-06', lines),
            exchangeRates(usd, { derived: [], given }),
          ).transaction
          expect(baseSum(based.lines)).toBe(0n)
          for (const line of based.lines) {
            const exact = Decimal.multiply(Money.toDecimal(line), line.rate)
            const off = Decimal.subtract(
              Money.toDecimal({ minor: line.baseMinor, currency: usd }),
              exact,
            )
            expect(Decimal.compare(off, Decimal.from('0.015'))).toBe(-1)
            expect(Decimal.compare(off, Decimal.from('-0.015'))).toBe(1)
          }
        },
      ),
    )
  })
})
