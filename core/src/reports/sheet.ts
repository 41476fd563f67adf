import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** A cell is text that a person chose, or a figure or day that we made. */
export type SheetCell =
  { readonly text: string } | { readonly amount: Money } | { readonly day: LocalDate }

export type SheetRow = {
  /** `head` opens a group, `total` closes one. */
  readonly kind: 'head' | 'line' | 'total'
  readonly cells: readonly SheetCell[]
}

/** A report as rows and columns: what CSV and XLSX files are made of, so that they never differ. */
export type Sheet = {
  /** The name of the report, for the tab of a spreadsheet. */
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** The same for reports of any length: rows come in batches, and none is kept. */
export type SheetStream = Omit<Sheet, 'rows'> & {
  readonly batches: AsyncIterable<readonly SheetRow[]>
}

export const text = (value: string): SheetCell => ({ text: value })
export const amount = (value: Money): SheetCell => ({ amount: value })
export const day = (value: LocalDate): SheetCell => ({ day: value })
export const amounts = (values: readonly Money[]): SheetCell[] => values.map(amount)
export const blank = (count: number): SheetCell[] => Array.from({ length: count }, () => text(''))

export const line = (...cells: readonly SheetCell[]): SheetRow => ({ kind: 'line', cells })
export const head = (...cells: readonly SheetCell[]): SheetRow => ({ kind: 'head', cells })
export const total = (...cells: readonly SheetCell[]): SheetRow => ({ kind: 'total', cells })

// A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text.
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function csvCell(cell: SheetCell): string {
  if ('amount' in cell) return Money.toString(cell.amount)
  if ('day' in cell) return cell.day
  return quoted(beginsFormula.test(cell.text) ? `'${cell.text}` : cell.text)
}

/**
 * Cells as one line of CSV (RFC 4180, CRLF). Text that a spreadsheet would run as a formula gets an apostrophe; figures are
 * plain decimals, days are ISO 8601, and both stay as they are.
 */
export const csvLine = (cells: readonly SheetCell[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`

/** A whole sheet as CSV, its column titles first. */
export const sheetCsv = ({ columns, rows }: Omit<Sheet, 'title'>): string =>
  [csvLine(columns.map(text)), ...rows.map(({ cells }) => csvLine(cells))].join('')
