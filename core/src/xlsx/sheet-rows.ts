import type { CsvRecord } from '../csv/index.ts'
import { csvLimits } from '../csv/index.ts'
import { readXml } from '../xml/index.ts'
import { cellDate, cellNumber, columnOf } from './cell-text.ts'
import type { Workbook } from './workbook.ts'
import { xlsxErrors } from './xlsx-errors.ts'

type Cell = { readonly column: number; readonly type: string; readonly style: string }

type Sheet = {
  readonly book: Workbook
  readonly rows: CsvRecord[]
  line: number
  fields: string[]
  cell: Cell | undefined
  value: string
  /** Whether text belongs to the value: formulas and phonetic hints do not. */
  depth: 'outside' | 'value' | 'aside'
}

/** The rows of a sheet that hold anything, as far apart as they stand there. Throws `xlsx.*`, `xml.*`. */
export function sheetRows(pieces: Iterable<string>, book: Workbook): CsvRecord[] {
  const sheet: Sheet = {
    book,
    rows: [],
    line: 0,
    fields: [],
    cell: undefined,
    value: '',
    depth: 'outside',
  }
  readXml(pieces, {
    open: (name, attributes) => opened(sheet, name, attributes),
    text: (text) => {
      if (sheet.depth === 'value') sheet.value += text
    },
    close: (name) => closed(sheet, name),
  })
  return sheet.rows
}

function opened(sheet: Sheet, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'row') beginRow(sheet, attributes.get('r'))
  else if (name === 'c') beginCell(sheet, attributes)
  else if (name === 'rPh') sheet.depth = 'aside'
  else if ((name === 'v' || name === 't') && sheet.cell && sheet.depth === 'outside')
    sheet.depth = 'value'
}

function beginRow(sheet: Sheet, stated: string | undefined): void {
  // eslint-disable-next-line no-restricted-syntax -- the number of a row, no amount
  const line = stated !== undefined && /^\d{1,7}$/.test(stated) ? Number(stated) : sheet.line + 1
  if (line <= sheet.line) throw xlsxErrors.cellMalformed(sheet.line + 1, stated ?? '')
  sheet.line = line
  sheet.fields = []
}

function beginCell(sheet: Sheet, attributes: ReadonlyMap<string, string>): void {
  const reference = attributes.get('r')
  const column = reference === undefined ? sheet.fields.length : columnOf(reference)
  if (column === undefined) throw xlsxErrors.cellMalformed(sheet.line, reference ?? '')
  sheet.cell = { column, type: attributes.get('t') ?? 'n', style: attributes.get('s') ?? '0' }
  sheet.value = ''
  sheet.depth = 'outside'
}

function closed(sheet: Sheet, name: string): void {
  if (name === 'v' || name === 't') sheet.depth = sheet.depth === 'value' ? 'outside' : sheet.depth
  else if (name === 'rPh') sheet.depth = 'outside'
  else if (name === 'c') endCell(sheet)
  else if (name === 'row') endRow(sheet)
}

function endCell(sheet: Sheet): void {
  const { cell } = sheet
  if (!cell) return
  sheet.cell = undefined
  const text = textOf(sheet, cell).trim()
  if (text === '') return
  if (cell.column >= csvLimits.columns)
    throw xlsxErrors.tooManyColumns(sheet.line, csvLimits.columns)
  while (sheet.fields.length < cell.column) sheet.fields.push('')
  sheet.fields[cell.column] = text
}

function textOf(sheet: Sheet, cell: Cell): string {
  const { value, book, line } = sheet
  if (value === '' || cell.type === 'inlineStr' || cell.type === 'str') return value
  if (cell.type === 'd') return value
  if (cell.type === 'e') throw xlsxErrors.cellError(line, value)
  if (cell.type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (cell.type === 's') {
    // eslint-disable-next-line no-restricted-syntax -- place in a list
    const text = /^\d{1,7}$/.test(value.trim()) ? book.texts[Number(value)] : undefined
    if (text === undefined) throw xlsxErrors.cellMalformed(line, value)
    return text
  }
  const number = cellNumber(value.trim())
  if (number === undefined) throw xlsxErrors.cellMalformed(line, value)
  // eslint-disable-next-line no-restricted-syntax -- place in a list
  if (book.isDateStyle[Number(cell.style)] !== true) return number
  return cellDate(number, book.epoch) ?? number
}

function endRow(sheet: Sheet): void {
  const { fields, line, rows } = sheet
  if (fields.length === 0) return
  sheet.fields = []
  rows.push({ fields, line, lastLine: line })
  if (rows.length > csvLimits.rows) throw xlsxErrors.tooManyRows(line, csvLimits.rows)
}
