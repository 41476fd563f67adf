'use client'
import type { CustomerBalancesView } from '@smb/core/reports'
import { customerBalanceColumns } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import type { ReportRow } from '#components/report-table.tsx'
import { businessHref } from '#lib/navigation.ts'
import { cellsOf, periodQuery } from './period-cells.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'

const path = '/reports/customer-balances'
const titles: Readonly<Record<(typeof customerBalanceColumns)[number], string>> = {
  opening: 'Opening',
  invoiced: 'Invoiced',
  received: 'Received',
  exchange: 'Exchange',
  other: 'Other',
  closing: 'Closing',
}

/** What each customer owed, what was invoiced and paid, and what they owe; credit is negative. */
export function CustomerBalances(
  props: PeriodReportPlace & { readonly report?: CustomerBalancesView },
) {
  const { report, ...place } = props
  const { business } = useBusiness()
  const back = `${path}?${new URLSearchParams(periodQuery(place.period)).toString()}`
  const itemsHref = (id: string): string => {
    const query = new URLSearchParams({ asOf: place.period.to, back }).toString()
    return `${businessHref(business.slug, `/reports/aged-receivables/${id}`)}?${query}`
  }
  const columns = customerBalanceColumns.map((name, index) => ({
    key: `c${index}`,
    title: titles[name],
    kind: 'money' as const,
  }))
  return (
    <PeriodReport
      {...place}
      title="Customer balances"
      path={path}
      rowHeader="Customer"
      {...(report ? { table: { columns, rows: rowsOf(report, itemsHref) } } : {})}
      foot={
        report?.rows.length === 0 && (
          <EmptyState title="No customer owed or paid anything">
            Customers stand here once an invoice is issued or a payment is recorded.
          </EmptyState>
        )
      }
    />
  )
}

function rowsOf(report: CustomerBalancesView, hrefOf: (id: string) => string): ReportRow[] {
  const rows = report.rows.map(({ customerId, customerName, amounts }): ReportRow => ({
    id: customerId,
    kind: 'line',
    level: 0,
    label: customerName,
    href: hrefOf(customerId),
    cells: cellsOf(amounts, (column) =>
      column === amounts.length - 1 ? hrefOf(customerId) : undefined,
    ),
  }))
  const total: ReportRow = {
    id: 'total',
    kind: 'final',
    label: 'Total',
    cells: cellsOf(report.totals),
  }
  return rows.length > 0 ? [...rows, total] : []
}
