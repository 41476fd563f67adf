'use client'
import { useEffect, useRef } from 'react'
import { classes } from '#lib/classes.ts'
import { DataTableBody } from './data-table-body.tsx'
import { DataTableHead } from './data-table-head.tsx'
import type { DataTableProps } from './data-table-types.ts'
import { PeekPane } from './peek-pane.tsx'
import { windowFrom } from './row-window.ts'
import { useRowKeys } from './use-row-keys.ts'

export type { Column } from './data-table-types.ts'

/**
 * A list of records as a real table: head and totals stick, the first cell is the link, a press anywhere in
 * a row opens it, `J K` or the arrows walk, `Enter` opens, `X` selects, `Mod+A` selects all, `Space` looks into it, and below 768 px rows fold to two
 * lines. Of a long list only the rows near the window are drawn. Columns are functions, so the table is used from client components; it renders on the server too.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowsBefore = 0,
    rowKey,
    selection,
    footer,
    refreshing,
    flush,
    peek,
    walkable = true,
  } = props
  const panel = useRef<HTMLDivElement>(null)
  const keys = rows.map(rowKey)
  const selectAll = selection && (() => selection.onChange(new Set(keys)))
  useRowKeys(panel, { enabled: walkable, selectAll })

  // Two rows may be ticked before the page is drawn again: the second must know of the first.
  const chosen = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    chosen.current = selection?.selected ?? new Set()
  })
  const toggle = (key: string) => {
    if (!selection) return
    const next = new Set(chosen.current)
    if (!next.delete(key)) next.add(key)
    chosen.current = next
    selection.onChange(next)
  }
  return (
    <>
      <div ref={panel} className={classes('panel', flush ? 'panel-flush' : 'panel-list')}>
        {refreshing && <div className="progress-line" role="status" aria-label="Loading" />}
        <table
          className="tbl fold"
          aria-busy={refreshing || undefined}
          aria-rowcount={rows.length > windowFrom ? rowsBefore + rows.length + 1 : undefined}
        >
          <caption className="sr-only">{caption}</caption>
          <DataTableHead columns={columns} keys={keys} selection={selection} />
          <DataTableBody table={props} onToggle={toggle} />
          {footer && (
            <tfoot>
              <tr>
                {selection && <td />}
                {columns.map(({ key, align, wideOnly, phoneOnly, edge }) => (
                  <td
                    key={key}
                    className={classes(
                      align && 'num',
                      wideOnly && 'wide-only',
                      phoneOnly && 'md:hidden',
                      edge && 'debit-edge',
                    )}
                  >
                    {footer[key]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {peek && <PeekPane panel={panel} content={peek} />}
    </>
  )
}
