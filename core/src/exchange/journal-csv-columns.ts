import type { CsvRecord } from '../csv/index.ts'
import {
  cellOf,
  csvDate,
  csvDateOrders,
  isBlankCell,
  isCsvAmount,
  isCsvDate,
} from '../csv/index.ts'
import { csvFileErrors } from '../csv/index.ts'
import { isCurrency } from '../money/index.ts'
import type { JournalCsvAccounts } from './journal-csv-accounts.ts'
import { journalCsvErrors } from './journal-csv-errors.ts'
import type { JournalCsvTable } from './journal-csv-table.ts'
import type { JournalCsvRole } from './journal-csv-words.ts'
import { isCustomerHeading, journalCsvRoles, journalHeadingRank } from './journal-csv-words.ts'

/** What each column is taken for, and why, in words. */
export type JournalCsvGuess = {
  readonly roles: readonly JournalCsvRole[]
  readonly reasons: readonly (string | null)[]
}

const evidenceRows = 2_000
const shareMin = 0.5

type Search = {
  readonly table: JournalCsvTable
  readonly rows: readonly CsvRecord[]
  readonly roles: JournalCsvRole[]
  readonly reasons: (string | null)[]
}

/** Takes each column for what its heading and its values say together; a heading alone is believed of texts only. */
export function journalCsvGuess(
  table: JournalCsvTable,
  accounts: JournalCsvAccounts,
): JournalCsvGuess {
  const columns = Array.from({ length: table.columnCount }, (_, at) => at)
  const search: Search = {
    table,
    rows: table.rows.slice(0, evidenceRows),
    roles: columns.map(() => 'ignore'),
    reasons: columns.map(() => null),
  }
  const isAccount = (cell: string): boolean => accounts.find(cell, '').account !== null
  take(search, 'date', { fits: isDateInAnyOrder, alone: isCsvDate, why: 'its values are dates' })
  // The heading is believed: taking foreign amounts for the books' own would be wrong without a word.
  take(search, 'currency', {
    fits: () => true,
    alone: (cell) => isCurrency(cell.toUpperCase()),
    why: 'its values are currencies',
    mayBeEmpty: true,
  })
  const amounts = { fits: isCsvAmount, why: 'its values are amounts', mayBeEmpty: true }
  take(search, 'debit', amounts)
  take(search, 'credit', amounts)
  take(search, 'rate', { fits: isCsvAmount, why: 'its values are numbers' })
  take(search, 'account', {
    fits: () => true,
    alone: isAccount,
    why: 'its values are accounts',
  })
  take(search, 'account_name', { fits: () => true, why: 'its values are texts' })
  if (!search.roles.includes('debit') && !search.roles.includes('credit'))
    take(search, 'amount', { fits: isCsvAmount, alone: isCsvAmount, why: 'its values are amounts' })
  take(search, 'entry', { fits: () => true, why: 'its values name entries' })
  takeTexts(search)
  return { roles: search.roles, reasons: search.reasons }
}

/** Whether a cell is a date, whatever the order of day and month. */
export const isDateInAnyOrder = (cell: string): boolean =>
  csvDateOrders.some((order) => csvDate(cell, order) !== null)

type Evidence = {
  readonly fits: (cell: string) => boolean
  /** What a column without a fitting heading must hold in every filled cell, to be taken where only one does. */
  readonly alone?: (cell: string) => boolean
  readonly why: string
  readonly mayBeEmpty?: boolean
}

function take(search: Search, role: JournalCsvRole, evidence: Evidence): void {
  const { table, roles, reasons } = search
  const free = roles.flatMap((taken, column) => (taken === 'ignore' ? [column] : []))
  const named = free
    .map((column) => ({ column, rank: journalHeadingRank(table.heading?.[column] ?? '', role) }))
    .filter((each): each is { column: number; rank: number } => each.rank !== null)
    .filter(({ column }) => holds(search, column, evidence))
    .sort((a, b) => a.rank - b.rank || a.column - b.column)[0]
  if (named) {
    roles[named.column] = role
    const heading = (table.heading?.[named.column] ?? '').slice(0, 60)
    reasons[named.column] = `The heading is “${heading}”, and ${evidence.why}`
    return
  }
  const { alone } = evidence
  if (!alone) return
  const [only, second] = free.filter((column) => share(search, column, alone) === 1)
  if (only === undefined || second !== undefined) return
  roles[only] = role
  reasons[only] = `It is the only column that fits: ${evidence.why}`
}

function holds(search: Search, column: number, { fits, mayBeEmpty }: Evidence): boolean {
  const fitting = share(search, column, fits)
  return fitting === null ? mayBeEmpty === true : fitting >= shareMin
}

/** Which part of the filled cells fits; null where none is filled. */
function share({ rows }: Search, column: number, fits: (cell: string) => boolean): number | null {
  const cells = rows.map((row) => cellOf(row, column)).filter((cell) => !isBlankCell(cell))
  return cells.length === 0 ? null : cells.filter(fits).length / cells.length
}

function takeTexts(search: Search): void {
  const { table, roles, reasons } = search
  table.heading?.forEach((heading, column) => {
    if (roles[column] !== 'ignore') return
    if (journalHeadingRank(heading, 'description') !== null) {
      roles[column] = 'description'
      reasons[column] = `The heading is “${heading.slice(0, 60)}”`
    } else if (isCustomerHeading(heading)) {
      reasons[column] = 'Entries made by hand carry no customer: invoices and payments do'
    }
  })
}

const several: readonly JournalCsvRole[] = ['description', 'ignore']

/**
 * Columns as they must be: a date, an account, and amounts in one column or in two. Throws `csv.roles_differ`,
 * `csv.role_twice`, `csv.role_missing`, `exchange.journal_csv_amounts`.
 */
export function assertJournalCsvRoles(roles: readonly JournalCsvRole[], columnCount: number): void {
  if (roles.length !== columnCount) throw csvFileErrors.rolesDiffer(roles.length, columnCount)
  for (const role of journalCsvRoles) {
    if (!several.includes(role) && roles.indexOf(role) !== roles.lastIndexOf(role))
      throw csvFileErrors.roleTwice(role.replace('_', ' '))
  }
  const has = (role: JournalCsvRole): boolean => roles.includes(role)
  if (!has('date')) throw csvFileErrors.roleMissing('the date')
  if (!has('account') && !has('account_name')) throw csvFileErrors.roleMissing('the account')
  if (has('amount') && (has('debit') || has('credit'))) throw journalCsvErrors.amountColumns()
  if (has('debit') !== has('credit'))
    throw csvFileErrors.roleMissing(has('debit') ? 'the credit' : 'the debit')
  if (!has('amount') && !has('debit')) throw csvFileErrors.roleMissing('the amount')
}
