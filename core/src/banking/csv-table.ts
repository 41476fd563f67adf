import { AppError } from '../errors/index.ts'
import { isCsvAmount } from './csv-amounts.ts'
import { isCsvDate } from './csv-dates.ts'
import type { CsvRecord, CsvSeparator } from './csv-records.ts'
import { csvRecords, csvSeparators } from './csv-records.ts'
import { isHeadingWord } from './csv-words.ts'
import { csvErrors } from './csv-errors.ts'
import { normalizedText } from './line-fingerprint.ts'

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

const sampleLength = 64 * 1024
const sampleRows = 200
const headingRowsMax = 60
const headingWordsMin = 2

const declaredSeparator = /^sep=([\t;|,])\r?(?:\n|$)/i

function widths(records: readonly CsvRecord[]): { width: number; count: number } {
  const counts = new Map<number, number>()
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
  let best = { width: 1, count: 0 }
  for (const [width, count] of counts) if (width > 1 && count > best.count) best = { width, count }
  return best
}

/** The first rows with that separator; undefined where they cannot be split by it. A cut quotation is no fault. */
function sampled(text: string, separator: CsvSeparator): CsvRecord[] | undefined {
  const records: CsvRecord[] = []
  try {
    for (const record of csvRecords([text.slice(0, sampleLength)], separator)) {
      records.push(record)
      if (records.length >= sampleRows) break
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'csv.quote_open') return undefined
  }
  return records
}

/** The separator that makes most rows equally wide; of two that do, the one that makes them wider. */
function separatorOf(text: string): CsvSeparator {
  const declared = declaredSeparator.exec(text)?.[1]
  if (declared) return declared as CsvSeparator
  let best: CsvSeparator = ','
  let bestScore = 0
  for (const separator of csvSeparators) {
    const records = sampled(text, separator)
    if (!records) continue
    const { width, count } = widths(records)
    if (count === 0) continue
    const score = count * Math.min(width, 4) + width / 1000
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  return best
}

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

/** `="00123"`, by which spreadsheets keep text as it is. */
const asText = /^="(.*)"$/s

function cleaned(record: CsvRecord): CsvRecord {
  return {
    line: record.line,
    fields: record.fields.map((cell) => cell.trim().replace(asText, '$1')),
  }
}

/**
 * Splits a decoded file into heading and rows: separator by evidence or by a `sep=` line, lines before the heading
 * apart. Throws what {@link csvRecords} throws, and `csv.not_table` where there is nothing to find columns by.
 */
export function csvTable(text: string): CsvTable {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  const separator = separatorOf(plain)
  const records = [...csvRecords([plain], separator)].map(cleaned)
  if (declaredSeparator.test(plain)) records.shift()
  const at = headingAt(records)
  const first = at === null ? records.findIndex(isData) : at + 1
  const rows = records.slice(Math.max(first, 0))
  const heading = at === null ? null : headingOf(records[at])
  const columnCount = heading?.length ?? widths(rows).width
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
