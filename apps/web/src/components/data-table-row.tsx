'use client'
import Link from 'next/link'
import type { MouseEvent } from 'react'
import { classes } from '#lib/classes.ts'
import { windowFrom } from './row-window.ts'
import type { Column, DataTableProps } from './data-table-types.ts'

/** One record. The first cell holds a real link, so that it can be opened in a tab or copied. */
export function DataTableRow<Row>({
  row,
  index,
  table,
  onToggle,
}: {
  readonly row: Row
  /** Its place among the rows that are held, from 0. */
  readonly index: number
  readonly table: DataTableProps<Row>
  readonly onToggle: (key: string) => void
}) {
  const { columns, rows, rowsBefore = 0, rowKey, rowHref, selection } = table
  const key = rowKey(row)
  const href = rowHref?.(row)
  const isSelected = selection?.selected.has(key) ?? false
  return (
    <tr
      data-href={href}
      data-row-key={key}
      data-row-index={index}
      // The heading is the first row.
      aria-rowindex={rows.length > windowFrom ? rowsBefore + index + 2 : undefined}
      data-selected={isSelected || undefined}
      onClick={href ? openRow : undefined}
    >
      {selection && (
        <td className="fit">
          <input
            type="checkbox"
            className="check"
            data-select-row
            tabIndex={-1}
            aria-label={`Select ${selection.nameOf(key)}`}
            checked={isSelected}
            onChange={() => onToggle(key)}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <Cell key={column.key} column={column} row={row} href={index === 0 ? href : undefined} />
      ))}
    </tr>
  )
}

function Cell<Row>({
  column,
  row,
  href,
}: {
  readonly column: Column<Row>
  readonly row: Row
  readonly href: string | undefined
}) {
  const { cell, align, fit, wideOnly, phoneOnly, fold, edge } = column
  return (
    <td
      data-fold={fold}
      className={classes(
        align && 'num',
        fit && 'fit',
        wideOnly && 'wide-only',
        phoneOnly && 'md:hidden',
        edge && 'debit-edge',
      )}
    >
      {href ? (
        <Link href={href} className="row-link" prefetch={false}>
          {cell(row)}
        </Link>
      ) : (
        cell(row)
      )}
    </td>
  )
}

/** Opens the row's record unless the press was meant for something in it, or selected text. */
export function openRow(event: MouseEvent<HTMLTableRowElement>) {
  const target = event.target as HTMLElement
  if (target.closest('a, button, input, label, select, textarea')) return
  if (window.getSelection()?.toString()) return
  const link = event.currentTarget.querySelector<HTMLAnchorElement>('a.row-link')
  if (!link) return
  if (event.metaKey || event.ctrlKey) window.open(link.href, '_blank')
  else link.click()
}
