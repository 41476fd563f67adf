import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { profitAndLoss, profitAndLossByMonth } from './index.ts'
import { books, day, drawnBooks, idOf, rowsOf, usd } from './sample-books.ts'

const draw = fc.tuple(fc.nat(900), fc.nat(), fc.nat(), fc.bigInt(1n, 10n ** 10n))
const randomBooks = fc.array(draw, { maxLength: 30 }).map(drawnBooks)

describe('profit and loss', () => {
  const year = (y: number) => ({
    from: day(`${y}-01-01`),
    to: day(`${y}-12-31`),
    rows: rowsOf(books, `${y}-12-31`, `${y}-01-01`),
  })

  test('income and expenses as trees, beside the year before', () => {
    const report = profitAndLoss(year(2026), usd, year(2025))
    expect(
      report.income.rows.map((row) => [
        row.kind,
        row.depth,
        row.name,
        row.amounts.map(Money.toString),
      ]),
    ).toEqual([
      ['account', 0, 'Sales', ['100.00', '500.00']],
      ['account', 1, 'Export sales', ['300.00', '0.00']],
      ['subtotal', 0, 'Sales', ['400.00', '500.00']],
    ])
    expect(
      report.expenses.rows.map((row) => [row.kind, row.name, row.amounts.map(Money.toString)]),
    ).toEqual([
      ['heading', 'Costs', []],
      ['account', 'Materials', ['80.00', '200.00']],
      ['subtotal', 'Costs', ['80.00', '200.00']],
    ])
    expect(report.profit.map(Money.toString)).toEqual(['320.00', '300.00'])
    expect(report.income.rows[0]?.drills[1]).toEqual({
      kind: 'account',
      accountId: idOf('4000'),
      from: '2025-01-01',
      to: '2025-12-31',
    })
  })

  test('by month, cut to the period, with the total last', () => {
    const period = { from: day('2026-01-10'), to: day('2026-02-19') }
    const rows = [
      ...rowsOf(books, '2026-01-31', '2026-01-10').map((row) => ({
        ...row,
        month: day('2026-01-01'),
      })),
      ...rowsOf(books, '2026-02-19', '2026-02-01').map((row) => ({
        ...row,
        month: day('2026-02-01'),
      })),
    ]
    const report = profitAndLossByMonth(rows, period, usd)
    expect(report.columns).toEqual([
      { from: '2026-01-10', to: '2026-01-31', role: 'month' },
      { from: '2026-02-01', to: '2026-02-19', role: 'month' },
      { from: '2026-01-10', to: '2026-02-19', role: 'total' },
    ])
    expect(report.profit.map(Money.toString)).toEqual(['300.00', '100.00', '400.00'])
    const outside = rows.map((row) => ({ ...row, month: day('2026-03-01') }))
    expect(() => profitAndLossByMonth(outside, period, usd)).toThrow('months of the period')
  })

  test('the months of any books add up to the period', () => {
    fc.assert(
      fc.property(randomBooks, (journal) => {
        const period = { from: day('2024-01-01'), to: day('2026-12-31') }
        const rows = journal.flatMap((posting) =>
          rowsOf([posting], '2199-12-31').map((row) => ({
            ...row,
            month: LocalDate.startOfMonth(day(posting[0])),
          })),
        )
        const byMonth = profitAndLossByMonth(rows, period, usd)
        const whole = profitAndLoss({ ...period, rows: rowsOf(journal, '2199-12-31') }, usd)
        expect(byMonth.profit.at(-1)).toEqual(whole.profit[0])
        expect(Money.sum(byMonth.profit.slice(0, -1), usd)).toEqual(whole.profit[0])
      }),
    )
  })

  test('an account under a parent of another type stands by itself, a circle of parents is a bug', () => {
    const rows = rowsOf(books, '2026-12-31', '2026-01-01')
    const strayed = rows.map((row) =>
      row.code === '4100' ? { ...row, parentId: idOf('1000') } : row,
    )
    const period = { from: day('2026-01-01'), to: day('2026-12-31') }
    expect(
      profitAndLoss({ ...period, rows: strayed }, usd).income.rows.map((row) => [
        row.depth,
        row.name,
      ]),
    ).toEqual([
      [0, 'Sales'],
      [0, 'Export sales'],
    ])
    const circle = rows.map((row) =>
      row.code === '4000' ? { ...row, parentId: idOf('4100') } : row,
    )
    expect(() => profitAndLoss({ ...period, rows: circle }, usd)).toThrow('no circle')
  })
})
