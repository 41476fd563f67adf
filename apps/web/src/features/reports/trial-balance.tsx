'use client'
import type { TrialBalanceView } from '@smb/core/reports'
import { Check } from 'lucide-react'
import { useBusiness } from '#components/business-context.tsx'
import type { ReportCell, ReportColumn, ReportRow } from '#components/report-table.tsx'
import { Badge } from '#components/status-badge.tsx'
import { formatDate } from '#lib/format/date.ts'
import { moneyParts } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { AsOfChip } from './as-of-chip.tsx'
import { ReportFrame } from './report-frame.tsx'
import { drillHref } from './report-rows.ts'

export type TrialBalanceProps = {
  readonly asOf: string
  readonly report?: TrialBalanceView
  readonly problem?: Problem
}

const columns: readonly ReportColumn[] = [
  { key: 'debit', title: 'Debit', kind: 'money' },
  { key: 'credit', title: 'Credit', kind: 'money' },
]

/** Every account on its side at the end of a day. Both sums are equal, or the books are broken. */
export function TrialBalance({ asOf, report, problem }: TrialBalanceProps) {
  const { business } = useBusiness()
  const path = businessHref(business.slug, '/reports/trial-balance')
  return (
    <ReportFrame
      title="Trial balance"
      sub={`${formatDate(asOf)} · ${business.baseCurrency}`}
      badge={report && <Proof isEqual={report.totalDebit === report.totalCredit} />}
      csv={{ path: '/reports/trial-balance.csv', query: { asOf } }}
      chips={
        <AsOfChip
          key={asOf}
          asOf={asOf}
          hrefFor={(query) => `${path}?${new URLSearchParams(query).toString()}`}
        />
      }
      problem={problem}
      {...(report ? { table: { columns, rows: rowsOf(report, business.slug) } } : {})}
    />
  )
}

/** Says that two sums are equal, or raises the alarm. */
export function Proof({ isEqual }: { readonly isEqual: boolean }) {
  return isEqual ? (
    <Badge tone="ok" icon={<Check size={12} aria-hidden />}>
      Balanced
    </Badge>
  ) : (
    <Badge tone="danger">Not balanced</Badge>
  )
}

function rowsOf(report: TrialBalanceView, slug: string): ReportRow[] {
  const side = (amount: string, href: string): ReportCell =>
    moneyParts(amount).zero ? undefined : { amount, href }
  const rows = report.rows.map(({ accountId, code, name, debit, credit, drill }): ReportRow => {
    const href = drillHref(slug, drill)
    return {
      id: accountId,
      kind: 'line',
      level: 0,
      code,
      label: name,
      cells: { debit: side(debit, href), credit: side(credit, href) },
    }
  })
  const { totalDebit, totalCredit } = report
  const cells = { debit: { amount: totalDebit }, credit: { amount: totalCredit } }
  return [...rows, { id: 'total', kind: 'final', label: 'Total', cells }]
}
