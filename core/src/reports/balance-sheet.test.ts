import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { balanceSheet, profitAndLoss } from './index.ts'
import {
  books,
  day,
  drawnBooks,
  rowNamed,
  rowsOf,
  sheetOf,
  sheetRows,
  usd,
} from './sample-books.ts'

const draw = fc.tuple(fc.nat(900), fc.nat(), fc.nat(), fc.bigInt(1n, 10n ** 10n))
const randomBooks = fc.array(draw, { maxLength: 30 }).map(drawnBooks)
const randomDay = fc.nat(1000).map((after) => LocalDate.addDays(day('2024-01-01'), after))

describe('balance sheet', () => {
  test('rule 37: assets are liabilities and equity, with profits computed', () => {
    const sheet = sheetOf(books, '2026-02-27')
    expect(
      [sheet.assets, sheet.liabilities, sheet.equity].map((part) =>
        Money.toString(part.totals[0]!),
      ),
    ).toEqual(['1820.00', '200.00', '1620.00'])
    expect(rowNamed(sheet, 'Retained earnings of earlier years')).toMatchObject({
      kind: 'computed',
      accountId: null,
      amounts: [Money.of(30_000n, usd)],
      drills: [{ kind: 'profit_and_loss', from: null, to: '2025-12-31' }],
    })
    expect(rowNamed(sheet, 'Profit for the year')).toMatchObject({
      amounts: [Money.of(32_000n, usd)],
      drills: [{ kind: 'profit_and_loss', from: '2026-01-01', to: '2026-02-27' }],
    })
  })

  test('rule 47: a new year starts at zero, retained earnings move by the profit, the sheet stays the same', () => {
    const before = sheetOf(books, '2025-12-31')
    const after = sheetOf(books, '2026-01-01')
    expect(rowNamed(before, 'Profit for the year')?.amounts).toEqual([Money.of(30_000n, usd)])
    expect(rowNamed(before, 'Retained earnings of earlier years')).toBeUndefined()
    expect(rowNamed(after, 'Profit for the year')).toBeUndefined()
    expect(rowNamed(after, 'Retained earnings of earlier years')?.amounts).toEqual([
      Money.of(30_000n, usd),
    ])
    expect(after.equity.totals).toEqual(before.equity.totals)
    expect(after.assets).toEqual({ ...before.assets, rows: after.assets.rows })
  })

  test('rule 49: the year may start in any month', () => {
    const sheet = sheetOf(books, '2026-01-31', 7)
    expect(sheet.columns[0]?.fiscalYearStart).toBe('2025-07-01')
    expect(rowNamed(sheet, 'Profit for the year')?.amounts).toEqual([Money.of(30_000n, usd)])
    expect(rowNamed(sheet, 'Retained earnings of earlier years')?.amounts).toEqual([
      Money.of(30_000n, usd),
    ])
  })

  test('rule 37, rule 47: at every date of any books, whatever the fiscal year', () => {
    fc.assert(
      fc.property(
        randomBooks,
        randomDay,
        randomDay,
        fc.integer({ min: 1, max: 12 }),
        (journal, a, b, month) => {
          const sheet = balanceSheet(
            sheetRows(journal, a, month),
            usd,
            sheetRows(journal, b, month),
          )
          expect(sheet.assets.totals).toEqual(sheet.liabilitiesAndEquity)
          const own = sheetOf(journal, a, ((month + 5) % 12) + 1)
          expect(own.equity.totals[0]).toEqual(sheet.equity.totals[0])
        },
      ),
    )
  })

  test('its profit for the year is the profit and loss of the year', () => {
    fc.assert(
      fc.property(randomBooks, randomDay, (journal, asOf) => {
        const { fiscalYearStart } = sheetRows(journal, asOf)
        const rows = rowsOf(journal, asOf, fiscalYearStart)
        const [profit] = profitAndLoss({ from: fiscalYearStart, to: asOf, rows }, usd).profit
        const shown = rowNamed(sheetOf(journal, asOf), 'Profit for the year')?.amounts[0]
        expect(shown ?? Money.zero(usd)).toEqual(profit)
      }),
    )
  })
})
