import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountTypes } from '../ledger/index.ts'
import { currency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  basedEntry,
  beancountJournal,
  exchangeRates,
  exportedAccountNames,
  exportFormats,
  hledgerJournal,
  journalWriter,
  jsonlJournal,
  readJournalLine,
} from './index.ts'
import type { ExportedEntry, ExportedLine } from './index.ts'

const usd = currency('USD')
const eur = currency('EUR')
const line = (
  account: string,
  side: 'debit' | 'credit',
  amounts: Partial<ExportedLine>,
): ExportedLine => ({
  account,
  type: 'asset',
  currency: usd,
  side,
  minor: 0n,
  baseMinor: amounts.minor ?? 0n,
  ...amounts,
})
const settlement: ExportedEntry = {
  id: 'je_1',
  date: LocalDate.of(2026, 1, 31),
  description: 'Paid; at last\n"thanks"',
  lines: [
    line('Bank', 'debit', { minor: 1_100n }),
    line('Exchange differences', 'debit', { type: 'expense', minor: 50n }),
    line('Accounts receivable', 'credit', { currency: eur, minor: 1_000n, baseMinor: 1_150n }),
  ],
}
const linesOf = (text: Iterable<string>): string[] => [...text].join('').split('\n')

describe('export for plain-text tools', () => {
  test('hledger: an entry that does not balance per currency carries its cost', () => {
    expect(linesOf(hledgerJournal([settlement], usd))).toEqual([
      '; Journal in USD, all entries of the books',
      '',
      'account Bank',
      '    ; type: A',
      '',
      'account Exchange differences',
      '    ; type: X',
      '',
      'account Accounts receivable',
      '    ; type: A',
      '',
      '2026-01-31 * (je_1) Paid at last "thanks"',
      '    Bank  11.00 USD',
      '    Exchange differences  0.50 USD',
      '    Accounts receivable  -10.00 EUR @@ 11.50 USD',
      '',
    ])
  })

  test('Beancount: legal names, the original beside them', () => {
    expect(linesOf(beancountJournal([settlement], usd)).slice(-13)).toEqual(
      [
        '1900-01-01 open Expenses:Exchange-differences',
        '  name: "Exchange differences"',
        '',
        '1900-01-01 open Assets:Accounts-receivable',
        '  name: "Accounts receivable"',
        '',
        '2026-01-31 * "Paid; at last \\"thanks\\""',
        '  id: "je_1"',
        '  Assets:Bank  11.00 USD',
        '  Expenses:Exchange-differences  0.50 USD',
        '  Assets:Accounts-receivable  -10.00 EUR @@ 11.50 USD',
        '',
      ].toSpliced(0, 0, ''),
    )
  })

  test('an entry that balances in each currency is written without costs', () => {
    const lines = [
      line('A', 'debit', { currency: eur, minor: 5n, baseMinor: 6n }),
      line('B', 'credit', { currency: eur, minor: 5n, baseMinor: 6n }),
    ]
    expect([...hledgerJournal([{ ...settlement, lines }], usd)].join('')).not.toContain('@@')
  })

  test('a change of the base value alone joins the posting of its account, or stands in base currency', () => {
    const claim = line('Claim', 'debit', { currency: eur, minor: 100n, baseMinor: 110n })
    const rise = line('Claim', 'debit', { currency: eur, baseMinor: 4n })
    const gain = (minor: bigint): ExportedLine => line('Gain', 'credit', { minor })
    const written = (...lines: ExportedLine[]): string[] =>
      linesOf(hledgerJournal([{ ...settlement, lines }], usd)).slice(-3, -1)
    expect(written(claim, rise, gain(114n))).toEqual([
      '    Claim  1.00 EUR @@ 1.14 USD',
      '    Gain  -1.14 USD',
    ])
    expect(written(rise, gain(4n)).toSorted()).toEqual([
      '    Claim  0.04 USD',
      '    Gain  -0.04 USD',
    ])
  })

  test('two accounts never share a name', () => {
    const lines = ['Cash!', 'Cash?', 'Cash'].map((name) => line(name, 'debit', { minor: 1n }))
    const text = [
      ...beancountJournal(
        [{ ...settlement, lines: [...lines, line('X', 'credit', { minor: 3n })] }],
        usd,
      ),
    ].join('')
    expect(text.match(/open Assets:Cash\S*/g)).toEqual([
      'open Assets:Cash',
      'open Assets:Cash-2',
      'open Assets:Cash-3',
    ])
  })

  test('a writer per format gives the same text piece by piece', () => {
    const generators = { hledger: hledgerJournal, beancount: beancountJournal, jsonl: jsonlJournal }
    for (const format of exportFormats) {
      const writer = journalWriter(format, usd)
      const pieces = writer.header() + writer.entry(settlement) + writer.entry(settlement)
      expect(pieces).toBe([...generators[format]([settlement, settlement], usd)].join(''))
    }
  })
})

describe('names on their way out', () => {
  test('verbatim where unique, else with the code', () => {
    const accounts = [
      { id: 1, code: '1010', name: 'Bank' },
      { id: 2, code: '1020', name: 'Cash' },
      { id: 3, code: '1030', name: 'Cash' },
      { id: 4, code: '1040', name: 'Cash 1020' },
    ]
    expect([...exportedAccountNames(accounts).values()]).toEqual([
      'Bank',
      'Cash 1020 1020',
      'Cash 1030',
      'Cash 1020',
    ])
  })
})

describe('JSON Lines round trip', () => {
  const signed = fc.bigInt(-(10n ** 12n), 10n ** 12n).filter((minor) => minor !== 0n)
  const exported = fc
    .array(
      fc.record({
        name: fc.constantFrom('A', 'B: "x"', 'Ünï'),
        type: fc.constantFrom(...accountTypes),
        code: fc.constantFrom('USD', 'EUR', 'JPY'),
        minor: signed,
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((raws): ExportedLine[] => {
      const lines = raws.map(({ name, type, code, minor }): ExportedLine => {
        const positive = minor < 0n ? -minor : minor
        const baseMinor = code === 'USD' ? positive : positive * 2n
        return {
          account: `${name} ${type}`,
          type,
          currency: currency(code),
          side: minor > 0n ? 'debit' : 'credit',
          minor: positive,
          baseMinor,
        }
      })
      const sum = lines.reduce(
        (total, one) => total + (one.side === 'debit' ? one.baseMinor : -one.baseMinor),
        0n,
      )
      const other =
        sum < 0n ? line('Rest', 'debit', { minor: -sum }) : line('Rest', 'credit', { minor: sum })
      return sum === 0n
        ? [...lines, line('Rest', 'debit', { minor: 1n }), line('Rest', 'credit', { minor: 1n })]
        : [...lines, other]
    })

  test('reading an export back gives the same entry, base amounts included', () => {
    const rates = exchangeRates(usd, { derived: [] })
    fc.assert(
      fc.property(exported, fc.string({ maxLength: 40 }), (lines, description) => {
        const entry = { ...settlement, description, lines }
        const [header, text] = [...jsonlJournal([entry], usd)]
        expect(header).toBe('')
        expect(text?.endsWith('\n')).toBe(true)
        const read = readJournalLine(text!, 1)
        const { transaction } = basedEntry(read, rates)
        expect(read).toMatchObject({ externalId: 'je_1', date: '2026-01-31' })
        expect(transaction.lines.map(({ rate: _rate, ...own }) => own)).toEqual(lines)
      }),
    )
  })
})
