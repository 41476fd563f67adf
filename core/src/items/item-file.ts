import type { CsvRecord } from '../csv/index.ts'
import { csvLimits, csvRows, normalizedText } from '../csv/index.ts'
import { itemFileErrors } from './item-file-errors.ts'

/** What a file with products and services may hold. */
export const itemFileLimits = { mib: 2, rows: 5_000, columns: 50 }

/** What a column may be. */
export const itemFileColumns = [
  'code',
  'name',
  'description',
  'price',
  'unit',
  'account',
  'tax',
] as const
export type ItemFileColumn = (typeof itemFileColumns)[number]

/** A line of the file, as written; columns that the file does not have are empty. */
export type ItemFileRow = Readonly<Record<ItemFileColumn, string>> & {
  readonly line: number
  /** Values stand behind the last heading, so that each may stand in the wrong column. */
  readonly isTooWide: boolean
}
export type ItemFile = {
  readonly rows: readonly ItemFileRow[]
  /** Headings that mean nothing to us, so that nobody wonders where their content went. */
  readonly ignoredColumns: readonly string[]
}

/** How people head the columns, the plainest word first: it wins where a file has several. */
const headings: Readonly<Record<ItemFileColumn, string>> = {
  code: 'code|item code|product code|sku|item number|product number|item no|number|no|artikelnummer|artikelnr|nummer|reference',
  name: 'name|item name|product name|item|product|product or service|product service|service|title|bezeichnung|artikel|nom|designation',
  description:
    'description|words|words on the document|item description|sales description|beschreibung|text',
  price:
    'price|unit price|sales price|selling price|net price|rate|preis|einzelpreis|verkaufspreis|prix|prix unitaire',
  unit: 'unit|unit of measure|uom|einheit|mengeneinheit|unite',
  account:
    'account|income account|sales account|account code|revenue account|konto|erloskonto|compte',
  tax: 'tax|tax code|tax codes|taxes|vat|vat code|gst|steuer|steuercode|steuerschlussel|tva',
}
const wordsOf = (column: ItemFileColumn): string[] =>
  headings[column].split('|').map((word) => normalizedText(word))

/**
 * Reads products and services from CSV. The first line names the columns in plain words, in any order. Throws
 * `item.file_empty`, `item.file_headings`, `item.file_too_many_rows`, and what {@link csvRows} throws.
 */
export function readItemFile(text: string): ItemFile {
  const lines = csvRows(text, { ...csvLimits, columns: itemFileLimits.columns })
  const first = lines.next()
  if (first.done) throw itemFileErrors.empty()
  const { fields } = first.value
  const places = columnPlaces(fields)
  const rows: ItemFileRow[] = []
  for (const row of lines) {
    if (rows.length === itemFileLimits.rows) throw itemFileErrors.tooManyRows(itemFileLimits.rows)
    rows.push(itemFileRow(row, places, fields.length))
  }
  if (rows.length === 0) throw itemFileErrors.empty()
  const used = new Set(places.values())
  const ignoredColumns = fields
    .filter((heading, at) => !used.has(at) && heading !== '')
    .map((heading) => heading.slice(0, 60))
  return { rows, ignoredColumns }
}

type Places = ReadonlyMap<ItemFileColumn, number>

function columnPlaces(fields: readonly string[]): Places {
  const words = fields.map((field) => normalizedText(field.slice(0, 100)))
  const places = new Map<ItemFileColumn, number>()
  for (const column of itemFileColumns) {
    const heading = wordsOf(column).find((known) => words.includes(known))
    if (heading !== undefined) places.set(column, words.indexOf(heading))
  }
  if (!places.has('code') && !places.has('name')) throw itemFileErrors.headings()
  return places
}

function itemFileRow(row: CsvRecord, places: Places, width: number): ItemFileRow {
  const cell = (column: ItemFileColumn): string => {
    const place = places.get(column)
    return place === undefined ? '' : (row.fields[place] ?? '').trim()
  }
  return {
    line: row.line,
    code: cell('code').replaceAll(/ +/g, ' '),
    name: cell('name'),
    // Line ends inside a cell are written in three ways; documents know one.
    description: cell('description').replaceAll(/\r\n?/g, '\n'),
    price: cell('price'),
    unit: cell('unit'),
    account: cell('account'),
    tax: cell('tax'),
    isTooWide: row.fields.slice(width).some((value) => value !== ''),
  }
}
