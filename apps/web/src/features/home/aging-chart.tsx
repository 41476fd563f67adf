import type { AgedReceivables } from '@smb/api-client'
import { getAgedReceivables } from '@smb/api-client'
import { agedColumnTitle } from '@smb/core/reports'
import { ChartCard } from '#components/chart/chart-card.tsx'
import { chartScale } from '#components/chart/chart-scale.ts'
import { ChartTable } from '#components/chart/chart-table.tsx'
import { Plot } from '#components/chart/plot.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { formatMoney } from '#lib/format/money.ts'
import { ChartEmpty, ChartFailed } from './chart-state.tsx'
import { isZero, sumOf } from './chart-words.ts'

type Column = AgedReceivables['columns'][number]

const titleOf = (column: Column): string =>
  agedColumnTitle(column.kind === 'bucket' ? { ...column, kind: 'bucket' } : { kind: column.kind })

/** `1–30`, so that six of them stand beside each other on a phone. */
const shortTitle = (column: Column): string =>
  titleOf(column).replace(' days', '').replace('Over ', '> ')

/** What customers owe by how long it is due; credit that they hold stands below zero. */
export async function AgingChart({ slug }: { readonly slug: string }) {
  const client = await clientForRequest(slug)
  const { data, problem } = await settled(getAgedReceivables({ client, throwOnError: true }))
  if (problem) return <ChartFailed name="Owed to you by age" problem={problem} />
  const { columns, totals, currency, asOf } = data.data
  if (totals.every(isZero))
    return <ChartEmpty name="Owed to you by age">No customer owes you anything.</ChartEmpty>
  const figures = columns.map((column, at) => ({ column, amount: totals[at] ?? '0' }))
  const parts = figures.filter(({ column }) => column.kind !== 'total')
  const href = `/o/${slug}/reports/aged-receivables?asOf=${asOf}`
  return (
    <ChartCard
      name="Owed to you by age"
      finding={finding(figures, currency)}
      chart={
        <Plot
          scale={chartScale(
            parts.map(({ amount }) => amount),
            currency,
          )}
          labels={parts.map(({ column }) => shortTitle(column))}
          bars={[{ name: 'Owed', amounts: parts.map(({ amount }) => amount), tone: 1 }]}
        />
      }
      readouts={parts.map(({ column, amount }) => ({
        text: `${titleOf(column)}: ${formatMoney(amount, currency)}`,
        href,
      }))}
      table={
        <ChartTable
          caption="Owed to you by age"
          currency={currency}
          heads={['Age', `Owed (${currency})`]}
          rows={parts.map(({ column, amount }) => ({
            label: titleOf(column),
            href,
            amounts: [amount],
          }))}
          total={{ label: 'Total', href, amounts: [totals.at(-1) ?? '0'] }}
        />
      }
    />
  )
}

function finding(
  figures: readonly { readonly column: Column; readonly amount: string }[],
  currency: string,
): string {
  const sum = (isOwn: (column: Column) => boolean): string =>
    sumOf(
      figures.filter(({ column }) => isOwn(column)).map(({ amount }) => amount),
      currency,
    )
  const owed = sum(({ kind }) => kind === 'bucket')
  const late = sum((column) => column.kind === 'bucket' && column.from !== null)
  if (isZero(owed)) return 'Customers hold credit and owe nothing'
  if (isZero(late)) return `Nothing of ${formatMoney(owed, currency)} is late`
  return `${formatMoney(late, currency)} of ${formatMoney(owed, currency)} is late`
}
