import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** A cell is text that a person chose, or a figure or day that we made. */
export type CsvOutCell =
  { readonly text: string } | { readonly amount: Money } | { readonly day: LocalDate }

// A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text.
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function csvCell(cell: CsvOutCell): string {
  if ('amount' in cell) return Money.toString(cell.amount)
  if ('day' in cell) return cell.day
  return quoted(beginsFormula.test(cell.text) ? `'${cell.text}` : cell.text)
}

/**
 * Cells as one line of CSV (RFC 4180, CRLF). Text that a spreadsheet would run as a formula gets an apostrophe; figures are
 * plain decimals, days are ISO 8601, and both stay as they are.
 */
export const csvLine = (cells: readonly CsvOutCell[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`
