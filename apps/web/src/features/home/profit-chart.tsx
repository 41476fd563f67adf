import { getProfitAndLoss } from '@smb/api-client'
import { LocalDate } from '@smb/core/time'
import { ChartCard } from '#components/chart/chart-card.tsx'
import { ChartKey } from '#components/chart/chart-key.tsx'
import { chartScale } from '#components/chart/chart-scale.ts'
import { ChartTable } from '#components/chart/chart-table.tsx'
import type { Series } from '#components/chart/plot.tsx'
import { Plot } from '#components/chart/plot.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { formatMonth } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { ChartEmpty, ChartFailed } from './chart-state.tsx'
import {
  extremeAt,
  isNegative,
  isZero,
  shortMonth,
  sinceFirst,
  sumOf,
  withoutSign,
} from './chart-words.ts'

type Month = { from: string; to: string; income: string; expenses: string; profit: string }

/** Income, expenses and profit of twelve months, this one so far; each opens its profit and loss. */
export async function ProfitChart({
  slug,
  today,
}: {
  readonly slug: string
  readonly today: string
}) {
  const client = await clientForRequest(slug)
  const first = LocalDate.addMonths(LocalDate.startOfMonth(LocalDate.from(today)), -11)
  const query = { from: first, to: today, by: 'month' } as const
  const { data, problem } = await settled(getProfitAndLoss({ client, query, throwOnError: true }))
  if (problem) return <ChartFailed name="Profit by month" problem={problem} />
  const { columns, income, expenses, profit, currency } = data.data
  const months = columns.flatMap(({ from, to, role }, at): Month[] => {
    const [own, cost, left] = [income.totals[at], expenses.totals[at], profit[at]]
    return role === 'month' && own && cost && left
      ? [{ from, to, income: own, expenses: cost, profit: left }]
      : []
  })
  const shown = sinceFirst(months, (month) => !isZero(month.income + month.expenses))
  if (shown.length === 0)
    return (
      <ChartEmpty name="Profit by month">
        No income and no expenses in the last twelve months.
      </ChartEmpty>
    )
  const bars: Series[] = [
    { name: 'Income', amounts: shown.map((month) => month.income), tone: 4 },
    { name: 'Expenses', amounts: shown.map((month) => month.expenses), tone: 2 },
  ]
  const line: Series = { name: 'Profit', amounts: shown.map((month) => month.profit), tone: 1 }
  const hrefOf = ({ from, to }: Pick<Month, 'from' | 'to'>) =>
    `/o/${slug}/reports/profit-and-loss?from=${from}&to=${to}`
  const total = (part: 'income' | 'expenses' | 'profit') =>
    sumOf(
      shown.map((month) => month[part]),
      currency,
    )
  return (
    <ChartCard
      name="Profit by month"
      finding={finding(shown, currency)}
      aside={<ChartKey series={[...bars, line]} />}
      chart={
        <Plot
          scale={chartScale(
            [...bars, line].flatMap(({ amounts }) => amounts),
            currency,
          )}
          labels={shown.map(({ from }) => shortMonth(from))}
          bars={bars}
          line={line}
        />
      }
      readouts={shown.map((month) => ({
        text: `${formatMonth(month.from)}: income ${formatMoney(month.income, currency)}, expenses ${formatMoney(month.expenses, currency)}, profit ${formatMoney(month.profit, currency)}`,
        href: hrefOf(month),
      }))}
      table={
        <ChartTable
          caption="Profit by month"
          currency={currency}
          heads={['Month', 'Income', 'Expenses', `Profit (${currency})`]}
          rows={shown.map((month) => ({
            label: formatMonth(month.from),
            href: hrefOf(month),
            amounts: [month.income, month.expenses, month.profit],
          }))}
          total={{
            label: 'Together',
            href: hrefOf({ from: shown[0]?.from ?? first, to: today }),
            amounts: [total('income'), total('expenses'), total('profit')],
          }}
        />
      }
    />
  )
}

function finding(shown: readonly Month[], currency: string): string {
  const profits = shown.map(({ profit }) => profit)
  const all = sumOf(profits, currency)
  const made = isNegative(all) ? 'lost' : 'made'
  const amount = formatMoney(withoutSign(all), currency)
  const [first] = shown
  if (shown.length === 1 && first) return `You ${made} ${amount} in ${formatMonth(first.from)}`
  const best = shown[extremeAt(profits, currency, isNegative(all) ? -1 : 1)]
  const most = best ? `, most of it in ${formatMonth(best.from)}` : ''
  return `You ${made} ${amount} in ${shown.length} months${most}`
}
