import { csvFileErrors } from './csv-file-errors.ts'

/** One row of a file as it stands there: its values, and the lines on which it begins and ends, from 1. */
export type CsvRecord = {
  readonly fields: readonly string[]
  readonly line: number
  readonly lastLine: number
}

/** The value in that column; empty where the row is shorter. */
export const cellOf = (row: CsvRecord, column: number): string => row.fields[column] ?? ''

/** The values of those columns, each with the line of its row. */
export const cellsOf = (
  rows: readonly CsvRecord[],
  columns: readonly number[],
): { readonly text: string; readonly line: number }[] =>
  rows.flatMap((row) => columns.map((column) => ({ text: cellOf(row, column), line: row.line })))

/** What may part the values of a row, the likelier first where both would do. */
export const csvSeparators = ['\t', ';', '|', ','] as const
export type CsvSeparator = (typeof csvSeparators)[number]

/** How much one file may hold. */
export type CsvLimits = {
  readonly columns: number
  readonly fieldLength: number
  readonly rows: number
}
export const csvLimits: CsvLimits = { columns: 100, fieldLength: 10_000, rows: 200_000 }

type Scan = {
  readonly limits: CsvLimits
  readonly separator: CsvSeparator
  place: 'start' | 'plain' | 'quoted' | 'closed'
  field: string
  fields: string[]
  line: number
  /** The line on which the row begins, and the one on which the last quotation began. */
  begin: number
  quoteLine: number
  rows: number
  afterReturn: boolean
}

/**
 * Splits text into rows by RFC 4180, with any separator: quotation marks, doubled ones inside, line ends of every
 * system, also inside quotes. Takes the text in pieces and gives rows as they are complete; empty rows are left out.
 * Throws `csv.quote_open`, `csv.quote_misplaced`, `csv.not_text`, `csv.too_many_columns`, `csv.field_too_long`,
 * `csv.too_many_rows`, each with its line.
 */
export function* csvRecords(
  pieces: Iterable<string>,
  separator: CsvSeparator,
  limits: CsvLimits = csvLimits,
): Generator<CsvRecord> {
  const scan: Scan = {
    limits,
    separator,
    place: 'start',
    field: '',
    fields: [],
    line: 1,
    begin: 1,
    quoteLine: 1,
    rows: 0,
    afterReturn: false,
  }
  for (const piece of pieces) {
    for (const char of piece) {
      const record = taken(scan, char)
      if (record) yield record
    }
  }
  if (scan.place === 'quoted') throw csvFileErrors.quoteOpen(scan.quoteLine)
  const last = rowEnd(scan, scan.line)
  if (last) yield last
}

/** Takes one character; gives the row that it completes. A line end of two characters counts once. */
function taken(scan: Scan, char: string): CsvRecord | undefined {
  if (char === '\0') throw csvFileErrors.notText(scan.line)
  const isSecondHalf = char === '\n' && scan.afterReturn
  const isLineEnd = (char === '\n' || char === '\r') && !isSecondHalf
  scan.afterReturn = char === '\r'
  if (isLineEnd) scan.line += 1
  if (scan.place === 'quoted') return takeQuoted(scan, char)
  if (isLineEnd) return rowEnd(scan, scan.line - 1)
  if (isSecondHalf) return undefined
  if (char === scan.separator) endField(scan)
  else if (char === '"') takeMark(scan)
  else takePlain(scan, char)
  return undefined
}

function takeQuoted(scan: Scan, char: string): undefined {
  if (char === '"') scan.place = 'closed'
  else grow(scan, char)
}

function takeMark(scan: Scan): void {
  if (scan.place === 'closed') {
    grow(scan, '"')
    scan.place = 'quoted'
  } else if (scan.place === 'start') {
    scan.field = ''
    scan.place = 'quoted'
    scan.quoteLine = scan.line
  } else grow(scan, '"')
}

function takePlain(scan: Scan, char: string): void {
  if (scan.place === 'closed') {
    if (char !== ' ') throw csvFileErrors.quoteMisplaced(scan.line)
    return
  }
  grow(scan, char)
  if (char !== ' ') scan.place = 'plain'
}

function grow(scan: Scan, char: string): void {
  scan.field += char
  if (scan.field.length > scan.limits.fieldLength)
    throw csvFileErrors.fieldTooLong(scan.begin, scan.limits.fieldLength)
}

function endField(scan: Scan): void {
  if (scan.fields.length >= scan.limits.columns)
    throw csvFileErrors.tooManyColumns(scan.begin, scan.limits.columns)
  scan.fields.push(scan.field)
  scan.field = ''
  scan.place = 'start'
}

function rowEnd(scan: Scan, lastLine: number): CsvRecord | undefined {
  endField(scan)
  const record = { fields: scan.fields, line: scan.begin, lastLine }
  scan.fields = []
  scan.begin = scan.line
  if (record.fields.every((value) => value.trim() === '')) return undefined
  scan.rows += 1
  if (scan.rows > scan.limits.rows) throw csvFileErrors.tooManyRows(record.line, scan.limits.rows)
  return record
}
