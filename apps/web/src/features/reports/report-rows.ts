import type { DrillView, ReportRowView, ReportSectionView } from '@smb/core/reports'
import type { ReportCell, ReportRow } from '#components/report-table.tsx'
import { ledgerHref } from '#lib/books/entry-source.ts'
import { businessHref } from '#lib/navigation.ts'

/** The earliest day that the books can hold: what a figure without a beginning reaches back to. */
const firstDay = '1900-01-01'

/** Where a figure comes from: an account's ledger, or the profit and loss of those days. */
export function drillHref(slug: string, { accountId, from, to }: DrillView): string {
  if (accountId) return ledgerHref(slug, accountId, { from, to })
  const query = new URLSearchParams({ from: from ?? firstDay, to })
  return `${businessHref(slug, '/reports/profit-and-loss')}?${query.toString()}`
}

/** Cells by column for figures that stand in the report's own columns, in their order. */
export type CellsOf = (
  amounts: readonly string[],
  drills: readonly DrillView[],
) => Readonly<Record<string, ReportCell>>

/** Cells `c0`, `c1`, … each leading to what made it. */
export function plainCells(slug: string): CellsOf {
  return (amounts, drills) =>
    Object.fromEntries(
      amounts.map((amount, index) => {
        const drill = drills[index]
        return [`c${index}`, { amount, ...(drill ? { href: drillHref(slug, drill) } : {}) }]
      }),
    )
}

type SectionWords = { readonly title: string; readonly total: string }

/** A section as rows: its heading, which folds the rest, the accounts below their parents, and the total. */
export function sectionRows(
  section: ReportSectionView,
  words: SectionWords,
  cellsOf: CellsOf,
): ReportRow[] {
  const { type, rows, totals } = section
  return [
    { id: type, kind: 'group', label: words.title },
    ...rows.map((row, index) => ({
      ...accountRow(row, cellsOf),
      id: `${type} ${index}`,
      group: type,
    })),
    { id: `${type} total`, kind: 'sum', label: words.total, cells: cellsOf(totals, []) },
  ]
}

function accountRow(row: ReportRowView, cellsOf: CellsOf): Omit<ReportRow, 'id'> {
  const level = Math.min(row.depth + 1, 2) as 1 | 2
  const cells = row.kind === 'heading' ? {} : { cells: cellsOf(row.amounts, row.drills) }
  const isSum = row.kind === 'subtotal'
  return {
    kind: isSum ? 'sum' : 'line',
    label: isSum ? `Total ${row.name}` : row.name,
    ...(row.code && !isSum ? { code: row.code } : {}),
    level,
    ...cells,
  }
}
