import type { Sheet, TextStyle } from '@smb/platform/pdf'
import { lineHeight, makeRoom, quiet, rule } from '@smb/platform/pdf'

export type TableColumn = {
  readonly title: string
  /** Of the width of the paper, all together 1. */
  readonly share: number
  readonly isFigure?: boolean
}

type TableRow = { readonly kind: 'line' | 'total'; readonly cells: readonly string[] }
type Cell = { readonly text: string; readonly style: TextStyle }

const head: TextStyle = { size: 8, weight: 'bold', color: quiet }
const plain: TextStyle = { size: 9, isTabular: true }
const strong: TextStyle = { size: 9, weight: 'bold', isTabular: true }
const padding = 5
const gap = 8

/** A title over what follows, kept with its first rows. */
export function heading(sheet: Sheet, text: string): void {
  makeRoom(sheet, 80)
  sheet.pen.write(text, { x: sheet.left, y: sheet.y }, { size: 11, weight: 'bold' })
  sheet.y += 22
}

/** Rows under a head that each new page repeats. */
export function drawTable(
  sheet: Sheet,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): void {
  const drawHead = () => {
    writeRow(
      sheet,
      columns,
      columns.map(({ title }) => ({ text: title, style: head })),
    )
    rule(sheet, { isStrong: true })
    sheet.y += padding
  }
  makeRoom(sheet, 60)
  drawHead()
  sheet.head = drawHead
  for (const { kind, cells } of rows) {
    const style = kind === 'total' ? strong : plain
    writeRow(
      sheet,
      columns,
      cells.map((text) => ({ text, style })),
    )
    rule(sheet)
    sheet.y += padding
  }
  sheet.head = undefined
}

function writeRow(sheet: Sheet, columns: readonly TableColumn[], cells: readonly Cell[]): void {
  const whole = sheet.right - sheet.left
  let x = sheet.left
  const placed = columns.map(({ share, isFigure }, position) => {
    const { text, style } = cells[position] ?? { text: '', style: plain }
    const width = share * whole
    const room = isFigure ? width - gap : width - 2
    const own = isFigure ? style : { ...style, isTabular: false }
    const at = {
      x,
      right: x + width,
      isFigure,
      style: own,
      lines: sheet.pen.linesOf(text, room, own),
    }
    x += width
    return at
  })
  const height = Math.max(...placed.map(({ lines }) => lines.length)) * lineHeight(plain)
  makeRoom(sheet, height + padding)
  for (const { x: left, right, isFigure, style, lines } of placed) {
    lines.forEach((line, row) => {
      const y = sheet.y + row * lineHeight(plain)
      if (isFigure) sheet.pen.writeRight(line, { x: right, y }, style)
      else sheet.pen.write(line, { x: left, y }, style)
    })
  }
  sheet.y += height + padding - 1
}
