import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { accountTypes } from '../ledger/index.ts'
import { currency, Money } from '../money/index.ts'
import { fiscalYearOf, LocalDate } from '../time/index.ts'
import {
  balanceSheet,
  balanceSheetView,
  BalanceSheetView,
  generalLedger,
  profitAndLoss,
  profitAndLossByMonth,
  profitAndLossView,
  ProfitAndLossView,
  reportCsv,
  trialBalance,
  trialBalanceView,
  TrialBalanceView,
} from './index.ts'
import type { AccountBalanceRow, BalanceSheet } from './index.ts'

const usd = currency('USD')
const day = LocalDate.from
const idOf = (code: string): LedgerAccountId => `acc_${code}` as LedgerAccountId

type Account = Omit<AccountBalanceRow, 'debit' | 'credit'>
const account = (code: string, name: string, type: AccountType, parent?: string): Account => ({
  accountId: idOf(code),
  code,
  name,
  type,
  parentId: parent === undefined ? null : idOf(parent),
  controlRole: null,
})
const chart = [
  account('1000', 'Cash and bank', 'asset'),
  account('1010', 'Bank', 'asset', '1000'),
  account('1030', 'Cash', 'asset', '1000'),
  account('2000', 'Payables', 'liability'),
  account('3000', 'Capital', 'equity'),
  account('4000', 'Sales', 'income'),
  account('4100', 'Export sales', 'income', '4000'),
  account('5000', 'Costs', 'expense'),
  account('5010', 'Materials', 'expense', '5000'),
]

/** A journal for the tests: the day, the debited account, the credited account, minor units. */
type Posting = readonly [date: string, debit: string, credit: string, minor: bigint]
const books: readonly Posting[] = [
  ['2025-02-01', '1010', '3000', 100_000n],
  ['2025-05-10', '1010', '4000', 50_000n],
  ['2025-06-10', '5010', '2000', 20_000n],
  ['2026-01-15', '1010', '4100', 30_000n],
  ['2026-02-15', '1030', '4000', 10_000n],
  ['2026-02-20', '5010', '1010', 8_000n],
  ['2026-02-28', '2000', '1010', 20_000n],
]

/** What the database would sum: every account, the movements of the days from and to, both included. */
function rowsOf(journal: readonly Posting[], to: string, from = '1900-01-01'): AccountBalanceRow[] {
  const inPeriod = journal.filter(([date]) => date >= from && date <= to)
  const sum = (side: 1 | 2, code: string): bigint =>
    inPeriod.reduce((total, posting) => (posting[side] === code ? total + posting[3] : total), 0n)
  return chart.map((one) => ({ ...one, debit: sum(1, one.code), credit: sum(2, one.code) }))
}
const isResult = (row: AccountBalanceRow): boolean =>
  row.type === 'income' || row.type === 'expense'

function sheetRows(journal: readonly Posting[], asOf: string, startMonth = 1) {
  const fiscalYearStart = fiscalYearOf(day(asOf), startMonth).start
  const dayBefore = LocalDate.addDays(fiscalYearStart, -1)
  return {
    asOf: day(asOf),
    fiscalYearStart,
    rows: rowsOf(journal, asOf),
    earlierYears: rowsOf(journal, dayBefore).filter(isResult),
  }
}
const sheetOf = (journal: readonly Posting[], asOf: string, startMonth = 1): BalanceSheet =>
  balanceSheet(sheetRows(journal, asOf, startMonth), usd)
const rowNamed = (sheet: BalanceSheet, name: string) =>
  sheet.equity.rows.find((row) => row.name === name)

const randomBooks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 900 }),
      fc.nat(chart.length - 1),
      fc.nat(chart.length - 1),
      fc.bigInt(1n, 10n ** 10n),
    ),
    { maxLength: 30 },
  )
  .map((all): Posting[] =>
    all.map(([after, debit, credit, minor]) => [
      LocalDate.addDays(day('2024-01-01'), after),
      chart[debit]!.code,
      chart[credit]!.code,
      minor,
    ]),
  )
const randomDay = fc
  .integer({ min: 0, max: 1000 })
  .map((after) => LocalDate.addDays(day('2024-01-01'), after))

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

describe('general ledger', () => {
  test('rule 39: what closes one day opens the next, and all days close at the trial balance', () => {
    const accountType = fc.constantFrom(...accountTypes)
    const movement = fc.record({
      side: fc.constantFrom('debit' as const, 'credit' as const),
      base: fc.bigInt(0n, 10n ** 9n).map((minor) => Money.of(minor, usd)),
    })
    fc.assert(
      fc.property(
        accountType,
        fc.array(fc.array(movement, { maxLength: 5 }), { maxLength: 6 }),
        (type, days) => {
          let opening = Money.zero(usd)
          for (const movements of days) {
            const page = generalLedger(type, opening, movements)
            expect(page.lines.at(-1)?.balance ?? opening).toEqual(page.closing)
            opening = page.closing
          }
          expect(opening).toEqual(generalLedger(type, Money.zero(usd), days.flat()).closing)
        },
      ),
    )
    const page = generalLedger('liability', Money.of(10n, usd), [
      { side: 'debit', base: Money.of(4n, usd) },
    ])
    expect(page.closing.minor).toBe(6n)
  })
})

describe('on the wire and on paper', () => {
  const named = (name: string): AccountBalanceRow[] =>
    rowsOf(books, '2026-12-31').map((row) => (row.code === '1010' ? { ...row, name } : row))
  const csvNamed = (name: string): string =>
    reportCsv(trialBalance(named(name), { asOf: day('2026-12-31'), currency: usd })).split(
      '\r\n',
    )[1] as string

  test('views hold decimal strings and fit their schemas', () => {
    const tb = trialBalanceView(
      trialBalance(rowsOf(books, '2026-12-31'), { asOf: day('2026-12-31'), currency: usd }),
    )
    expect(TrialBalanceView.parse(tb)).toEqual(tb)
    expect(tb.rows[0]).toMatchObject({
      debit: '1520.00',
      credit: '0.00',
      drill: { accountId: 'acc_1010', from: null, to: '2026-12-31' },
    })
    const period = { from: day('2026-01-01'), to: day('2026-12-31') }
    const pl = profitAndLossView(
      profitAndLoss({ ...period, rows: rowsOf(books, '2026-12-31', '2026-01-01') }, usd),
    )
    expect(ProfitAndLossView.parse(pl)).toEqual(pl)
    const bs = balanceSheetView(sheetOf(books, '2026-12-31'))
    expect(BalanceSheetView.parse(bs)).toEqual(bs)
    expect(bs.equity.rows.at(-1)).toMatchObject({
      kind: 'computed',
      drills: [{ accountId: null, from: '2026-01-01', to: '2026-12-31' }],
    })
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])(
    'the name %j is text, not a formula',
    (name) => {
      expect(csvNamed(name)).toMatch(/^1010,"?'/)
    },
  )

  test('quotes, commas and line breaks stay inside their cell', () => {
    expect(csvNamed('Bank, "main"')).toBe('1010,"Bank, ""main""",asset,1520.00,0.00')
    expect(csvNamed("O'Neill")).toBe("1010,O'Neill,asset,1520.00,0.00")
  })

  test('figures are plain decimals, a loss with its minus sign', () => {
    const loss: Posting[] = [['2026-01-01', '5010', '1010', 1_234_567n]]
    const csv = reportCsv(
      profitAndLoss(
        { from: day('2026-01-01'), to: day('2026-01-31'), rows: rowsOf(loss, '2026-01-31') },
        usd,
      ),
    )
    expect(csv.split('\r\n')).toEqual([
      'Code,Account (USD),2026-01-01 to 2026-01-31',
      ',Income,',
      ',Total income,0.00',
      ',Expenses,',
      '5000,Costs,',
      '5010,Materials,12345.67',
      '5000,Total Costs,12345.67',
      ',Total expenses,12345.67',
      ',Profit,-12345.67',
      '',
    ])
    expect(reportCsv(sheetOf(loss, '2026-01-31'))).toContain(',Profit for the year,-12345.67\r\n')
  })
})
