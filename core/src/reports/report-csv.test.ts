import { describe, expect, test } from 'vitest'
import {
  balanceSheetView,
  BalanceSheetView,
  profitAndLoss,
  profitAndLossView,
  ProfitAndLossView,
  reportCsv,
  trialBalance,
  trialBalanceView,
  TrialBalanceView,
} from './index.ts'
import type { AccountBalanceRow } from './index.ts'
import { books, day, rowsOf, sheetOf, usd } from './sample-books.ts'
import type { Posting } from './sample-books.ts'

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
