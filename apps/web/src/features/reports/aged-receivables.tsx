'use client'
import type { AgedReceivablesView } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'
import type { ReportRow } from '#components/report-table.tsx'
import { rowAnchor } from '#lib/books/report-return.ts'
import { formatDate } from '#lib/format/date.ts'
import { moneyParts } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { agedColumns } from './aged-columns.ts'
import { AsOfChip } from './as-of-chip.tsx'
import { BucketsChip } from './buckets-chip.tsx'
import { cellsOf } from './period-cells.ts'
import { ReportFrame } from './report-frame.tsx'

export type AgedReceivablesProps = {
  readonly asOf: string
  readonly buckets: string | undefined
  readonly report?: AgedReceivablesView
  readonly problem?: Problem
}

const path = '/reports/aged-receivables'

/** What customers owe at the end of a day, by how long it is due, and the proof that it is what the ledger says. */
export function AgedReceivables({ asOf, buckets, report, problem }: AgedReceivablesProps) {
  const { business } = useBusiness()
  const chosen = { asOf, ...(buckets ? { buckets } : {}) }
  const hrefFor = (query: Readonly<Record<string, string>>) =>
    `${businessHref(business.slug, path)}?${new URLSearchParams({ ...chosen, ...query }).toString()}`
  return (
    <ReportFrame
      title="Aged receivables"
      sub={`${formatDate(asOf)} · ${business.baseCurrency}`}
      rowHeader="Customer"
      csv={{ path: `${path}.csv`, query: chosen }}
      chips={
        <>
          <AsOfChip key={asOf} asOf={asOf} hrefFor={hrefFor} />
          <BucketsChip buckets={buckets} hrefFor={hrefFor} />
        </>
      }
      narrowed={{ only: undefined, back: undefined }}
      problem={problem}
      {...(report
        ? {
            proof: <AgedProof report={report} />,
            table: {
              columns: agedColumns(report.columns),
              rows: rowsOf(report, business.slug, chosen),
            },
          }
        : {})}
      foot={
        report?.rows.length === 0 && (
          <EmptyState title="Nobody owes anything on this day">
            Issued invoices that are not paid by then stand here, and credit that is not used.
          </EmptyState>
        )
      }
    />
  )
}

/** Rule 59 on screen: the ledger's two control accounts, and what is left between them and the report. */
function AgedProof({ report }: { readonly report: AgedReceivablesView }) {
  const { proof, currency, totals } = report
  const isEqual = moneyParts(proof.difference).zero
  const figure = (amount: string) => <MoneyText amount={amount} currency={currency} />
  return (
    <ProofBar
      figures={[
        { label: 'Accounts receivable in the ledger', value: figure(proof.receivable) },
        { label: 'Less customer credit', value: figure(proof.customerCredit) },
        { label: 'This report', value: figure(totals.at(-1) ?? '0') },
        { label: 'Difference', value: figure(proof.difference), proven: isEqual },
      ]}
      causes={
        isEqual
          ? []
          : [
              {
                text: 'Something was posted to these accounts past the documents, such as an import.',
              },
            ]
      }
    />
  )
}

function rowsOf(
  report: AgedReceivablesView,
  slug: string,
  chosen: Readonly<Record<string, string>>,
): ReportRow[] {
  const rows = report.rows.flatMap(
    ({ customerId, customerName, amounts, foreign }): ReportRow[] => {
      const back = `${path}?${new URLSearchParams(chosen).toString()}#${rowAnchor(customerId)}`
      const query = new URLSearchParams({ ...chosen, back }).toString()
      const href = `${businessHref(slug, `${path}/${customerId}`)}?${query}`
      const own: ReportRow = {
        id: customerId,
        kind: 'line',
        level: 0,
        label: customerName,
        href,
        cells: cellsOf(amounts, () => href),
      }
      const others = foreign.map(({ currency, amounts: figures }): ReportRow => ({
        id: `${customerId} ${currency}`,
        kind: 'line',
        level: 1,
        label: `of it in ${currency}`,
        currency,
        cells: cellsOf(figures, () => href),
      }))
      return [own, ...others]
    },
  )
  const total: ReportRow = {
    id: 'total',
    kind: 'final',
    label: 'Total',
    cells: cellsOf(report.totals),
  }
  return rows.length > 0 ? [...rows, total] : []
}
