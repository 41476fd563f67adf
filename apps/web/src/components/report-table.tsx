'use client'
import { useState } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'
import { ReportTableRow } from './report-table-row.tsx'
import type { ReportCell, ReportColumn, ReportRow } from './report-table-types.ts'

export type { ReportCell, ReportColumn, ReportRow } from './report-table-types.ts'

type ReportTableProps = {
  readonly caption: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly currency: string
  /** Heading of the first column, for screen readers. */
  readonly rowHeader?: string
  /** Told which figure has focus, so that the key row can name what Enter opens. */
  readonly onFigureFocus?: (
    figure: { row: ReportRow; column: ReportColumn; cell: ReportCell } | undefined,
  ) => void
}

/**
 * A financial statement: a plain table, so that it can be searched, printed and read aloud. Head and first
 * column stick, groups fold, a line as wide as the figures stands above each sum and a double one under the last.
 */
export function ReportTable(props: ReportTableProps) {
  const { caption, columns, rows, currency, rowHeader = 'Account', onFigureFocus } = props
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const groups = rows.filter(({ kind }) => kind === 'group').map(({ id }) => id)
  const toggle = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
  }
  useKeys(
    'In this report',
    [
      {
        keys: 'o',
        label: 'Open or fold all groups',
        run: () => setFolded(new Set(folded.size ? [] : groups)),
      },
    ],
    groups.length > 0,
  )
  const shown = rows.filter(({ group }) => !group || !folded.has(group))
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="report">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{rowHeader}</span>
            </th>
            {columns.map(({ key, title, sub, kind }) => (
              <th key={key} scope="col">
                {kind === 'flag' ? <span className="sr-only">{title}</span> : <b>{title}</b>}
                {sub}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <ReportTableRow
              key={row.id}
              row={row}
              columns={columns}
              currency={currency}
              isFolded={folded.has(row.id)}
              onToggle={() => toggle(row.id)}
              onFigureFocus={onFigureFocus}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
