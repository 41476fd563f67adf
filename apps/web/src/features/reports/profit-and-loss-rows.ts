import type { ProfitAndLossView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReportCell, ReportColumn, ReportRow } from '#components/report-table.tsx'
import { formatDate, formatPeriod } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import { changeOf } from './change.ts'
import type { CellsOf } from './report-rows.ts'
import { plainCells, sectionRows } from './report-rows.ts'

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

function cellsWith(report: ProfitAndLossView, slug: string, moreIsGood: boolean): CellsOf {
  const plain = plainCells(slug)
  if (!isCompared(report)) return plain
  return (amounts, drills) => {
    const [now = '0', before = '0'] = amounts
    const { amount, flag, percent } = changeOf(now, before, {
      currency: report.currency,
      moreIsGood,
    })
    const percentCell: ReportCell = percent === undefined ? { amount: '0' } : { percent }
    return { ...plain(amounts, drills), change: { amount }, flag: { flag }, percent: percentCell }
  }
}

/** Income, expenses and what is left, as rows. */
export function profitAndLossRows(report: ProfitAndLossView, slug: string): ReportRow[] {
  const [good, bad] = [cellsWith(report, slug, true), cellsWith(report, slug, false)]
  return [
    ...sectionRows(report.income, { title: 'Income', total: 'Total income' }, good),
    ...sectionRows(report.expenses, { title: 'Expenses', total: 'Total expenses' }, bad),
    { id: 'profit', kind: 'final', label: 'Net profit', cells: good(report.profit, []) },
  ]
}
