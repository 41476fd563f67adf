import type { CsvRecord, CsvSeparator } from '../csv/index.ts'
import { csvLimits, csvRows, csvSeparatorOf, csvWidths, isCsvDate } from '../csv/index.ts'
import { journalCsvErrors } from './journal-csv-errors.ts'
import { journalCsvLimits } from './journal-csv-schema.ts'
import { isJournalHeading } from './journal-csv-words.ts'

/** A spreadsheet of journals as a table; what stands above its heading is left out. */
export type JournalCsvTable = {
  readonly separator: CsvSeparator
  readonly heading: readonly string[] | null
  readonly headingLine: number | null
  readonly columnCount: number
  readonly rows: readonly CsvRecord[]
}

const headingRowsMax = 30
const headingWordsMin = 2

/** Splits a decoded file into heading and rows. Throws what cutting throws, and `exchange.journal_csv_empty`. */
export function journalCsvTable(text: string): JournalCsvTable {
  const records = [...csvRows(text, { ...csvLimits, rows: journalCsvLimits.rows })]
  const at = headingAt(records)
  const rows = records.slice(at + 1)
  const heading = at === -1 ? null : withoutEmptyEnd(records[at]?.fields ?? [])
  const columnCount = heading?.length ?? csvWidths(rows).width
  if (rows.length === 0 || columnCount < 2) throw journalCsvErrors.noRows()
  return {
    separator: csvSeparatorOf(text),
    heading,
    headingLine: records[at]?.line ?? null,
    columnCount,
    rows,
  }
}

/** The row with most words that head columns of journals; -1 where there is none. */
function headingAt(records: readonly CsvRecord[]): number {
  let best = { at: -1, words: headingWordsMin - 1 }
  for (const [at, { fields }] of records.slice(0, headingRowsMax).entries()) {
    const words = fields.filter(isJournalHeading).length
    if (words > best.words && !fields.some(isCsvDate)) best = { at, words }
  }
  return best.at
}

/** Empty columns at the end come from a separator too many. */
function withoutEmptyEnd(fields: readonly string[]): string[] {
  const last = fields.findLastIndex((cell) => cell !== '')
  return fields.slice(0, last + 1)
}
