'use client'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import type { ReportFiles } from '#components/export-menu.tsx'
import { ExportMenu } from '#components/export-menu.tsx'
import { Filters } from '#components/filter-chip.tsx'
import { KeyRow } from '#components/key-row.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import type { ReportCell, ReportColumn, ReportRow } from '#components/report-table.tsx'
import { ReportTable } from '#components/report-table.tsx'
import { reportReturn } from '#lib/books/report-return.ts'
import { formatMoney } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import type { Narrowed } from './narrowed.tsx'

type ReportFrameProps = {
  readonly title: string
  /** What the report is of: the days and the currency. */
  readonly sub: string
  readonly badge?: ReactNode
  /** The chips that choose the days. */
  readonly chips: ReactNode
  /** The report as a file, below `/api/v1`, with the query that makes the same one. It is a spreadsheet and a PDF, too. */
  readonly csv?: {
    readonly path: string
    readonly query: Readonly<Record<string, string | undefined>>
  }
  readonly table?: {
    readonly columns: readonly ReportColumn[]
    readonly rows: readonly ReportRow[]
  }
  readonly problem?: Problem | undefined
  /** What part of the report this is, and where it was opened from. */
  readonly narrowed: Narrowed
  readonly hints?: readonly { readonly keys: readonly string[]; readonly text: ReactNode }[]
  readonly aside?: ReactNode
  /** What proves the report, between its choices and its figures. */
  readonly proof?: ReactNode
  /** What stands below the figures: an empty report in words, the way to its next rows. */
  readonly foot?: ReactNode
  /** Heading of the first column, for screen readers. */
  readonly rowHeader?: string
}

/** A report on one sheet. The last line names what Enter opens behind the figure that has focus. */
export function ReportFrame(props: ReportFrameProps) {
  const { title, sub, badge, chips, csv, table, problem, narrowed, hints = [], aside } = props
  const { proof, foot, rowHeader } = props
  const { business } = useBusiness()
  const from = reportReturn(business.slug, narrowed.back)
  const [figure, setFigure] = useState<string>()
  const [refused, setRefused] = useState<Problem>()
  return (
    <>
      <PageHeader
        dense
        title={title}
        sub={sub}
        badge={badge}
        crumbs={[
          { label: 'Reports', href: businessHref(business.slug, '/reports') },
          ...(from ? [from] : []),
        ]}
        actions={
          // The file is the whole report; a part of it is not offered as if it were.
          !narrowed.only && csv && <ExportMenu files={filesOf(csv)} onProblem={setRefused} />
        }
      />
      <div className="px-4 pb-3 md:px-8">
        <Filters>{chips}</Filters>
      </div>
      {problem && (
        <ProblemNotice
          className="mx-4 md:mx-8"
          problem={problem}
          title="The report could not be made"
          reassurance="Nothing in your books was changed."
        />
      )}
      {refused && (
        <ProblemNotice
          className="mx-4 mb-3 md:mx-8"
          problem={refused}
          title="The file could not be made"
        />
      )}
      {proof}
      {table && table.rows.length > 0 && (
        <ReportTable
          caption={`${title}, ${sub}`}
          currency={business.baseCurrency}
          {...table}
          {...(rowHeader ? { rowHeader } : {})}
          onFigureFocus={(focus) => setFigure(focus && figureWords(focus, business.baseCurrency))}
        />
      )}
      {foot}
      <KeyRow
        hints={[
          ...hints,
          ...(figure
            ? [
                {
                  keys: ['enter'],
                  text: (
                    <>
                      open the lines behind <b className="text-text">{figure}</b>
                    </>
                  ),
                },
              ]
            : [{ keys: ['enter'], text: 'open the lines behind a figure' }]),
        ]}
        {...(aside ? { aside } : {})}
      />
    </>
  )
}

const filesOf = ({ path, query }: NonNullable<ReportFrameProps['csv']>): ReportFiles => ({
  path: path.replace(/\.csv$/, ''),
  query,
})

function figureWords(
  { row, column, cell }: { row: ReportRow; column: ReportColumn; cell: ReportCell },
  currency: string,
): string | undefined {
  if (!cell || !('amount' in cell) || !cell.href) return undefined
  return `${row.label}, ${column.title} ${formatMoney(cell.amount, currency, { currencyAs: 'none' })}`
}
