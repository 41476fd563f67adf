import { csvErrors } from './csv-errors.ts'

/** One row of a file as it stands there: its values, and the line on which it begins, from 1. */
export type CsvRecord = { readonly fields: readonly string[]; readonly line: number }

/** What may part the values of a row, the likelier first where both would do. */
export const csvSeparators = ['\t', ';', '|', ','] as const
export type CsvSeparator = (typeof csvSeparators)[number]

export const csvLimits = { columns: 100, fieldLength: 10_000, rows: 200_000 } as const

type Scan = {
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
): Generator<CsvRecord> {
  const scan: Scan = {
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
  if (scan.place === 'quoted') throw csvErrors.quoteOpen(scan.quoteLine)
  const last = rowEnd(scan)
  if (last) yield last
}

/** Takes one character; gives the row that it completes. A line end of two characters counts once. */
function taken(scan: Scan, char: string): CsvRecord | undefined {
  if (char === '\0') throw csvErrors.notText(scan.line)
  const isSecondHalf = char === '\n' && scan.afterReturn
  const isLineEnd = (char === '\n' || char === '\r') && !isSecondHalf
  scan.afterReturn = char === '\r'
  if (isLineEnd) scan.line += 1
  if (scan.place === 'quoted') return takeQuoted(scan, char)
  if (isLineEnd) return rowEnd(scan)
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
    if (char !== ' ') throw csvErrors.quoteMisplaced(scan.line)
    return
  }
  grow(scan, char)
  if (char !== ' ') scan.place = 'plain'
}

function grow(scan: Scan, char: string): void {
  scan.field += char
  if (scan.field.length > csvLimits.fieldLength)
    throw csvErrors.fieldTooLong(scan.begin, csvLimits.fieldLength)
}

function endField(scan: Scan): void {
  if (scan.fields.length >= csvLimits.columns)
    throw csvErrors.tooManyColumns(scan.begin, csvLimits.columns)
  scan.fields.push(scan.field)
  scan.field = ''
  scan.place = 'start'
}

function rowEnd(scan: Scan): CsvRecord | undefined {
  endField(scan)
  const record = { fields: scan.fields, line: scan.begin }
  scan.fields = []
  scan.begin = scan.line
  if (record.fields.every((value) => value.trim() === '')) return undefined
  scan.rows += 1
  if (scan.rows > csvLimits.rows) throw csvErrors.tooManyRows(record.line, csvLimits.rows)
  return record
}
