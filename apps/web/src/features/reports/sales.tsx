'use client'
import type { SalesView } from '@smb/core/reports'
import { salesGroups, salesGroupWords } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import type { ReportRow } from '#components/report-table.tsx'
import { businessHref } from '#lib/navigation.ts'
import { cellsOf, ledgerOf, periodColumns, periodQuery } from './period-cells.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'

const path = '/reports/sales'
const groupWords = {
  customer: 'customer',
  item: 'product or service',
  account: 'income account',
} as const

export type SalesProps = PeriodReportPlace & {
  readonly by: SalesView['by']
  readonly report?: SalesView
}

/** Income of a period by who or what brought it. Its total is the income of the profit and loss. */
export function Sales({ by, report, ...place }: SalesProps) {
  const { business } = useBusiness()
  const query = periodQuery(place.period, { by, compare: place.compare })
  const ledger = ledgerOf({ slug: business.slug, path, query })
  const hrefOf = (id: string, column: number): string => {
    const days = report?.columns[column] ?? place.period
    if (by === 'account') return ledger(id, days)
    // A product is in what was invoiced on those days.
    const sold = `/invoices?itemId=${id}&from=${days.from}&to=${days.to}`
    return businessHref(business.slug, by === 'item' ? sold : `/customers/${id}`)
  }
  return (
    <PeriodReport
      {...place}
      canCompare
      title="Sales"
      path={path}
      kept={{ by }}
      rowHeader={salesGroupWords[by]}
      chips={(hrefFor) => (
        <ChoiceChip
          name="By"
          value={groupWords[by]}
          items={salesGroups.map((each) => ({
            label: groupWords[each].replace(/^./, (letter) => letter.toUpperCase()),
            href: hrefFor({ by: each }),
            current: each === by,
          }))}
        />
      )}
      {...(report
        ? { table: { columns: periodColumns(report.columns), rows: rowsOf(report, hrefOf) } }
        : {})}
      foot={
        report?.rows.length === 0 && (
          <EmptyState title="No income on these days">
            Issued invoices stand here, and what was booked to income without one.
          </EmptyState>
        )
      }
    />
  )
}

function rowsOf(report: SalesView, hrefOf: (id: string, column: number) => string): ReportRow[] {
  const rows = report.rows.map(({ id, code, name, amounts }): ReportRow => ({
    id: id ?? 'others',
    kind: 'line',
    level: 0,
    label: name,
    ...(code ? { code } : {}),
    ...(id ? { href: hrefOf(id, 0) } : {}),
    cells: cellsOf(amounts, id ? (column) => hrefOf(id, column) : undefined),
  }))
  const total: ReportRow = {
    id: 'total',
    kind: 'final',
    label: 'Total',
    cells: cellsOf(report.totals),
  }
  return rows.length > 0 ? [...rows, total] : []
}
