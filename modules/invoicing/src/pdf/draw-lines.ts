import type { DocumentLine, InvoiceDocument } from '@smb/core/invoicing'
import { printedFigure } from '@smb/core/invoicing'
import type { TextStyle } from '@smb/platform/pdf'
import { lineHeight, quiet } from '@smb/platform/pdf'
import type { Sheet } from '@smb/platform/pdf'
import { makeRoom, rule } from '@smb/platform/pdf'

type Column = {
  readonly title: string
  readonly textOf: (line: DocumentLine) => string
  readonly isFigure: boolean
}
type PlacedColumn = Column & {
  readonly x: number
  readonly width: number
  readonly style: TextStyle
}

const head: TextStyle = { size: 8, weight: 'bold', color: quiet }
const rowPadding = 6
const columnGap = 12
const figureWidthMin = 44
const descriptionWidthMin = 150
const taxWidthMax = 76

/** The lines with their head, over as many pages as they need; the head is repeated on each. */
export function drawLines(sheet: Sheet, document: InvoiceDocument): void {
  const columns = placedColumns(sheet, document.lines)
  const drawTableHead = () => {
    for (const column of columns) writeCell(sheet, column, { text: column.title, style: head })
    sheet.y += lineHeight(head) + 4
    rule(sheet, { isStrong: true })
    sheet.y += rowPadding
  }
  makeRoom(sheet, 80)
  drawTableHead()
  sheet.head = drawTableHead
  for (const line of document.lines) drawLine(sheet, columns, line)
  sheet.head = undefined
  if (document.pricesNote) {
    sheet.pen.write(document.pricesNote, { x: sheet.left, y: sheet.y }, { size: 8, color: quiet })
    sheet.y += 12
  }
}

function drawLine(sheet: Sheet, columns: readonly PlacedColumn[], line: DocumentLine): void {
  const cells = columns.map((column) => ({
    column,
    texts: column.isFigure
      ? [column.textOf(line)]
      : sheet.pen.linesOf(column.textOf(line), column.width, column.style),
  }))
  const height = lineHeight({ size: 9 })
  const rows = Math.max(...cells.map(({ texts }) => texts.length))
  // A description may be longer than a page: only its first rows are kept together.
  makeRoom(sheet, Math.min(rows, 3) * height + rowPadding)
  for (let row = 0; row < rows; row += 1) {
    makeRoom(sheet, height)
    for (const { column, texts } of cells) {
      const text = texts[row]
      if (text) writeCell(sheet, column, { text, style: column.style })
    }
    sheet.y += height
  }
  sheet.y += rowPadding - 2
  rule(sheet)
  sheet.y += rowPadding
}

function writeCell(
  sheet: Sheet,
  column: PlacedColumn,
  cell: { readonly text: string; readonly style: TextStyle },
): void {
  const { pen, y } = sheet
  if (column.isFigure) pen.writeRight(cell.text, { x: column.x + column.width, y }, cell.style)
  else pen.write(cell.text, { x: column.x, y }, cell.style)
}

const figureStyle = (size: number): TextStyle => ({ size, isTabular: true })

const figure = (title: string, textOf: Column['textOf']): Column => ({
  title,
  isFigure: true,
  textOf,
})

function columnsOf(lines: readonly DocumentLine[]): Column[] {
  const discount = figure('Discount', (line) => printedFigure(line.discount))
  const tax: Column = { title: 'Tax', isFigure: false, textOf: (line) => line.tax }
  return [
    { title: 'Description', isFigure: false, textOf: (line) => line.description },
    figure('Quantity', (line) => printedFigure(line.quantity)),
    figure('Unit price', (line) => printedFigure(line.unitPrice)),
    ...(lines.some((line) => line.discount) ? [discount] : []),
    ...(lines.some((line) => line.tax) ? [tax] : []),
    figure('Amount', (line) => printedFigure(line.amount)),
  ]
}

/** Figures take the width that their longest needs, smaller type before the description gets too narrow. */
function placedColumns(sheet: Sheet, lines: readonly DocumentLine[]): PlacedColumn[] {
  const columns = columnsOf(lines)
  const sizes = [9, 8, 7, 6]
  const whole = sheet.right - sheet.left
  const tried = sizes.map((size) => {
    const widths = columns.slice(1).map((column) => widthOf(sheet, column, { lines, size }))
    const taken = widths.reduce((sum, width) => sum + width + columnGap, 0)
    return { size, widths: [whole - taken, ...widths] }
  })
  const fitting =
    tried.find(({ widths }) => (widths[0] ?? 0) >= descriptionWidthMin) ?? tried.at(-1)
  let x = sheet.left
  return columns.map((column, position) => {
    const width = fitting?.widths[position] ?? 0
    const style = column.isFigure ? figureStyle(fitting?.size ?? 9) : { size: 9 }
    const placed = { ...column, x, width, style }
    x += width + columnGap
    return placed
  })
}

function widthOf(
  sheet: Sheet,
  column: Column,
  of: { readonly lines: readonly DocumentLine[]; readonly size: number },
): number {
  const style = figureStyle(of.size)
  const texts = of.lines.map((line) => sheet.pen.width(column.textOf(line), style))
  const natural = Math.max(sheet.pen.width(column.title, head), ...texts)
  return column.isFigure ? Math.max(natural, figureWidthMin) : Math.min(natural, taxWidthMax)
}
