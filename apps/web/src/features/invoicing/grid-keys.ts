import type { KeyboardEvent } from 'react'
import type { LineValues } from './draft-values.ts'
import type { DraftChanges } from './use-draft-values.ts'
import type { GridColumn } from './pasted-rows.ts'

/** The id of a cell’s input. */
export const cellId = (row: number, column: GridColumn): string => `line-${row}-${column}`

export function focusCell(row: number, column: GridColumn): void {
  const cell = document.getElementById(cellId(row, column))
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
}

type Cell = { readonly row: number; readonly column: GridColumn; readonly line: LineValues }
type Grid = { readonly above: LineValues | undefined; readonly changes: DraftChanges }

/**
 * The keys of the grid: Enter goes down (Shift+Enter breaks the line), Ctrl+D takes the cell above over, Alt with an
 * arrow moves the row, Ctrl+Shift+Backspace removes it. Tab is the browser’s own: after the last cell comes the next row.
 */
export function pressInGrid(event: KeyboardEvent, cell: Cell, { above, changes }: Grid): void {
  const { row, column, line } = cell
  const mod = event.ctrlKey || event.metaKey
  const arrow = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
  if (event.key === 'Enter' && !mod && !event.shiftKey && !event.altKey) focusCell(row + 1, column)
  else if (event.key.toLowerCase() === 'd' && mod && above) {
    const { itemId, incomeAccountId } = above
    const also = column === 'description' ? { itemId, incomeAccountId } : {}
    changes.changeLine(line.id, { [column]: above[column], ...also })
  } else if (arrow && event.altKey) {
    changes.moveLine(line.id, arrow)
    requestAnimationFrame(() => focusCell(row + arrow, column))
  } else if (event.key === 'Backspace' && mod && event.shiftKey) {
    changes.removeLine(line.id)
    requestAnimationFrame(() => focusCell(row, column))
  } else return
  event.preventDefault()
  event.stopPropagation()
}
