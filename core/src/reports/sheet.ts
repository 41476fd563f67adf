import type { CsvOutCell as SheetCell } from '../csv/index.ts'
import { csvLine } from '../csv/index.ts'
import type { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

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

/** A whole sheet as CSV, its column titles first. */
export const sheetCsv = ({ columns, rows }: Omit<Sheet, 'title'>): string =>
  [csvLine(columns.map(text)), ...rows.map(({ cells }) => csvLine(cells))].join('')

export type { SheetCell }
export { csvLine }
