import type { ProfitAndLossView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReportCell, ReportColumn, ReportRow } from '#components/report-table.tsx'
import { formatDate, formatPeriod } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { changeOf } from './change.ts'
import type { ReportPlace } from './drill.ts'
import { changeHref, drillHref, totalHref } from './drill.ts'
import type { CellsOf } from './report-rows.ts'
import { plainCells, sectionRows, subtreeRows } from './report-rows.ts'

type Column = ProfitAndLossView['columns'][number]

const isCompared = ({ columns }: ProfitAndLossView): boolean =>
  columns.some(({ role }) => role === 'comparison')

function titleOf({ from, to, role }: Column): string {
  if (role === 'total') return 'Total'
  // `Oct 2026` where many months stand side by side.
  if (role === 'month') return formatDate(from).split(' ').slice(1).join(' ')
  return formatPeriod(from, to)
}

function columnOf(column: Column, index: number): ReportColumn {
  const { from, to } = column
  const days = LocalDate.daysBetween(LocalDate.from(from), LocalDate.from(to)) + 1
  const sub = column.role === 'total' ? formatPeriod(from, to) : counted(days, 'day')
  return { key: `c${index}`, title: titleOf(column), sub, kind: 'money' }
}

/** The columns of the report; beside another period also what changed, for better or worse, in percent. */
export function profitAndLossColumns(report: ProfitAndLossView): ReportColumn[] {
  const columns = report.columns.map(columnOf)
  if (!isCompared(report)) return columns
  return [
    ...columns,
    { key: 'change', title: 'Change', kind: 'money' },
    { key: 'flag', title: 'Favourable or adverse', kind: 'flag' },
    { key: 'percent', title: '%', kind: 'percent' },
  ]
}

/** The sections that a profit and loss can be narrowed to, by their name in the address. */
export const profitAndLossParts: Readonly<Record<string, string>> = {
  income: 'Income',
  expenses: 'Expenses',
}

function cellsWith(report: ProfitAndLossView, place: ReportPlace, moreIsGood: boolean): CellsOf {
  const { columns, currency } = report
  const plain = plainCells(({ drills, only, rowId }, index) => {
    const [drill, column] = [drills[index], columns[index] as Column]
    return drill ? drillHref(place, drill, rowId) : totalHref(place, { only, ...column }, rowId)
  })
  if (!isCompared(report)) return plain
  return (row) => {
    const [now = '0', before = '0'] = row.amounts
    const { amount, flag, percent } = changeOf(now, before, { currency, moreIsGood })
    const href = changeHref(place, { only: row.only, columns }, row.rowId)
    const percentCell: ReportCell =
      percent === undefined ? { amount: '0', href } : { percent, href }
    return { ...plain(row), change: { amount, href }, flag: { flag }, percent: percentCell }
  }
}

/** Income, expenses and what is left, as rows; or the part of them that the report is narrowed to. */
export function profitAndLossRows(report: ProfitAndLossView, place: ReportPlace): ReportRow[] {
  const { income, expenses, profit } = report
  const { only } = place
  const [good, bad] = [cellsWith(report, place, true), cellsWith(report, place, false)]
  const incomeWords = { title: 'Income', total: 'Total income', only: 'income' }
  const expenseWords = { title: 'Expenses', total: 'Total expenses', only: 'expenses' }
  const figures = { rowId: 'profit', amounts: profit, drills: [], only: undefined }
  if (only && !profitAndLossParts[only]) {
    return subtreeRows([income, expenses], only, (type) => (type === 'income' ? good : bad))
  }
  return [
    ...(only === 'expenses' ? [] : sectionRows(income, incomeWords, good)),
    ...(only === 'income' ? [] : sectionRows(expenses, expenseWords, bad)),
    ...(only
      ? []
      : [{ id: 'profit', kind: 'final', label: 'Net profit', cells: good(figures) } as const]),
  ]
}
