'use client'
import type { BalanceSheetView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import { formatDate } from '#lib/format/date.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { AsOfChip } from './as-of-chip.tsx'
import { ReportFrame } from './report-frame.tsx'
import { plainCells, sectionRows } from './report-rows.ts'
import { Proof } from './trial-balance.tsx'

export type BalanceSheetProps = {
  readonly asOf: string
  readonly compareAsOf: string | undefined
  readonly report?: BalanceSheetView
  readonly problem?: Problem
}

/** What the business owns and owes at the end of a day, alone or beside another day. */
export function BalanceSheet({ asOf, compareAsOf, report, problem }: BalanceSheetProps) {
  const { business } = useBusiness()
  const path = businessHref(business.slug, '/reports/balance-sheet')
  const href = (query: Readonly<Record<string, string>>) =>
    `${path}?${new URLSearchParams(query).toString()}`
  const day = LocalDate.from(asOf)
  const others = [
    { label: 'A month before', on: LocalDate.endOfMonth(LocalDate.addMonths(day, -1)) },
    { label: 'A year before', on: yearBefore(day) },
  ]
  return (
    <ReportFrame
      title="Balance sheet"
      sub={`${formatDate(asOf)} · ${business.baseCurrency}`}
      badge={report && <Proof isEqual={isBalanced(report)} />}
      csv={{ path: '/reports/balance-sheet.csv', query: { asOf, compareAsOf } }}
      chips={
        <>
          <AsOfChip key={asOf} asOf={asOf} hrefFor={href} />
          <ChoiceChip
            name="Compare"
            value={compareAsOf ? formatDate(compareAsOf) : 'nothing'}
            items={[
              { label: 'Nothing', href: href({ asOf }), current: !compareAsOf },
              ...others.map(({ label, on }) => ({
                label,
                meta: formatDate(on),
                href: href({ asOf, compareAsOf: on }),
                current: on === compareAsOf,
              })),
            ]}
          />
        </>
      }
      problem={problem}
      {...(report
        ? { table: { columns: columnsOf(report), rows: rowsOf(report, business.slug) } }
        : {})}
      hints={[{ keys: ['o'], text: 'groups' }]}
    />
  )
}

/** The same day a year before; the end of a month stays one. */
function yearBefore(day: LocalDate): LocalDate {
  const before = LocalDate.addMonths(day, -12)
  return LocalDate.endOfMonth(day) === day ? LocalDate.endOfMonth(before) : before
}

const isBalanced = ({ assets, liabilitiesAndEquity }: BalanceSheetView): boolean =>
  assets.totals.every((total, index) => total === liabilitiesAndEquity[index])

const columnsOf = ({ columns }: BalanceSheetView): ReportColumn[] =>
  columns.map(({ asOf }, index) => ({ key: `c${index}`, title: formatDate(asOf), kind: 'money' }))

function rowsOf(report: BalanceSheetView, slug: string): ReportRow[] {
  const cells = plainCells(slug)
  const { assets, liabilities, equity, liabilitiesAndEquity } = report
  const assetRows = sectionRows(assets, { title: 'Assets', total: 'Total assets' }, cells)
  return [
    ...assetRows.map((row): ReportRow =>
      row.id === 'asset total' ? { ...row, kind: 'final' } : row,
    ),
    ...sectionRows(liabilities, { title: 'Liabilities', total: 'Total liabilities' }, cells),
    ...sectionRows(equity, { title: 'Equity', total: 'Total equity' }, cells),
    {
      id: 'both',
      kind: 'final',
      label: 'Total liabilities and equity',
      cells: cells(liabilitiesAndEquity, []),
    },
  ]
}
