'use client'
import type { BalanceSheetView, ReportSectionView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import { useBusiness } from '#components/business-context.tsx'
import { ChoiceChip } from '#components/choice-chip.tsx'
import type { ReportColumn, ReportRow } from '#components/report-table.tsx'
import { formatDate } from '#lib/format/date.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { AsOfChip } from './as-of-chip.tsx'
import type { ReportPlace } from './drill.ts'
import { asOfTotalHref, drillHref } from './drill.ts'
import type { Narrowed } from './narrowed.tsx'
import { NarrowedChip, narrowingQuery } from './narrowed.tsx'
import { ReportFrame } from './report-frame.tsx'
import { plainCells, sectionRows, subtreeRows } from './report-rows.ts'
import { Proof } from './trial-balance.tsx'

const path = '/reports/balance-sheet'

export type BalanceSheetProps = {
  readonly asOf: string
  readonly compareAsOf: string | undefined
  readonly narrowed: Narrowed
  readonly report?: BalanceSheetView
  readonly problem?: Problem
}

/** What the business owns and owes at the end of a day, alone or beside another day. */
export function BalanceSheet(props: BalanceSheetProps) {
  const { asOf, compareAsOf, narrowed, report, problem } = props
  const { business } = useBusiness()
  const whole = (query: Readonly<Record<string, string>>) =>
    `${businessHref(business.slug, path)}?${new URLSearchParams(query).toString()}`
  const href = (query: Readonly<Record<string, string>>) =>
    whole({ ...query, ...narrowingQuery(narrowed) })
  const days = { asOf, ...(compareAsOf ? { compareAsOf } : {}) }
  const place = { slug: business.slug, path, query: days, only: narrowed.only }
  const rows = report && rowsOf(report, place)
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
          <NarrowedChip
            narrowed={narrowed}
            name={narrowed.only && (parts[narrowed.only] ?? rows?.[0]?.label)}
            clearHref={whole(days)}
          />
        </>
      }
      narrowed={narrowed}
      problem={problem}
      {...(report && rows ? { table: { columns: columnsOf(report), rows } } : {})}
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

/** The parts that a balance sheet can be narrowed to, by their name in the address. */
const parts: Readonly<Record<string, string>> = {
  assets: 'Assets',
  liabilities: 'Liabilities',
  equity: 'Equity',
  'liabilities-and-equity': 'Liabilities and equity',
}

function rowsOf(report: BalanceSheetView, place: ReportPlace): ReportRow[] {
  const { only } = place
  const cells = plainCells(({ drills, rowId, only: part }, index) => {
    const drill = drills[index]
    if (drill) return drillHref(place, drill, rowId)
    const asOf = report.columns[index]?.asOf ?? ''
    return asOfTotalHref(place, { only: part ?? '', asOf }, rowId)
  })
  const { assets, liabilities, equity, liabilitiesAndEquity } = report
  if (only && !parts[only]) return subtreeRows([assets, liabilities, equity], only, () => cells)
  const rows = (section: ReportSectionView, name: string) =>
    !only || only === name || (only === 'liabilities-and-equity' && name !== 'assets')
      ? sectionRows(section, wordsOf(name), cells)
      : []
  const both = {
    rowId: 'both',
    amounts: liabilitiesAndEquity,
    drills: [],
    only: 'liabilities-and-equity',
  }
  const bothRow: ReportRow = {
    id: both.rowId,
    kind: 'final',
    label: 'Total liabilities and equity',
    cells: cells(both),
  }
  return [
    ...rows(assets, 'assets').map((row): ReportRow =>
      row.id === 'asset total' ? { ...row, kind: 'final' } : row,
    ),
    ...rows(liabilities, 'liabilities'),
    ...rows(equity, 'equity'),
    ...(!only || only === both.only ? [bothRow] : []),
  ]
}

const wordsOf = (name: string) => ({
  title: parts[name] ?? name,
  total: `Total ${name}`,
  only: name,
})
