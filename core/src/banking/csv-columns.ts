import { isCurrency } from '../money/index.ts'
import type { CsvRecord } from '../csv/index.ts'
import {
  cellOf,
  csvDate,
  csvDateOrders,
  isBlankCell,
  isCsvAmount,
  isCsvDate,
} from '../csv/index.ts'
import type { CsvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'
import { csvRoles, directionOf, headingRank, isPartyHeading, settlementOf } from './csv-words.ts'

/** What we take each column to be and why, in words; and what has to be asked. */
export type CsvColumnGuess = {
  readonly roles: readonly CsvRole[]
  readonly reasons: readonly (string | null)[]
  /** Columns of which a person has to choose one; empty where the column is found. */
  readonly dateChoices: readonly number[]
  readonly amountChoices: readonly number[]
}

const shareMin = 0.5

const isDateInAnyOrder = (cell: string): boolean =>
  csvDateOrders.some((order) => csvDate(cell, order) !== null)

/** Columns of which most cells are dates; eight digits count only below a heading that names a date. */
function dateColumns(table: CsvTable): number[] {
  return columnsOf(table).filter((column) => {
    const heading = table.heading?.[column] ?? ''
    const isNamed =
      headingRank(heading, 'date') !== null || headingRank(heading, 'value_date') !== null
    const isDate = isNamed ? isDateInAnyOrder : isCsvDate
    const dates = table.rows.filter((row) => isDate(cellOf(row, column))).length
    return dates > 0 && dates >= table.rows.length * shareMin
  })
}

const columnsOf = (table: CsvTable): number[] =>
  Array.from({ length: table.columnCount }, (_, at) => at)

/** The column of `columns` whose heading names the role most surely; undefined where none or two alike do. */
function namedColumn(
  table: CsvTable,
  columns: readonly number[],
  role: CsvRole,
): number | undefined {
  const ranked = columns
    .map((column) => ({ column, rank: headingRank(table.heading?.[column] ?? '', role) }))
    .filter((each): each is { column: number; rank: number } => each.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
  return ranked[0]?.column
}

/** The table, the rows that count as evidence, and what is found so far. */
type Search = {
  readonly table: CsvTable
  readonly rows: readonly CsvRecord[]
  readonly roles: CsvRole[]
  readonly reasons: (string | null)[]
}

/**
 * Takes each column for what its heading and its values say together; a heading alone is not believed. Where two
 * columns would do and no heading decides, they are choices for a person.
 */
export function csvColumnGuess(table: CsvTable): CsvColumnGuess {
  const start: Search = {
    table,
    rows: table.rows,
    roles: columnsOf(table).map(() => 'ignore'),
    reasons: columnsOf(table).map(() => null),
  }
  const dateChoices = findDates(start)
  const date = start.roles.indexOf('date')
  const rows =
    date === -1 ? table.rows : table.rows.filter((row) => isDateInAnyOrder(cellOf(row, date)))
  const search = { ...start, rows }
  const amountChoices = findAmounts(search)
  findTexts(search)
  return { roles: search.roles, reasons: search.reasons, dateChoices, amountChoices }
}

const headingOf = ({ table }: Search, column: number): string => table.heading?.[column] ?? ''
const isFree = ({ roles }: Search, column: number): boolean => roles[column] === 'ignore'

type Found = { readonly column: number | undefined; readonly role: CsvRole; readonly why: string }

function take(search: Search, { column, role, why }: Found): void {
  if (column === undefined) return
  const heading = headingOf(search, column)
  search.roles[column] = role
  search.reasons[column] =
    headingRank(heading, role) === null
      ? why
      : `The heading is “${heading.slice(0, 60)}”, and ${why}`
}

function findDates(search: Search): number[] {
  const { table } = search
  const columns = dateColumns(table)
  const named = namedColumn(table, columns, 'date')
  const rest = columns.filter((column) => column !== named)
  const value = namedColumn(table, rest, 'value_date')
  const others = columns.filter((column) => column !== value)
  const date = named ?? (others.length <= 1 ? (others[0] ?? value) : undefined)
  const why = 'its values are dates'
  take(search, { column: date, role: 'date', why })
  if (value !== date) take(search, { column: value, role: 'value_date', why })
  return date === undefined ? others : []
}

/** Columns still free of which at least that share of the filled cells fit, and one is filled. */
function freeColumns(search: Search, fits: (cell: string) => boolean, share = 1): number[] {
  return columnsOf(search.table).filter((column) => {
    if (!isFree(search, column)) return false
    const cells = search.rows.map((row) => cellOf(row, column)).filter((cell) => !isBlankCell(cell))
    return cells.length > 0 && cells.filter(fits).length >= cells.length * share
  })
}

const digitsOnly = /^\d{7,}$/

function findAmounts(search: Search): number[] {
  const { table, rows } = search
  // Below a heading that names them, a cell that is no amount is a fault of its line, not of the column.
  const columns = freeColumns(search, isCsvAmount, shareMin)
  const why = 'its values are amounts'
  take(search, { column: namedColumn(table, columns, 'balance'), role: 'balance', why })
  if (foundTwoColumns(search, columns)) return []
  const free = columns.filter((column) => isFree(search, column))
  const numbers = freeColumns(search, isCsvAmount).filter(
    (column) => !rows.every((row) => digitsOnly.test(cellOf(row, column))),
  )
  const named = namedColumn(table, free, 'amount')
  const only = numbers.length === 1 ? numbers[0] : undefined
  if (named === undefined && only === undefined) return numbers
  take(search, {
    column: named ?? only,
    role: 'amount',
    why: named === undefined ? 'it is the only one of amounts' : why,
  })
  const flags = freeColumns(search, (cell) => directionOf(cell) !== null)
  take(search, {
    column: namedColumn(table, flags, 'direction'),
    role: 'direction',
    why: 'its values say whether money came in or went out',
  })
  return []
}

/** Money in and money out apart. A period may have money on one side only: then the other column is empty. */
function foundTwoColumns(search: Search, columns: readonly number[]): boolean {
  const { table, rows } = search
  const empty = columnsOf(table).filter(
    (column) => isFree(search, column) && rows.every((row) => isBlankCell(cellOf(row, column))),
  )
  const moneyIn = namedColumn(table, [...columns, ...empty], 'money_in')
  const moneyOut = namedColumn(table, [...columns, ...empty], 'money_out')
  if (moneyIn === undefined || moneyOut === undefined) return false
  if (!columns.includes(moneyIn) && !columns.includes(moneyOut)) return false
  const why = 'its values are amounts'
  take(search, { column: moneyIn, role: 'money_in', why })
  take(search, { column: moneyOut, role: 'money_out', why })
  return true
}

function findTexts(search: Search): void {
  const { table } = search
  const codes = freeColumns(search, (cell) => isCurrency(cell.toUpperCase()))
  const currency = namedColumn(table, codes, 'currency') ?? codes[0]
  take(search, { column: currency, role: 'currency', why: 'its values are currencies' })
  const states = freeColumns(search, (cell) => settlementOf(cell) !== null)
  const status = namedColumn(table, states, 'status')
  take(search, { column: status, role: 'status', why: 'its values say whether the money moved' })
  const texts = freeColumns(search, () => true)
  const reference = namedColumn(table, texts, 'reference')
  take(search, { column: reference, role: 'reference', why: 'its values may be references' })
  const named = texts.filter(
    (column) =>
      isFree(search, column) && headingRank(headingOf(search, column), 'description') !== null,
  )
  for (const column of named)
    take(search, { column, role: 'description', why: 'its values are texts' })
  if (named.length > 0) return
  const longest = longestText(search, texts)
  take(search, { column: longest, role: 'description', why: 'it has the longest texts' })
}

function longestText(search: Search, texts: readonly number[]): number | undefined {
  const { rows } = search
  const isNumber = (cell: string): boolean =>
    isCsvAmount(cell) || isBlankCell(cell) || isCsvDate(cell)
  const lengths = texts
    .filter((column) => isFree(search, column))
    .filter((column) => !rows.every((row) => isNumber(cellOf(row, column))))
    .map((column) => ({
      column,
      length: rows.reduce((total, row) => total + cellOf(row, column).length, 0),
    }))
  return lengths.sort((a, b) => b.length - a.length)[0]?.column
}

/** Roles of which a file may have one column only. */
export const singleCsvRoles = csvRoles.filter((role) => role !== 'description' && role !== 'ignore')

/** The text column whose heading says that it names the other side; -1 where none does. */
export const csvPartyColumn = ({ heading }: CsvTable, roles: readonly CsvRole[]): number =>
  roles.findIndex((role, at) => role === 'description' && isPartyHeading(heading?.[at] ?? ''))
