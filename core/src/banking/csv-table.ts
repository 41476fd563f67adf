import type { CsvRecord, CsvSeparator } from '../csv/index.ts'
import {
  csvRows,
  csvSeparatorOf,
  csvWidths,
  isCsvAmount,
  isCsvDate,
  normalizedText,
} from '../csv/index.ts'
import { isHeadingWord } from './csv-words.ts'
import { csvErrors } from './csv-errors.ts'

/** A file as a table: what stands before its heading, the heading, and everything after it. */
export type CsvTable = {
  readonly separator: CsvSeparator
  /** One text per column, null where the file has no heading. */
  readonly heading: readonly string[] | null
  readonly headingLine: number | null
  readonly columnCount: number
  readonly before: readonly CsvRecord[]
  readonly rows: readonly CsvRecord[]
}

const headingRowsMax = 60
const headingWordsMin = 2

const isData = ({ fields }: CsvRecord): boolean =>
  fields.some(isCsvDate) && fields.some((cell) => isCsvAmount(cell) && !isCsvDate(cell))

const filled = ({ fields }: CsvRecord): string[] => fields.filter((cell) => cell.trim() !== '')

/** Where the heading stands: the row with most words that banks use for columns, else the one above the first line. */
function headingAt(records: readonly CsvRecord[]): number | null {
  let best = { at: -1, words: headingWordsMin - 1 }
  for (const [at, record] of records.slice(0, headingRowsMax).entries()) {
    const words = record.fields.filter(isHeadingWord).length
    if (words > best.words && !record.fields.some(isCsvDate)) best = { at, words }
  }
  if (best.at !== -1) return best.at
  const first = records.findIndex(isData)
  const above = records[first - 1]
  if (first < 1 || !above) return null
  const isText =
    filled(above).length >= 2 && !filled(above).some((c) => isCsvDate(c) || isCsvAmount(c))
  return isText ? first - 1 : null
}

/**
 * Splits a decoded file into heading and rows: separator by evidence or by a `sep=` line, lines before the heading
 * apart. Throws what {@link csvRecords} throws, and `csv.not_table` where there is nothing to find columns by.
 */
export function csvTable(text: string): CsvTable {
  return csvTableOf([...csvRows(text)], csvSeparatorOf(text))
}

/** The same of rows that are parted already, as a sheet's are. Throws `csv.not_table`. */
export function csvTableOf(records: readonly CsvRecord[], separator: CsvSeparator): CsvTable {
  const at = headingAt(records)
  const first = at === null ? records.findIndex(isData) : at + 1
  const rows = records.slice(Math.max(first, 0))
  const heading = at === null ? null : headingOf(records[at])
  const columnCount = heading?.length ?? csvWidths(rows).width
  if (first === -1 || columnCount < 2) throw csvErrors.notTable()
  return {
    separator,
    heading,
    headingLine: at === null ? null : (records[at]?.line ?? null),
    columnCount,
    before: records.slice(0, at ?? Math.max(first, 0)),
    rows,
  }
}

/** Empty columns at the end come from a separator too many. */
function headingOf(record: CsvRecord | undefined): string[] {
  const cells = [...(record?.fields ?? [])]
  while (cells.length > 0 && cells.at(-1) === '') cells.pop()
  return cells
}

/** What makes two files of a bank the same kind: their headings, or how many columns they have without one. */
export function csvSignature({ heading, columnCount }: CsvTable): string {
  return heading ? heading.map(normalizedText).join('|') : `#${columnCount}`
}
