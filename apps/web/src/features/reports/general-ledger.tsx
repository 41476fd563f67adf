'use client'
import type { GeneralLedgerView } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import { cellsOf, ledgerOf, periodQuery } from './period-cells.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'
import { Proof } from './trial-balance.tsx'

const path = '/reports/general-ledger'
const columns: readonly ReportColumn[] = ['Opening', 'Debit', 'Credit', 'Closing'].map(
  (title, index) => ({ key: `c${index}`, title, kind: 'money' }),
)

/** What every account opened with, moved and closes with, debit positive. A press opens its lines; the file has them all. */
export function GeneralLedger(props: PeriodReportPlace & { readonly report?: GeneralLedgerView }) {
  const { report, ...place } = props
  const { business } = useBusiness()
  const ledger = ledgerOf({ slug: business.slug, path, query: periodQuery(place.period) })
  return (
    <PeriodReport
      {...place}
      title="General ledger"
      path={path}
      badge={report && <Proof isEqual={report.totalDebit === report.totalCredit} />}
      {...(report ? { table: { columns, rows: rowsOf(report, ledger) } } : {})}
      foot={
        report?.accounts.length === 0 && (
          <EmptyState title="Nothing is booked up to these days">
            Accounts stand here from their first entry on.
          </EmptyState>
        )
      }
    />
  )
}

function rowsOf(report: GeneralLedgerView, ledger: ReturnType<typeof ledgerOf>): ReportRow[] {
  if (report.accounts.length === 0) return []
  const rows = report.accounts.map(({ accountId, code, name, drill, ...figures }): ReportRow => ({
    id: accountId,
    kind: 'line',
    level: 0,
    code,
    label: name,
    href: ledger(accountId, { from: report.from, to: drill.to }),
    cells: cellsOf([figures.opening, figures.debit, figures.credit, figures.closing], () =>
      ledger(accountId, { from: report.from, to: drill.to }),
    ),
  }))
  const { totalDebit, totalCredit } = report
  const cells = { c1: { amount: totalDebit }, c2: { amount: totalCredit } }
  return [...rows, { id: 'total', kind: 'final', label: 'Total', cells }]
}
