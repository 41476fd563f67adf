import type { ImportAccountsResponse } from '@smb/api-client'

export type ChartImportRow = ImportAccountsResponse['rows'][number]

const places = { conflict: 0, new: 1, existing: 2 } as const

/** The lines to show, those that need somebody first, each kind in the order of the file; at most `max`. */
export function shownRows(rows: readonly ChartImportRow[], max: number): ChartImportRow[] {
  return rows
    .toSorted((a, b) => places[a.outcome] - places[b.outcome] || a.line - b.line)
    .slice(0, max)
}
