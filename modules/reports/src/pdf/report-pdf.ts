import { setImmediate } from 'node:timers/promises'
import type { SheetRow } from '@smb/core/reports'
import { reportErrors } from '@smb/core/reports'
import type { Sheet as Paper, TextStyle } from '@smb/platform/pdf'
import { finishPaper, lineHeight, makeRoom, openPaper, quiet, rule } from '@smb/platform/pdf'
import type { ColumnNeed } from './column-widths.ts'
import { columnGap, columnWidths } from './column-widths.ts'
import { printedCell, printedHead } from './report-cells.ts'

/** A report with all its rows, and what stands above them. */
export type PrintedReport = {
  readonly business: string
  /** ISO 3166 code: decides the paper. */
  readonly country: string
  readonly title: string
  /** `1 Mar 2026 to 31 Mar 2026`. */
  readonly days: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

type Column = {
  readonly head: readonly string[]
  readonly isFigure: boolean
  readonly x: number
  readonly width: number
}
type Table = { readonly columns: readonly Column[]; readonly size: number }

/** More columns than this lie across. */
const uprightColumnsMax = 6
const sizes = [9, 8, 7, 6, 5]
/** The longest text that a column makes room for before it breaks lines, in ems. */
const textEms = 24
const rowPadding = 3
/** Rows that are written before anybody else gets a turn. */
const rowsAtOnce = 20
const headingStyle: TextStyle = { size: 15, weight: 'bold' }
const plainStyle: TextStyle = { size: 9, color: quiet }

/** A report on paper, in chunks: the rows of its CSV under heads that each page repeats. Throws `report.pdf_too_wide`. */
export async function* reportPdf(report: PrintedReport): AsyncGenerator<Uint8Array> {
  const { title, business, country, days } = report
  const isLandscape = report.columns.length > uprightColumnsMax
  const paper = openPaper({ title, author: business, country, language: 'en', isLandscape })
  writeHeading(paper, report)
  const table = tableOf(paper, report)
  const writeHead = () => writeTableHead(paper, table)
  writeHead()
  paper.head = writeHead
  for (const [at, row] of report.rows.entries()) {
    writeRow(paper, table, row)
    // Letters take time to shape: others are served in between.
    if (at % rowsAtOnce === rowsAtOnce - 1) await setImmediate()
  }
  paper.head = undefined
  const pageOf = (page: number, count: number) => `Page ${page} of ${count}`
  yield* finishPaper(paper, { name: `${business} · ${title} · ${days}`, pageOf })
}

function writeHeading(paper: Paper, { business, title, days }: PrintedReport): void {
  const lines = [
    { text: business, style: plainStyle },
    { text: title, style: headingStyle },
    { text: days, style: plainStyle },
  ]
  for (const { text, style } of lines) {
    for (const part of paper.pen.linesOf(text, paper.right - paper.left, style)) {
      paper.pen.write(part, { x: paper.left, y: paper.y }, style)
      paper.y += lineHeight(style)
    }
  }
  paper.y += 12
}

const figureStyle = (size: number, isBold = false): TextStyle => ({
  size,
  isTabular: true,
  ...(isBold ? { weight: 'bold' as const } : {}),
})

/** The largest type in which every figure stands on one line. */
function tableOf(paper: Paper, report: PrintedReport): Table {
  for (const size of sizes) {
    const needs = report.columns.map((title, at) => needOf(paper, { title, at, report, size }))
    const widths = columnWidths(needs, paper.right - paper.left)
    if (!widths) continue
    let x = paper.left
    const columns = widths.map((width, at): Column => {
      const style = figureStyle(size, true)
      const head = paper.pen.linesOf(printedHead(report.columns[at] ?? ''), width, style)
      const column = { head, isFigure: needs[at]?.isFigure ?? false, x, width }
      x += width + columnGap
      return column
    })
    return { columns, size }
  }
  throw reportErrors.pdfTooWide()
}

type Asked = {
  readonly title: string
  readonly at: number
  readonly report: PrintedReport
  readonly size: number
}

function needOf(paper: Paper, { title, at, report, size }: Asked): ColumnNeed {
  const style = figureStyle(size, true)
  const cells = report.rows.flatMap(({ cells: row }) => row[at] ?? [])
  const isFigure = cells.some((cell) => 'amount' in cell)
  const texts = [...new Set(cells.map(printedCell))]
  const widest = (of: readonly string[]) =>
    Math.max(...longestOf(of).map((text) => paper.pen.width(text, style))) + 1
  const heads = printedHead(title).split(' ')
  const natural = widest([...texts, ...heads])
  if (isFigure) {
    const whole = natural + paper.pen.width(')', style)
    return { isFigure, natural: whole, least: whole }
  }
  const most = Math.min(natural, size * textEms)
  const words = [...new Set(texts.flatMap((text) => text.split(' ')))]
  return { isFigure, natural: most, least: Math.min(most, widest([...words, ...heads])) }
}

/** The few longest of many texts, of which one is the widest, near enough: measuring all takes longer than writing them. */
function longestOf(texts: readonly string[]): string[] {
  const length = texts.reduce((most, text) => Math.max(most, text.length), 0)
  return texts.filter((text) => text.length >= length - 2).slice(0, 40)
}

function writeTableHead(paper: Paper, { columns, size }: Table): void {
  const style: TextStyle = { ...figureStyle(size, true), color: quiet }
  const lines = Math.max(...columns.map(({ head }) => head.length))
  const top = paper.y
  for (const { head, isFigure, x, width } of columns) {
    head.forEach((text, at) => {
      // Heads of several lines stand on the same last line.
      const y = top + (lines - head.length + at) * lineHeight(style)
      if (isFigure) paper.pen.writeRight(text, { x: x + width, y }, style)
      else paper.pen.write(text, { x, y }, style)
    })
  }
  paper.y = top + lines * lineHeight(style) + rowPadding
  rule(paper, { isStrong: true })
  paper.y += rowPadding
}

function writeRow(paper: Paper, { columns, size }: Table, row: SheetRow): void {
  const style = figureStyle(size, row.kind !== 'line')
  const cells = columns.map((column, at) => {
    const cell = row.cells[at]
    const text = cell ? printedCell(cell) : ''
    const texts = column.isFigure ? [text] : paper.pen.linesOf(text, column.width, style)
    return { column, texts }
  })
  const lines = Math.max(...cells.map(({ texts }) => texts.length))
  makeRoom(paper, lines * lineHeight(style) + rowPadding * 2)
  if (row.kind === 'total') ruleAbove(paper, columns)
  for (const { column, texts } of cells) {
    texts.forEach((text, at) => {
      const y = paper.y + at * lineHeight(style)
      if (text === '') return
      if (column.isFigure) writeFigure(paper, { text, x: column.x + column.width, y }, style)
      else paper.pen.write(text, { x: column.x, y }, style)
    })
  }
  paper.y += lines * lineHeight(style) + (row.kind === 'total' ? rowPadding * 2 : rowPadding)
}

/** Digits stand under digits: what has no closing bracket leaves the room of one. */
function writeFigure(
  paper: Paper,
  { text, x, y }: { readonly text: string; readonly x: number; readonly y: number },
  style: TextStyle,
): void {
  const room = text.endsWith(')') ? 0 : paper.pen.width(')', style)
  paper.pen.writeRight(text, { x: x - room, y }, style)
}

/** A sum has a line above it, as wide as the figures that it adds up. */
function ruleAbove(paper: Paper, columns: readonly Column[]): void {
  const first = columns.find(({ isFigure }) => isFigure)
  if (first) rule(paper, { from: first.x, isStrong: true })
  paper.y += rowPadding
}
