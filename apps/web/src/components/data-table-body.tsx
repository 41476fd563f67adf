'use client'
import { useLayoutEffect, useRef } from 'react'
import { DataTableRow } from './data-table-row.tsx'
import type { DataTableProps } from './data-table-types.ts'
import { useRowWindow } from './use-row-window.ts'

/** The rows that are near the window, and room for those that are not. */
export function DataTableBody<Row>({
  table,
  onToggle,
}: {
  readonly table: DataTableProps<Row>
  readonly onToggle: (key: string) => void
}) {
  const { rows, rowsBefore = 0, rowKey, columns, selection } = table
  const body = useRef<HTMLTableSectionElement>(null)
  const { pieces, rowHeight } = useRowWindow(body, { count: rows.length, rowsBefore })
  const width = columns.length + (selection ? 1 : 0)
  return (
    <tbody ref={body}>
      {pieces.map((piece) =>
        piece.kind === 'gap' ? (
          <RowGap key={`gap ${piece.from}`} height={piece.rows * rowHeight} width={width} />
        ) : (
          rows
            .slice(piece.from, piece.to)
            .map((row, at) => (
              <DataTableRow
                key={rowKey(row)}
                row={row}
                index={piece.from + at}
                table={table}
                onToggle={onToggle}
              />
            ))
        ),
      )}
    </tbody>
  )
}

/** Set by script: the page's policy allows no style attributes. */
function RowGap({ height, width }: { readonly height: number; readonly width: number }) {
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    row.current?.style.setProperty('height', `${height}px`)
  }, [height])
  return (
    <tr ref={row} aria-hidden className="row-gap">
      <td colSpan={width} />
    </tr>
  )
}
