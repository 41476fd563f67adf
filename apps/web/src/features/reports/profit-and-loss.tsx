'use client'
import type { ProfitAndLossQuery, ProfitAndLossView } from '@smb/core/reports'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { PeriodChip } from '#components/period-chip.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import type { Period } from '#lib/books/fiscal-periods.ts'
import { formatPeriod } from '#lib/format/date.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import type { ReportPlace } from './drill.ts'
import type { Narrowed } from './narrowed.tsx'
import { NarrowedChip, narrowingQuery } from './narrowed.tsx'
import { usePeriodKeys } from './period-report.tsx'
import {
  profitAndLossColumns,
  profitAndLossParts,
  profitAndLossRows,
} from './profit-and-loss-rows.ts'
import { ReportFrame } from './report-frame.tsx'

export type ProfitAndLossProps = {
  readonly period: ChosenPeriod & Period
  readonly compare: ProfitAndLossQuery['compare']
  readonly byMonth: boolean
  readonly narrowed: Narrowed
  readonly report?: ProfitAndLossView
  readonly problem?: Problem
}

const path = '/reports/profit-and-loss'

const compareWords = {
  none: 'nothing',
  previous_period: 'period before',
  previous_year: 'same days a year before',
  month: 'month by month',
} as const
type CompareChoice = keyof typeof compareWords

const compareQuery: Readonly<Record<CompareChoice, Readonly<Record<string, string>>>> = {
  none: {},
  previous_period: { compare: 'previous_period' },
  previous_year: { compare: 'previous_year' },
  month: { by: 'month' },
}

/** Income, expenses and profit of a period, alone, beside another or by month. */
export function ProfitAndLoss(props: ProfitAndLossProps) {
  const { period, compare, byMonth, narrowed, report, problem } = props
  const { business } = useBusiness()
  const choice: CompareChoice = byMonth ? 'month' : (compare ?? 'none')
  const { from, to } = period
  const days: Readonly<Record<string, string>> =
    period.name === 'dates' ? { from, to } : { period: period.name }
  const whole = (query: Readonly<Record<string, string>>) =>
    `${businessHref(business.slug, path)}?${new URLSearchParams(query).toString()}`
  const href = (query: Readonly<Record<string, string>>) =>
    whole({ ...query, ...narrowingQuery(narrowed) })
  const hrefForDays = (query: Readonly<Record<string, string>>) =>
    href({ ...query, ...compareQuery[choice] })
  usePeriodKeys(period, hrefForDays)
  const place: ReportPlace = {
    slug: business.slug,
    path,
    query: { from, to, ...compareQuery[choice] },
    only: narrowed.only,
  }
  const rows = report && profitAndLossRows(report, place)
  return (
    <ReportFrame
      title="Profit and loss"
      sub={`${formatPeriod(from, to)} · ${business.baseCurrency}`}
      csv={{
        path: '/reports/profit-and-loss.csv',
        query: { from, to, ...compareQuery[choice] },
      }}
      chips={
        <>
          <PeriodChip chosen={period} hrefFor={hrefForDays} />
          <ChoiceChip
            name="Compare"
            value={compareWords[choice]}
            items={(Object.keys(compareWords) as CompareChoice[]).map((each) => ({
              label: compareWords[each].replace(/^./, (letter) => letter.toUpperCase()),
              href: href({ ...days, ...compareQuery[each] }),
              current: each === choice,
            }))}
          />
          <NarrowedChip
            narrowed={narrowed}
            name={narrowed.only && (profitAndLossParts[narrowed.only] ?? rows?.[0]?.label)}
            clearHref={whole({ ...days, ...compareQuery[choice] })}
          />
        </>
      }
      narrowed={narrowed}
      problem={problem}
      {...(report && rows ? { table: { columns: profitAndLossColumns(report), rows } } : {})}
      hints={[
        { keys: ['arrowleft', 'arrowright'], text: 'period' },
        { keys: ['o'], text: 'groups' },
      ]}
      aside={compare && !byMonth ? 'F favourable, A adverse' : undefined}
    />
  )
}
