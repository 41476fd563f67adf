import type { Sales } from '@smb/api-client'
import { getSales } from '@smb/api-client'
import { LocalDate } from '@smb/core/time'
import { BarList } from '#components/chart/bar-list.tsx'
import { ChartCard } from '#components/chart/chart-card.tsx'
import { ChartTable } from '#components/chart/chart-table.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { ChartEmpty, ChartFailed } from './chart-state.tsx'
import { isZero } from './chart-words.ts'

const customersShown = 5

/** Who bought the most since the month before last began, without taxes; the others together. */
export async function CustomersChart({
  slug,
  today,
}: {
  readonly slug: string
  readonly today: string
}) {
  const client = await clientForRequest(slug)
  const from = LocalDate.addMonths(LocalDate.startOfMonth(LocalDate.from(today)), -2)
  const query = { from, to: today, top: customersShown }
  const { data, problem } = await settled(getSales({ client, query, throwOnError: true }))
  if (problem) return <ChartFailed name="Top customers" problem={problem} />
  const { rows, totals, currency } = data.data
  const since = `since ${formatDate(from, { near: today })}`
  if (!rows.some(({ id }) => id !== null))
    return <ChartEmpty name="Top customers">No sales to customers {since}.</ChartEmpty>
  const href = `/o/${slug}/reports/sales?from=${from}&to=${today}`
  const shown = rows.map(({ name, amounts }) => ({ label: name, amount: amounts[0] ?? '0' }))
  return (
    <ChartCard
      name="Top customers"
      finding={finding(rows, { total: totals[0] ?? '0', currency, since })}
      chart={<BarList rows={shown} currency={currency} />}
      readouts={shown.map(({ label, amount }) => ({
        text: `${label}: ${formatMoney(amount, currency)}`,
        href,
      }))}
      table={
        <ChartTable
          caption={`Sales by customer ${since}`}
          currency={currency}
          heads={['Customer', `Sales (${currency})`]}
          rows={shown.map(({ label, amount }) => ({ label, href, amounts: [amount] }))}
          total={{ label: 'Total', href, amounts: [totals[0] ?? '0'] }}
        />
      }
    />
  )
}

function finding(
  rows: Sales['rows'],
  of: { readonly total: string; readonly currency: string; readonly since: string },
): string {
  const first = rows.find(({ id }) => id !== null)
  const bought = first?.amounts[0] ?? '0'
  if (!first || isZero(bought)) return `Customers bought nothing ${of.since}`
  const all = formatMoney(of.total, of.currency)
  return `${first.name} bought the most ${of.since}: ${formatMoney(bought, of.currency)} of ${all}`
}
