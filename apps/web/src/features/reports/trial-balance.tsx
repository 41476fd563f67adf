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
import type { ReportPlace } from './drill.ts'
import { asOfTotalHref, drillHref } from './drill.ts'
import type { Narrowed } from './narrowed.tsx'
import { NarrowedChip, narrowingQuery } from './narrowed.tsx'
import { ReportFrame } from './report-frame.tsx'

const path = '/reports/trial-balance'

export type TrialBalanceProps = {
  readonly asOf: string
  readonly narrowed: Narrowed
  readonly report?: TrialBalanceView
  readonly problem?: Problem
}

const columns: readonly ReportColumn[] = [
  { key: 'debit', title: 'Debit', kind: 'money' },
  { key: 'credit', title: 'Credit', kind: 'money' },
]

/** Every account on its side at the end of a day. Both sums are equal, or the books are broken. */
export function TrialBalance({ asOf, narrowed: asked, report, problem }: TrialBalanceProps) {
  const { business } = useBusiness()
  const narrowed = { ...asked, only: asked.only && sides[asked.only] ? asked.only : undefined }
  const whole = (query: Readonly<Record<string, string>>) =>
    `${businessHref(business.slug, path)}?${new URLSearchParams(query).toString()}`
  const place = { slug: business.slug, path, query: { asOf }, only: narrowed.only }
  const shown = columns.filter(({ key }) => !narrowed.only || key === narrowed.only)
  return (
    <ReportFrame
      title="Trial balance"
      sub={`${formatDate(asOf)} · ${business.baseCurrency}`}
      badge={report && <Proof isEqual={report.totalDebit === report.totalCredit} />}
      csv={{ path: '/reports/trial-balance.csv', query: { asOf } }}
      chips={
        <>
          <AsOfChip
            key={asOf}
            asOf={asOf}
            hrefFor={(query) => whole({ ...query, ...narrowingQuery(narrowed) })}
          />
          <NarrowedChip
            narrowed={narrowed}
            name={narrowed.only && sides[narrowed.only]}
            clearHref={whole({ asOf })}
          />
        </>
      }
      narrowed={narrowed}
      problem={problem}
      {...(report ? { table: { columns: shown, rows: rowsOf(report, place) } } : {})}
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

/** The sides that a trial balance can be narrowed to. */
const sides: Readonly<Record<string, string>> = { debit: 'Debit side', credit: 'Credit side' }

function rowsOf(report: TrialBalanceView, place: ReportPlace): ReportRow[] {
  const { asOf, totalDebit, totalCredit } = report
  const side = (amount: string, href: string): ReportCell =>
    moneyParts(amount).zero ? undefined : { amount, href }
  const rows = report.rows.map(({ accountId, code, name, debit, credit, drill }): ReportRow => {
    const href = drillHref(place, drill, accountId)
    const cells = { debit: side(debit, href), credit: side(credit, href) }
    return { id: accountId, kind: 'line', level: 0, code, label: name, cells }
  })
  const total = (only: 'debit' | 'credit', amount: string): ReportCell => ({
    amount,
    href: asOfTotalHref(place, { only, asOf }, 'total'),
  })
  const cells = { debit: total('debit', totalDebit), credit: total('credit', totalCredit) }
  return [
    ...rows.filter((row) => !place.only || row.cells?.[place.only]),
    { id: 'total', kind: 'final', label: 'Total', cells },
  ]
}
