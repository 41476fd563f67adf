import type { CashFlow } from './cash-flow.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { amounts, blank, head, line, text, total } from './sheet.ts'

/** The sections of the statement in their order, and what their total is called. */
export const cashFlowSections = [
  { part: 'operating', title: 'Operating activities', total: 'Cash from operating activities' },
  { part: 'investing', title: 'Investing activities', total: 'Cash from investing activities' },
  { part: 'financing', title: 'Financing activities', total: 'Cash from financing activities' },
  { part: 'unclassified', title: 'Not classified', total: 'Total not classified' },
] as const

export function cashFlowSheet(report: CashFlow): Sheet {
  const width = report.columns.length
  const sections = cashFlowSections.flatMap(({ part, title, total: sum }): SheetRow[] => [
    head(text(''), text(title), ...blank(width)),
    ...(part === 'operating' ? [line(text(''), text('Profit'), ...amounts(report.profit))] : []),
    ...report[part].rows.map((row) =>
      line(text(row.code), text(row.name), ...amounts(row.amounts)),
    ),
    total(text(''), text(sum), ...amounts(report[part].totals)),
  ])
  return {
    title: 'Cash flow',
    columns: [
      'Code',
      `Account (${report.currency})`,
      ...report.columns.map(({ from, to }) => `${from} to ${to}`),
    ],
    rows: [
      ...sections,
      total(text(''), text('Net change in cash'), ...amounts(report.net)),
      line(text(''), text('Cash at the beginning'), ...amounts(report.opening)),
      total(text(''), text('Cash at the end'), ...amounts(report.closing)),
      line(text(''), text('Difference'), ...amounts(report.difference)),
    ],
  }
}
