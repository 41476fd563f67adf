import type { CsvRecord } from '../csv/index.ts'
import {
  cellOf,
  csvDate,
  csvDateOrders,
  csvFileErrors,
  hasDateShape,
  isBlankCell,
  isCsvAmount,
} from '../csv/index.ts'
import { csvErrors } from './csv-errors.ts'
import type { CsvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'
import { balanceWordsOf, settlementOf } from './csv-words.ts'
import { isChargeText } from './mobile-money.ts'

/** A row that is no movement, and why, in words. */
export type LeftOut = { readonly fileLine: number; readonly text: string; readonly reason: string }

/** The rows of a file sorted by what they are. */
export type CsvBody = {
  readonly moves: readonly CsvRecord[]
  readonly opening: CsvRecord | null
  readonly closing: CsvRecord | null
  readonly leftOut: readonly LeftOut[]
}

const reasons = {
  opening: 'It states the opening balance.',
  closing: 'It states the closing balance.',
  total: 'It is a total.',
  unsettled: 'It has not settled, so no money moved.',
  noDate: 'It has no date and no amount.',
  emptyCharge: 'It is a charge without an amount.',
} as const
type Reason = keyof typeof reasons

const shownMax = 200

const isDate = (cell: string): boolean =>
  csvDateOrders.some((order) => csvDate(cell, order) !== null)

/** Columns of each role, by position. */
export const columnsWith = (roles: readonly CsvRole[], ...wanted: readonly CsvRole[]): number[] =>
  roles.flatMap((role, column) => (wanted.includes(role) ? [column] : []))

/**
 * Sorts rows into movements and the rest. A row counts as rest only for a reason that can be told; one that may be a
 * movement gone wrong is refused with its line. Throws `csv.row_too_wide`, `csv.date_malformed`, `csv.date_missing`,
 * `csv.amount_missing`, `csv.status_unknown`.
 */
export function csvBody(table: CsvTable, roles: readonly CsvRole[]): CsvBody {
  const moves: CsvRecord[] = []
  const leftOut: LeftOut[] = []
  const balances: { opening: CsvRecord | null; closing: CsvRecord | null } = {
    ...statedBefore(table),
  }
  for (const row of table.rows) {
    const kind = kindOf(row, { table, roles })
    if (kind === 'move') {
      moves.push(row)
      continue
    }
    if (kind === 'opening' || kind === 'closing') balances[kind] ??= row
    leftOut.push({
      fileLine: row.line,
      text: row.fields
        .filter((cell) => cell !== '')
        .join(' · ')
        .slice(0, shownMax),
      reason: reasons[kind],
    })
  }
  return { moves, ...balances, leftOut }
}

function statedBefore({ before }: CsvTable) {
  const stating = (kind: 'opening' | 'closing'): CsvRecord | null =>
    before.find((row) => balanceWordsOf(row.fields) === kind) ?? null
  return { opening: stating('opening'), closing: stating('closing') }
}

type Among = { readonly table: CsvTable; readonly roles: readonly CsvRole[] }

function kindOf(row: CsvRecord, { table, roles }: Among): 'move' | Reason {
  const date = cellOf(row, roles.indexOf('date'))
  const amounts = columnsWith(roles, 'amount', 'money_in', 'money_out').map((at) => cellOf(row, at))
  const isBlank = amounts.every(isBlankCell)
  const words = balanceWordsOf(row.fields)
  if (isDate(date)) {
    const hasOne = !isBlank
    if (!hasOne && (words === 'opening' || words === 'closing')) return words
    if (isUnsettled(row, roles)) return 'unsettled'
    assertWidth(row, table)
    if (!hasOne && isChargeText(textOf(row, roles))) return 'emptyCharge'
    if (!hasOne) throw csvErrors.amountMissing(row.line)
    return 'move'
  }
  if (words) return words
  if (hasDateShape(date)) throw csvFileErrors.date(row.line, date)
  if (!isBlank && amounts.some(isCsvAmount)) throw csvErrors.dateMissing(row.line)
  return 'noDate'
}

const textOf = (row: CsvRecord, roles: readonly CsvRole[]): string =>
  columnsWith(roles, 'description')
    .map((column) => cellOf(row, column))
    .join(' ')

function isUnsettled(row: CsvRecord, roles: readonly CsvRole[]): boolean {
  const column = roles.indexOf('status')
  const cell = column === -1 ? '' : cellOf(row, column)
  if (cell === '') return false
  const settlement = settlementOf(cell)
  if (settlement === null) throw csvErrors.status(row.line, cell)
  return settlement === 'unsettled'
}

/** More values than columns: a separator stood unquoted in a text, and everything after it moved. */
function assertWidth(row: CsvRecord, { columnCount }: CsvTable): void {
  if (row.fields.slice(columnCount).some((cell) => cell !== ''))
    throw csvFileErrors.rowTooWide(row.line, row.fields.length, columnCount)
}
