import { Money } from '../money/index.ts'
import type { Section } from './account-tree.ts'
import type { BalanceSheet } from './balance-sheet.ts'
import type { ProfitAndLoss } from './profit-and-loss.ts'
import type { TrialBalance } from './trial-balance.ts'

export type Report = TrialBalance | ProfitAndLoss | BalanceSheet

/** A cell is text that a person chose, or a figure that we made. */
type Cell = { readonly text: string } | { readonly amount: Money }

const text = (value: string): Cell => ({ text: value })
const amount = (value: Money): Cell => ({ amount: value })

// A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text.
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function csvCell(cell: Cell): string {
  if ('amount' in cell) return Money.toString(cell.amount)
  return quoted(beginsFormula.test(cell.text) ? `'${cell.text}` : cell.text)
}

const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

const amounts = (values: readonly Money[]): Cell[] => values.map(amount)
const blank = (count: number): Cell[] => Array.from({ length: count }, () => text(''))

function trialBalanceRows(report: TrialBalance): Cell[][] {
  return [
    ['Code', 'Account', 'Type', `Debit ${report.currency}`, `Credit ${report.currency}`].map(text),
    ...report.rows.map((row) => [
      ...[row.code, row.name, row.type].map(text),
      ...amounts([row.debit, row.credit]),
    ]),
    [
      ...['', `Total at ${report.asOf}`, ''].map(text),
      ...amounts([report.totalDebit, report.totalCredit]),
    ],
  ]
}

function sectionRows(title: string, section: Section, columns: number): Cell[][] {
  const rows = section.rows.map((row) => {
    const name = row.kind === 'subtotal' ? `Total ${row.name}` : row.name
    return [
      text(row.code),
      text(name),
      ...(row.kind === 'heading' ? blank(columns) : amounts(row.amounts)),
    ]
  })
  return [
    [text(''), text(title), ...blank(columns)],
    ...rows,
    [text(''), text(`Total ${title.toLowerCase()}`), ...amounts(section.totals)],
  ]
}

function profitAndLossRows(report: ProfitAndLoss): Cell[][] {
  const columns = report.columns.map((column) => text(`${column.from} to ${column.to}`))
  return [
    [text('Code'), text(`Account (${report.currency})`), ...columns],
    ...sectionRows('Income', report.income, columns.length),
    ...sectionRows('Expenses', report.expenses, columns.length),
    [text(''), text('Profit'), ...amounts(report.profit)],
  ]
}

function balanceSheetRows(report: BalanceSheet): Cell[][] {
  const columns = report.columns.map((column) => text(column.asOf))
  return [
    [text('Code'), text(`Account (${report.currency})`), ...columns],
    ...sectionRows('Assets', report.assets, columns.length),
    ...sectionRows('Liabilities', report.liabilities, columns.length),
    ...sectionRows('Equity', report.equity, columns.length),
    [text(''), text('Total liabilities and equity'), ...amounts(report.liabilitiesAndEquity)],
  ]
}

/**
 * A report as CSV (RFC 4180, CRLF). Text that a spreadsheet would run as a formula gets an apostrophe; figures are
 * plain decimals and stay as they are.
 */
export function reportCsv(report: Report): string {
  if (report.kind === 'trial_balance') return csvOf(trialBalanceRows(report))
  return csvOf(
    report.kind === 'profit_and_loss' ? profitAndLossRows(report) : balanceSheetRows(report),
  )
}
