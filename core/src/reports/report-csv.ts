import type { Section } from './account-tree.ts'
import type { BalanceSheet } from './balance-sheet.ts'
import type { ProfitAndLoss } from './profit-and-loss.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { amount, amounts, blank, head, line, sheetCsv, text, total } from './sheet.ts'
import type { TrialBalance } from './trial-balance.ts'

export type Report = TrialBalance | ProfitAndLoss | BalanceSheet

function trialBalanceSheet(report: TrialBalance): Sheet {
  return {
    title: 'Trial balance',
    columns: ['Code', 'Account', 'Type', `Debit ${report.currency}`, `Credit ${report.currency}`],
    rows: [
      ...report.rows.map((row) =>
        line(text(row.code), text(row.name), text(row.type), amount(row.debit), amount(row.credit)),
      ),
      total(
        ...[text(''), text(`Total at ${report.asOf}`), text('')],
        ...amounts([report.totalDebit, report.totalCredit]),
      ),
    ],
  }
}

function sectionRows(title: string, section: Section, columns: number): SheetRow[] {
  const rows = section.rows.map((row): SheetRow => {
    const name = row.kind === 'subtotal' ? `Total ${row.name}` : row.name
    const cells = [text(row.code), text(name)]
    if (row.kind === 'heading') return head(...cells, ...blank(columns))
    const isSum = row.kind === 'subtotal'
    return { kind: isSum ? 'total' : 'line', cells: [...cells, ...amounts(row.amounts)] }
  })
  return [
    head(text(''), text(title), ...blank(columns)),
    ...rows,
    total(text(''), text(`Total ${title.toLowerCase()}`), ...amounts(section.totals)),
  ]
}

function profitAndLossSheet(report: ProfitAndLoss): Sheet {
  const columns = report.columns.map((column) => `${column.from} to ${column.to}`)
  return {
    title: 'Profit and loss',
    columns: ['Code', `Account (${report.currency})`, ...columns],
    rows: [
      ...sectionRows('Income', report.income, columns.length),
      ...sectionRows('Expenses', report.expenses, columns.length),
      total(text(''), text('Profit'), ...amounts(report.profit)),
    ],
  }
}

function balanceSheetSheet(report: BalanceSheet): Sheet {
  const columns = report.columns.map((column) => column.asOf)
  return {
    title: 'Balance sheet',
    columns: ['Code', `Account (${report.currency})`, ...columns],
    rows: [
      ...sectionRows('Assets', report.assets, columns.length),
      ...sectionRows('Liabilities', report.liabilities, columns.length),
      ...sectionRows('Equity', report.equity, columns.length),
      total(
        text(''),
        text('Total liabilities and equity'),
        ...amounts(report.liabilitiesAndEquity),
      ),
    ],
  }
}

/** A statement as rows and columns. */
export function reportSheet(report: Report): Sheet {
  if (report.kind === 'trial_balance') return trialBalanceSheet(report)
  return report.kind === 'profit_and_loss' ? profitAndLossSheet(report) : balanceSheetSheet(report)
}

/** A statement as CSV; see `sheetCsv`. */
export const reportCsv = (report: Report): string => sheetCsv(reportSheet(report))
