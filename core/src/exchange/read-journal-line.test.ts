import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { journalFileLimits, noteAccountTypes, readJournalLine, readRateLine } from './index.ts'

type Fields = Record<string, unknown>
const debit = (minor: unknown, more: Fields = {}): Fields => ({
  account: 'Assets:Bank',
  type: 'asset',
  debit_minor: minor,
  credit_minor: 0,
  currency: 'USD',
  ...more,
})
const credit = (minor: unknown, more: Fields = {}): Fields => ({
  account: 'Income:Sales',
  type: 'income',
  debit_minor: 0,
  credit_minor: minor,
  currency: 'USD',
  ...more,
})
const text = (lines: unknown, more: Fields = {}): string =>
  JSON.stringify({ id: 7, date: '2026-01-31', description: 'Sale', lines, ...more })
const good = text([debit(1250), credit(1250)])

function refusal(line: string): AppError {
  try {
    readJournalLine(line, 42)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the line was read')
}

describe('a line of a journal file', () => {
  test('becomes a transaction with exact amounts', () => {
    expect(
      readJournalLine(
        text([debit(1250), credit(1250)], { ref: 'INV-1', kind: 'x', due: '2026-02-01' }),
        3,
      ),
    ).toEqual({
      fileLine: 3,
      externalId: '7',
      reference: 'INV-1',
      date: '2026-01-31',
      description: 'Sale',
      baseCurrency: null,
      lines: [
        {
          account: 'Assets:Bank',
          type: 'asset',
          currency: 'USD',
          side: 'debit',
          minor: 1250n,
          baseMinor: null,
        },
        {
          account: 'Income:Sales',
          type: 'income',
          currency: 'USD',
          side: 'credit',
          minor: 1250n,
          baseMinor: null,
        },
      ],
    })
  })

  test('amounts may be text, up to the limit of the books, and one side may be left out', () => {
    const most = '1000000000000000'
    const { debit_minor: _none, ...noDebit } = credit(most)
    expect(readJournalLine(text([debit(most), noDebit]), 1).lines[1]?.minor).toBe(10n ** 15n)
    expect(readJournalLine(text([debit(1e15), credit(1e15)]), 1).lines[0]?.minor).toBe(10n ** 15n)
  })

  test('id, ref and description may be missing; control characters in text become spaces', () => {
    const read = readJournalLine(
      JSON.stringify({
        date: '2026-01-31',
        lines: [debit(1), credit(1)],
        description: 'a\nb\ud800',
      }),
      1,
    )
    expect(read).toMatchObject({ externalId: null, reference: null, description: 'a b\ufffd' })
  })

  test('names are kept verbatim', () => {
    const account = 'Ünï: x  y; (z) 資産 🙂'
    expect(readJournalLine(text([debit(1, { account }), credit(1)]), 1).lines[0]?.account).toBe(
      account,
    )
  })

  test.each([
    ['an object that says how it is written', '{"toString":1,"valueOf":1}'],
    ['an object without a prototype', '{"__proto__":null}'],
    ['lists in lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s in place of any value is refused in words', (_what, value) => {
    for (const name of ['date', 'account', 'type', 'currency', 'debit_minor'])
      expect(
        refusal(good.replace(new RegExp(`"${name}":("[^"]*"|\\d+)`), `"${name}":${value}`)).code,
      ).toMatch(/^exchange\.\w+_(?:malformed|unknown)$/)
    for (const name of ['date', 'currency', 'rate']) {
      const given = '{"rate":{"date":"2026-01-01","currency":"USD","rate":"0.9"}}'
      const line = given.replace(new RegExp(`"${name}":"[^"]*"`), `"${name}":${value}`)
      expect(() => readRateLine(line, 1)).toThrow(/^Line 1: /)
    }
  })

  const long = 'x'.repeat(journalFileLimits.accountCharacters + 1)
  test.each([
    ['line_too_long', `${good}${' '.repeat(journalFileLimits.lineCharacters)}`],
    ['not_json', '{"date":'],
    ['not_json', '[]'],
    ['not_json', 'null'],
    ['not_json', ''],
    ['date_malformed', text([debit(1), credit(1)], { date: '2026-02-30' })],
    ['date_malformed', text([debit(1), credit(1)], { date: 20260101 })],
    ['too_few_lines', text([debit(1)])],
    ['too_few_lines', text({ 0: debit(1), length: 2 })],
    [
      'too_many_lines',
      text(Array.from({ length: journalFileLimits.entryLines + 1 }, () => debit(1))),
    ],
    ['field_malformed', text([debit(1), 7])],
    ['field_malformed', text([debit(1), credit(1)], { id: 1.5 })],
    ['field_malformed', text([debit(1), credit(1)], { description: 7 })],
    ['field_malformed', text([debit(1), credit(1)], { ref: 'x'.repeat(101) })],
    ['field_malformed', text([debit(1, { account: '' }), credit(1)])],
    ['field_malformed', text([debit(1, { account: ' Bank' }), credit(1)])],
    ['field_malformed', text([debit(1, { account: 'Ba\nnk' }), credit(1)])],
    ['field_malformed', text([debit(1, { account: long }), credit(1)])],
    ['account_type_unknown', text([debit(1, { type: 'bank' }), credit(1)])],
    ['account_type_unknown', text([debit(1, { type: 'constructor' }), credit(1)])],
    ['currency_unknown', text([debit(1, { currency: 'ABC' }), credit(1, { currency: 'ABC' })])],
    ['currency_unknown', text([debit(1, { currency: 'usd' }), credit(1)])],
    ['amount_malformed', text([debit(1.5), credit(1.5)])],
    ['amount_malformed', text([debit('12.50'), credit('12.50')])],
    ['amount_malformed', text([debit(null), credit(1)])],
    ['amount_malformed', text([debit(true), credit(1)])],
    ['amount_malformed', text([debit('0x10'), credit(16)])],
    ['amount_malformed', text([debit([1]), credit(1)])],
    ['amount_negative', text([debit(-1), credit(-1)])],
    ['amount_negative', text([debit('-1'), credit('-1')])],
    ['amount_too_large', text([debit(1e15 + 1), credit(1e15 + 1)])],
    ['amount_too_large', text([debit(2 ** 60), credit(2 ** 60)])],
    ['amount_too_large', text([debit('1000000000000001'), credit('1000000000000001')])],
    ['both_sides', text([debit(1, { credit_minor: 1 }), credit(1)])],
    ['no_amount', text([debit(0), credit(1)])],
    ['unbalanced', text([debit(2), credit(1)])],
    ['unbalanced', text([debit(1), credit(1, { currency: 'EUR' })])],
    [
      'unbalanced',
      text([debit(1), credit(1), debit(5, { currency: 'EUR' }), credit(4, { currency: 'EUR' })]),
    ],
  ])('%s is refused, naming the line', (code, line) => {
    const error = refusal(line)
    expect(error.code).toBe(`exchange.${code}`)
    expect(error.message).toMatch(/^Line 42: .+ Nothing was imported\.$/)
  })

  test('an unbalanced currency is named with its difference', () => {
    const error = refusal(
      text([
        debit(1),
        credit(1),
        debit(500, { currency: 'JPY' }),
        credit(300, { currency: 'JPY' }),
      ]),
    )
    expect(error.message).toContain('debits and credits in JPY differ by 200')
  })

  test('any damage to a good line is refused in words, never thrown as a bug', () => {
    const cut = fc.nat(good.length - 1)
    fc.assert(
      fc.property(
        cut,
        fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
        (at, character) => {
          const damaged = good.slice(0, at) + character + good.slice(at + 1)
          try {
            const read = readJournalLine(damaged, 1)
            const sum = read.lines.reduce(
              (total, line) => total + (line.side === 'debit' ? line.minor : -line.minor),
              0n,
            )
            expect(sum).toBe(0n)
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('base amounts in the file', () => {
  const eur = { currency: 'EUR' }
  const settled = (base: Fields, more: Fields = {}): string =>
    text([debit(1100, { base_debit_minor: 1100 }), credit(1000, { ...eur, ...base })], {
      base_currency: 'USD',
      ...more,
    })

  test('an entry may balance in base currency alone', () => {
    const read = readJournalLine(settled({ base_credit_minor: 1100 }), 1)
    expect(read.baseCurrency).toBe('USD')
    expect(read.lines.map((line) => [line.minor, line.baseMinor])).toEqual([
      [1100n, 1100n],
      [1000n, 1100n],
    ])
  })

  test('a line may change only the base value', () => {
    const lines = [debit(0, { ...eur, base_debit_minor: 5 }), credit(5, { base_credit_minor: '5' })]
    const read = readJournalLine(text(lines, { base_currency: 'USD' }), 1)
    expect(read.lines[0]).toMatchObject({ side: 'debit', minor: 0n, baseMinor: 5n })
  })

  test.each([
    ['unbalanced', settled({ base_credit_minor: 1099 })],
    ['base_incomplete', settled({})],
    [
      'base_incomplete',
      text([debit(5, { base_debit_minor: 6 }), credit(6, { ...eur, base_credit_minor: 6 })], {
        base_currency: 'USD',
      }),
    ],
    ['both_sides', settled({ base_debit_minor: 1100 })],
    [
      'no_amount',
      text([debit(0, { base_debit_minor: 0 }), credit(1, { base_credit_minor: 1 })], {
        base_currency: 'USD',
      }),
    ],
    ['amount_negative', settled({ base_credit_minor: -1100 })],
    ['currency_unknown', settled({ base_credit_minor: 1100 }, { base_currency: 'XYZ' })],
  ])('%s', (code, line) => expect(refusal(line).code).toBe(`exchange.${code}`))
})

describe('types of accounts', () => {
  test('an account keeps its type through the file', () => {
    const seen = new Map<string, AccountType>()
    noteAccountTypes(seen, readJournalLine(good, 1))
    noteAccountTypes(seen, readJournalLine(good, 2))
    expect([...seen]).toEqual([
      ['Assets:Bank', 'asset'],
      ['Income:Sales', 'income'],
    ])
    const changed = readJournalLine(text([debit(1, { type: 'expense' }), credit(1)]), 3)
    expect(() => noteAccountTypes(seen, changed)).toThrow(
      'Line 3: account “Assets:Bank” is expense here and asset before',
    )
  })
})
