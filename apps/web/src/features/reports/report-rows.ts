import type { DrillView, ReportRowView, ReportSectionView } from '@smb/core/reports'
import type { ReportCell, ReportRow } from '#components/report-table.tsx'

/** One row's figures, in the order of the report's columns. */
type RowFigures = {
  readonly rowId: string
  readonly amounts: readonly string[]
  /** Which journal lines make up each figure; empty for what is added up on the report itself. */
  readonly drills: readonly DrillView[]
  /** What the report is narrowed to for these figures; undefined for the whole of it. */
  readonly only: string | undefined
}

/** Cells by column for the figures of a row. */
export type CellsOf = (row: RowFigures) => Readonly<Record<string, ReportCell>>

/** Cells `c0`, `c1`, … each leading to what made it. */
export function plainCells(hrefOf: (row: RowFigures, column: number) => string): CellsOf {
  return (row) =>
    Object.fromEntries(
      row.amounts.map((amount, column) => [`c${column}`, { amount, href: hrefOf(row, column) }]),
    )
}

type SectionWords = {
  readonly title: string
  readonly total: string
  /** The name of the section in `only`. */
  readonly only: string
}

/** A section as rows: its heading, which folds the rest, the accounts below their parents, and the total. */
export function sectionRows(
  section: ReportSectionView,
  words: SectionWords,
  cellsOf: CellsOf,
): ReportRow[] {
  const { type, rows, totals } = section
  const sum = { rowId: `${type} total`, amounts: totals, drills: [], only: words.only }
  return [
    { id: type, kind: 'group', label: words.title },
    ...rows.map((row, index) =>
      accountRow(row, { rowId: `${type} ${index}`, group: type }, cellsOf),
    ),
    { id: sum.rowId, kind: 'sum', label: words.total, cells: cellsOf(sum) },
  ]
}

/** An account with those below it, out of the sections of a report; none where it is not on it. */
export function subtreeRows(
  sections: readonly ReportSectionView[],
  accountId: string,
  cellsOfType: (type: ReportSectionView['type']) => CellsOf,
): ReportRow[] {
  return sections.flatMap(({ type, rows }) => {
    const first = rows.findIndex((row) => row.accountId === accountId)
    if (first < 0) return []
    const last = rows.findLastIndex((row) => row.accountId === accountId)
    return rows
      .slice(first, last + 1)
      .map((row, index) =>
        accountRow(row, { rowId: `${type} ${first + index}` }, cellsOfType(type)),
      )
  })
}

function accountRow(
  row: ReportRowView,
  place: { readonly rowId: string; readonly group?: string },
  cellsOf: CellsOf,
): ReportRow {
  const { rowId: id, group } = place
  const level = Math.min(row.depth + 1, 2) as 1 | 2
  const { amounts, drills, accountId } = row
  const cells =
    row.kind === 'heading'
      ? {}
      : { cells: cellsOf({ rowId: id, amounts, drills, only: accountId ?? undefined }) }
  const isSum = row.kind === 'subtotal'
  return {
    id,
    kind: isSum ? 'sum' : 'line',
    label: isSum ? `Total ${row.name}` : row.name,
    ...(row.code && !isSum ? { code: row.code } : {}),
    ...(group ? { group } : {}),
    level,
    ...cells,
  }
}
