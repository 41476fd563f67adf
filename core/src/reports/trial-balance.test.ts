import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { balanceSheet, trialBalance } from './index.ts'
import { books, day, drawnBooks, idOf, rowsOf, sheetRows, usd } from './sample-books.ts'

const draw = fc.tuple(fc.nat(900), fc.nat(), fc.nat(), fc.bigInt(1n, 10n ** 10n))
const randomBooks = fc.array(draw, { maxLength: 30 }).map(drawnBooks)
const randomDay = fc.nat(1000).map((after) => LocalDate.addDays(day('2024-01-01'), after))

describe('trial balance', () => {
  test('rule 37: each account stands on its side, by code, and both sides are equal', () => {
    const report = trialBalance(rowsOf(books, '2026-12-31').toReversed(), {
      asOf: day('2026-12-31'),
      currency: usd,
    })
    expect(
      report.rows.map((row) => [row.code, Money.toString(row.debit), Money.toString(row.credit)]),
    ).toEqual([
      ['1010', '1520.00', '0.00'],
      ['1030', '100.00', '0.00'],
      ['3000', '0.00', '1000.00'],
      ['4000', '0.00', '600.00'],
      ['4100', '0.00', '300.00'],
      ['5010', '280.00', '0.00'],
    ])
    expect(Money.toString(report.totalDebit)).toBe('1900.00')
    expect(report.rows[0]?.drill).toEqual({
      kind: 'account',
      accountId: idOf('1010'),
      from: null,
      to: '2026-12-31',
    })
  })

  test('rule 37: books that do not balance are a bug, not a report', () => {
    const rows = rowsOf(books, '2026-12-31').map((row) =>
      row.code === '1030' ? { ...row, debit: row.debit + 1n } : row,
    )
    expect(() => trialBalance(rows, { asOf: day('2026-12-31'), currency: usd })).toThrow(
      'sums to zero',
    )
    expect(() => balanceSheet({ ...sheetRows(books, '2026-12-31'), rows }, usd)).toThrow(
      'assets equal',
    )
  })

  test('rule 37: it sums to zero at every date of any books', () => {
    fc.assert(
      fc.property(randomBooks, randomDay, (journal, asOf) => {
        const report = trialBalance(rowsOf(journal, asOf), { asOf, currency: usd })
        expect(report.totalDebit).toEqual(report.totalCredit)
      }),
    )
  })
})
