'use client'
import type { TaxSummaryView } from '@smb/core/reports'
import { sharedSalesNote, taxKindWords } from '@smb/core/reports'
import { EmptyState } from '#components/empty-state.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import { moneyParts } from '#lib/format/money.ts'
import { cellsOf } from './period-cells.ts'
import type { PeriodReportPlace } from './period-report.tsx'
import { PeriodReport } from './period-report.tsx'

const columns: readonly ReportColumn[] = ['Sales', 'Output tax', 'Purchases', 'Input tax'].map(
  (title, index) => ({ key: `c${index}`, title, kind: 'money' }),
)

/** Taxable amounts and taxes of a period, each kind of tax code apart, and the proof against the control accounts. */
export function TaxSummary(props: PeriodReportPlace & { readonly report?: TaxSummaryView }) {
  const { report, ...place } = props
  return (
    <PeriodReport
      {...place}
      title="Tax summary"
      path="/reports/tax-summary"
      rowHeader="Tax code"
      {...(report
        ? { table: { columns, rows: rowsOf(report) }, proof: <TaxProof report={report} /> }
        : {})}
      foot={
        report &&
        (report.rows.length === 0 ? (
          <EmptyState title="No tax on these days">
            Documents with tax codes stand here from the day they were issued.
          </EmptyState>
        ) : (
          report.hasSharedSales && <p className="text-sm text-text-2">{sharedSalesNote}</p>
        ))
      }
    />
  )
}

/** Rule 17 on screen. */
function TaxProof({ report }: { readonly report: TaxSummaryView }) {
  const { proof, currency } = report
  const isEqual = moneyParts(proof.difference).zero
  const figure = (amount: string) => <MoneyText amount={amount} currency={currency} />
  return (
    <ProofBar
      figures={[
        { label: 'Output tax account moved', value: figure(proof.outputTax) },
        { label: 'Input tax account moved', value: figure(proof.inputTax) },
        { label: 'Output less input tax', value: figure(report.net) },
        { label: 'Difference', value: figure(proof.difference), proven: isEqual },
      ]}
    />
  )
}

function rowsOf(report: TaxSummaryView): ReportRow[] {
  const figures = (row: TaxSummaryView['totals']) =>
    cellsOf([row.sales, row.outputTax, row.purchases, row.inputTax])
  const kinds = Map.groupBy(report.rows, ({ kind }) => kind)
  const rows = [...kinds].flatMap(([kind, own]): ReportRow[] => {
    const group = kind ?? 'none'
    return [
      { id: group, kind: 'group', label: kind ? taxKindWords[kind] : 'Without a tax code' },
      ...own.map((row): ReportRow => ({
        id: row.taxCodeId ?? 'none row',
        kind: 'line',
        group,
        label: row.name,
        ...(row.code ? { code: row.code } : {}),
        cells: figures(row),
      })),
    ]
  })
  const total: ReportRow = {
    id: 'total',
    kind: 'final',
    label: 'Total',
    cells: figures(report.totals),
  }
  return rows.length > 0 ? [...rows, total] : []
}
