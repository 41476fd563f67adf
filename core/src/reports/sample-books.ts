import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { currency } from '../money/index.ts'
import { fiscalYearOf, LocalDate } from '../time/index.ts'
import type { ReportRow } from './account-tree.ts'
import { balanceSheet } from './balance-sheet.ts'
import type { BalanceSheet, BalanceSheetRows } from './balance-sheet.ts'
import type { AccountBalanceRow } from './report-rows.ts'

// Small books of two years for the tests of this folder, and what a database would sum of any such journal.

export const usd = currency('USD')
export const day = LocalDate.from
export const idOf = (code: string): LedgerAccountId => `acc_${code}`

type Account = Omit<AccountBalanceRow, 'debit' | 'credit'>
const account = (code: string, name: string, type: AccountType): Account => ({
  accountId: idOf(code),
  code,
  name,
  type,
  parentId: null,
  controlRole: null,
})
const under = (parent: string, child: Account): Account => ({ ...child, parentId: idOf(parent) })
const chart = [
  account('1000', 'Cash and bank', 'asset'),
  under('1000', account('1010', 'Bank', 'asset')),
  under('1000', account('1030', 'Cash', 'asset')),
  account('2000', 'Payables', 'liability'),
  account('3000', 'Capital', 'equity'),
  account('4000', 'Sales', 'income'),
  under('4000', account('4100', 'Export sales', 'income')),
  account('5000', 'Costs', 'expense'),
  under('5000', account('5010', 'Materials', 'expense')),
]

/** One posting: the day, the debited account, the credited account, minor units. */
export type Posting = readonly [date: string, debit: string, credit: string, minor: bigint]
export const books: readonly Posting[] = [
  ['2025-02-01', '1010', '3000', 100_000n],
  ['2025-05-10', '1010', '4000', 50_000n],
  ['2025-06-10', '5010', '2000', 20_000n],
  ['2026-01-15', '1010', '4100', 30_000n],
  ['2026-02-15', '1030', '4000', 10_000n],
  ['2026-02-20', '5010', '1010', 8_000n],
  ['2026-02-28', '2000', '1010', 20_000n],
]

/** What the database would sum: every account, the movements of the days from and to, both included. */
export function rowsOf(
  journal: readonly Posting[],
  to: string,
  from = '1900-01-01',
): AccountBalanceRow[] {
  const inPeriod = journal.filter(([date]) => date >= from && date <= to)
  const sum = (side: 1 | 2, code: string): bigint =>
    inPeriod.reduce((total, posting) => (posting[side] === code ? total + posting[3] : total), 0n)
  return chart.map((one) => ({ ...one, debit: sum(1, one.code), credit: sum(2, one.code) }))
}
const isResult = (row: AccountBalanceRow): boolean =>
  row.type === 'income' || row.type === 'expense'

export function sheetRows(
  journal: readonly Posting[],
  asOf: string,
  startMonth = 1,
): BalanceSheetRows {
  const fiscalYearStart = fiscalYearOf(day(asOf), startMonth).start
  const dayBefore = LocalDate.addDays(fiscalYearStart, -1)
  return {
    asOf: day(asOf),
    fiscalYearStart,
    rows: rowsOf(journal, asOf),
    earlierYears: rowsOf(journal, dayBefore).filter(isResult),
  }
}
export const sheetOf = (journal: readonly Posting[], asOf: string, startMonth = 1): BalanceSheet =>
  balanceSheet(sheetRows(journal, asOf, startMonth), usd)
export const rowNamed = (sheet: BalanceSheet, name: string): ReportRow | undefined =>
  sheet.equity.rows.find((row) => row.name === name)

/** A journal out of drawn numbers: days after 2024-01-01, two positions in the chart, minor units. */
export function drawnBooks(
  draws: readonly (readonly [number, number, number, bigint])[],
): Posting[] {
  return draws.map(([after, debit, credit, minor]) => [
    LocalDate.addDays(day('2024-01-01'), after),
    (chart[debit % chart.length] as Account).code,
    (chart[credit % chart.length] as Account).code,
    minor,
  ])
}
