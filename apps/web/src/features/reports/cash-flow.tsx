'use client'
import type { CashFlowView } from '@smb/core/reports'
import { cashFlowSections } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import type { ReportRow } from '#components/report-table.tsx'
import { moneyParts } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import { cellsOf, ledgerOf, periodColumns, periodQuery } from './period-cells.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'

const path = '/reports/cash-flow'

/** What became of the profit on its way to cash, and the proof that it is the cash of the balance sheet. */
export function CashFlow(props: PeriodReportPlace & { readonly report?: CashFlowView }) {
  const { report, ...place } = props
  const { business } = useBusiness()
  const query = periodQuery(place.period, { compare: place.compare })
  const ledger = ledgerOf({ slug: business.slug, path, query })
  const profitHref = (column: number): string => {
    const { from, to } = report?.columns[column] ?? place.period
    const back = `${path}?${new URLSearchParams(query).toString()}`
    const asked = new URLSearchParams({ from, to, back }).toString()
    return `${businessHref(business.slug, '/reports/profit-and-loss')}?${asked}`
  }
  return (
    <PeriodReport
      {...place}
      canCompare
      title="Cash flow"
      path={path}
      {...(report
        ? {
            table: {
              columns: periodColumns(report.columns),
              rows: rowsOf(report, { ledger, profitHref }),
            },
            proof: <CashProof report={report} />,
          }
        : {})}
    />
  )
}

function CashProof({ report }: { readonly report: CashFlowView }) {
  const figure = (amounts: readonly string[]) => (
    <MoneyText amount={amounts[0] ?? '0'} currency={report.currency} />
  )
  const isEqual = report.difference.every((amount) => moneyParts(amount).zero)
  const others = report.unclassified.rows.length
  return (
    <ProofBar
      figures={[
        { label: 'Cash at the beginning', value: figure(report.opening) },
        { label: 'Net change', value: figure(report.net) },
        { label: 'Cash on the balance sheet', value: figure(report.closing) },
        { label: 'Difference', value: figure(report.difference), proven: isEqual },
      ]}
      causes={
        others > 0
          ? [{ text: 'Accounts that nothing says where they belong stand under Not classified.' }]
          : []
      }
    />
  )
}

function rowsOf(
  report: CashFlowView,
  at: { ledger: ReturnType<typeof ledgerOf>; profitHref: (column: number) => string },
): ReportRow[] {
  const sections = cashFlowSections.flatMap(({ part, title, total }): ReportRow[] => {
    const { rows, totals } = report[part]
    if (rows.length === 0 && part === 'unclassified') return []
    const profit: ReportRow = {
      id: 'profit',
      kind: 'line',
      group: part,
      label: 'Profit',
      cells: cellsOf(report.profit, at.profitHref),
    }
    return [
      { id: part, kind: 'group', label: title },
      ...(part === 'operating' ? [profit] : []),
      ...rows.map((row) => accountRow(row, { report, ledger: at.ledger, group: part })),
      { id: `${part} total`, kind: 'sum', label: total, cells: cellsOf(totals) },
    ]
  })
  return [
    ...sections,
    { id: 'net', kind: 'result', label: 'Net change in cash', cells: cellsOf(report.net) },
    {
      id: 'opening',
      kind: 'line',
      level: 0,
      label: 'Cash at the beginning',
      cells: cellsOf(report.opening),
    },
    { id: 'cash', kind: 'group', label: 'Cash at the end, by account' },
    ...report.cash.map((row) => accountRow(row, { report, ledger: at.ledger, group: 'cash' })),
    { id: 'closing', kind: 'final', label: 'Cash at the end', cells: cellsOf(report.closing) },
  ]
}

function accountRow(
  { accountId, code, name, amounts }: CashFlowView['cash'][number],
  at: {
    report: CashFlowView
    ledger: ReturnType<typeof ledgerOf>
    group: string
  },
): ReportRow {
  return {
    id: accountId,
    kind: 'line',
    code,
    label: name,
    group: at.group,
    cells: cellsOf(amounts, (column) => {
      const days = at.report.columns[column]
      return days && at.ledger(accountId, days)
    }),
  }
}
