import { Money } from '../money/index.ts'
import type { ReportRow, Section } from './account-tree.ts'
import type { BalanceSheet } from './balance-sheet.ts'
import type { ProfitAndLoss } from './profit-and-loss.ts'
import type { Drill } from './report-rows.ts'
import type {
  BalanceSheetView,
  DrillView,
  ProfitAndLossView,
  ReportRowView,
  ReportSectionView,
  TrialBalanceView,
} from './report-schema.ts'
import type { TrialBalance } from './trial-balance.ts'

function drillView(drill: Drill): DrillView {
  const accountId = drill.kind === 'account' ? drill.accountId : null
  return { accountId, from: drill.from, to: drill.to }
}

function rowView(row: ReportRow): ReportRowView {
  return { ...row, amounts: row.amounts.map(Money.toString), drills: row.drills.map(drillView) }
}

function sectionView(section: Section): ReportSectionView {
  return {
    type: section.type,
    rows: section.rows.map(rowView),
    totals: section.totals.map(Money.toString),
  }
}

export function trialBalanceView(report: TrialBalance): TrialBalanceView {
  return {
    asOf: report.asOf,
    currency: report.currency,
    rows: report.rows.map((row) => ({
      ...row,
      debit: Money.toString(row.debit),
      credit: Money.toString(row.credit),
      drill: drillView(row.drill),
    })),
    totalDebit: Money.toString(report.totalDebit),
    totalCredit: Money.toString(report.totalCredit),
  }
}

export function profitAndLossView(report: ProfitAndLoss): ProfitAndLossView {
  return {
    currency: report.currency,
    columns: report.columns.map((column) => ({ ...column })),
    income: sectionView(report.income),
    expenses: sectionView(report.expenses),
    profit: report.profit.map(Money.toString),
  }
}

export function balanceSheetView(report: BalanceSheet): BalanceSheetView {
  return {
    currency: report.currency,
    columns: report.columns.map((column) => ({ ...column })),
    assets: sectionView(report.assets),
    liabilities: sectionView(report.liabilities),
    equity: sectionView(report.equity),
    liabilitiesAndEquity: report.liabilitiesAndEquity.map(Money.toString),
  }
}
