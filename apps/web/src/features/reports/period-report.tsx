'use client'
import type { ProfitAndLossQuery } from '@smb/core/reports'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import { PeriodChip } from '#components/period-chip.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import type { ChosenPeriod } from '#lib/books/chosen-period.ts'
import type { Period } from '#lib/books/fiscal-periods.ts'
import { neighbourPeriod } from '#lib/books/fiscal-periods.ts'
import { formatPeriod } from '#lib/format/date.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { ReportFrame } from './report-frame.tsx'

type Query = Readonly<Record<string, string>>
type Compare = ProfitAndLossQuery['compare']

/** What every report of a period is given by its page. */
export type PeriodReportPlace = {
  readonly period: ChosenPeriod & Period
  readonly compare?: Compare
  readonly problem?: Problem
}

type PeriodReportProps = PeriodReportPlace & {
  readonly title: string
  /** `/reports/sales` */
  readonly path: string
  /** Choices beside the days, kept when these change. */
  readonly kept?: Query
  /** A chip whose choices keep the days. */
  readonly chips?: (hrefFor: (query: Query) => string) => ReactNode
  readonly canCompare?: boolean
  readonly table?: {
    readonly columns: readonly ReportColumn[]
    readonly rows: readonly ReportRow[]
  }
  readonly rowHeader?: string
  readonly badge?: ReactNode
  readonly proof?: ReactNode
  readonly foot?: ReactNode
}

const compareWords = {
  none: 'nothing',
  previous_period: 'period before',
  previous_year: 'same days a year before',
} as const

/** A report of a period, beside another where it can be: its chips, its keys and its files. */
export function PeriodReport(props: PeriodReportProps) {
  const { title, path, period, compare, kept = {}, chips, canCompare, problem, table } = props
  const { business } = useBusiness()
  const { from, to } = period
  const days: Query = period.name === 'dates' ? { from, to } : { period: period.name }
  const compared: Query = compare ? { compare } : {}
  const href = (query: Query) =>
    `${businessHref(business.slug, path)}?${new URLSearchParams(query).toString()}`
  const hrefForDays = (query: Query) => href({ ...query, ...compared, ...kept })
  usePeriodKeys(period, hrefForDays)
  return (
    <ReportFrame
      title={title}
      sub={`${formatPeriod(from, to)} · ${business.baseCurrency}`}
      csv={{ path: `${path}.csv`, query: { from, to, ...compared, ...kept } }}
      chips={
        <>
          <PeriodChip chosen={period} hrefFor={hrefForDays} />
          {canCompare && (
            <ChoiceChip
              name="Compare"
              value={compareWords[compare ?? 'none']}
              items={(['none', 'previous_period', 'previous_year'] as const).map((each) => ({
                label: compareWords[each].replace(/^./, (letter) => letter.toUpperCase()),
                href: href({ ...days, ...kept, ...(each === 'none' ? {} : { compare: each }) }),
                current: each === (compare ?? 'none'),
              }))}
            />
          )}
          {chips?.((query) => href({ ...days, ...compared, ...kept, ...query }))}
        </>
      }
      narrowed={{ only: undefined, back: undefined }}
      problem={problem}
      {...(table ? { table } : {})}
      {...(props.rowHeader ? { rowHeader: props.rowHeader } : {})}
      badge={props.badge}
      proof={props.proof}
      foot={props.foot}
      hints={[{ keys: ['arrowleft', 'arrowright'], text: 'period' }]}
    />
  )
}

/** ← and → walk to the period before and after. */
export function usePeriodKeys(period: Period, hrefFor: (query: Query) => string): void {
  const router = useRouter()
  const walk = (step: 1 | -1) =>
    router.push(hrefFor(neighbourPeriod(period, step)), { scroll: false })
  useKeys('In this report', [
    { keys: 'arrowleft', label: 'Period before', run: () => walk(-1) },
    { keys: 'arrowright', label: 'Period after', run: () => walk(1) },
  ])
}
