import type { CashOverTime } from '@smb/api-client'
import { getCashOverTime } from '@smb/api-client'
import { ChartCard } from '#components/chart/chart-card.tsx'
import { chartScale } from '#components/chart/chart-scale.ts'
import { ChartTable } from '#components/chart/chart-table.tsx'
import { Plot } from '#components/chart/plot.tsx'
import { Tabs } from '#components/tabs.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { formatDate, formatPeriod } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { ChartEmpty, ChartFailed } from './chart-state.tsx'
import { extremeAt, isZero, shortDay, shortMonth, sinceFirst } from './chart-words.ts'

type Step = CashOverTime['by']
type Point = CashOverTime['points'][number]

const steps: readonly { readonly by: Step; readonly label: string }[] = [
  { by: 'day', label: 'Days' },
  { by: 'week', label: 'Weeks' },
  { by: 'month', label: 'Months' },
]

/** What the address asks for; months where it asks for nothing that there is. */
export const cashStepOf = (text: string | undefined): Step =>
  steps.find(({ by }) => by === text)?.by ?? 'month'

/** Cash at the end of each day, week or month; each point opens the cash flow that led to it. */
export async function CashChart({ slug, by }: { readonly slug: string; readonly by: Step }) {
  const client = await clientForRequest(slug)
  const asked = { client, query: { by }, throwOnError: true } as const
  const { data, problem } = await settled(getCashOverTime(asked))
  if (problem) return <ChartFailed name="Cash over time" problem={problem} />
  const { points, currency, opening } = data.data
  const isOld = !isZero(opening)
  const shown = sinceFirst(points, ({ balance, change }) => isOld || !isZero(balance + change))
  if (shown.length === 0)
    return (
      <ChartEmpty name="Cash over time">
        No cash yet. It appears with the first payment or bank line.
      </ChartEmpty>
    )
  const balances = shown.map(({ balance }) => balance)
  const hrefOf = ({ from, to }: Point) => `/o/${slug}/reports/cash-flow?from=${from}&to=${to}`
  return (
    <ChartCard
      name="Cash over time"
      finding={finding(shown, currency)}
      aside={<StepTabs slug={slug} by={by} />}
      chart={
        <Plot
          scale={chartScale(balances, currency)}
          labels={labelsOf(shown, by)}
          line={{ name: 'Cash', amounts: balances, tone: 1 }}
        />
      }
      readouts={shown.map((point) => ({
        text: `${formatDate(point.to)}: ${formatMoney(point.balance, currency)}`,
        href: hrefOf(point),
      }))}
      table={
        <ChartTable
          caption="Cash over time"
          currency={currency}
          heads={['Period', 'Change', `Cash at the end (${currency})`]}
          rows={shown.map((point) => ({
            label: formatPeriod(point.from, point.to),
            href: hrefOf(point),
            amounts: [point.change, point.balance],
          }))}
        />
      }
    />
  )
}

function finding(shown: readonly Point[], currency: string): string {
  const least = extremeAt(
    shown.map(({ balance }) => balance),
    currency,
    -1,
  )
  const [last, lowest] = [shown.at(-1), shown[least]]
  if (!last || !lowest) return ''
  const now = `${formatMoney(last.balance, currency)} on ${formatDate(last.to)}`
  if (shown.length === 1) return now
  if (lowest === last) return `Cash is at its lowest: ${now}`
  return `Cash was lowest on ${formatDate(lowest.to)}: ${formatMoney(lowest.balance, currency)}`
}

/** A label where there is room for one: every month, every fourth week, every seventh day. */
function labelsOf(shown: readonly Point[], by: Step): string[] {
  if (by === 'month') return shown.map(({ to }) => shortMonth(to))
  const every = by === 'week' ? 4 : 7
  const last = shown.length - 1
  return shown.map(({ to }, at) => ((last - at) % every === 0 ? shortDay(to) : ''))
}

function StepTabs({ slug, by }: { readonly slug: string; readonly by: Step }) {
  const hrefOf = (step: Step) => `/o/${slug}/home${step === 'month' ? '' : `?cash=${step}`}`
  return (
    <Tabs
      label="Step of the chart"
      current={hrefOf(by)}
      tabs={steps.map((step) => ({ label: step.label, href: hrefOf(step.by) }))}
    />
  )
}
