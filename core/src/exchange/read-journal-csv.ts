import type { CsvCell, CsvChoice, CsvDateOrder, CsvDecimalMark, CsvRecord } from '../csv/index.ts'
import {
  cellOf,
  cellsOf,
  csvDateChoice,
  csvMarkChoice,
  dateQuestion,
  isBlankCell,
  isCsvAmount,
  markQuestion,
} from '../csv/index.ts'
import { AppError } from '../errors/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { journalCsvAccounts } from './journal-csv-accounts.ts'
import type { JournalCsvAccounts } from './journal-csv-accounts.ts'
import { assertJournalCsvRoles, isDateInAnyOrder, journalCsvGuess } from './journal-csv-columns.ts'
import type { JournalCsvEntry } from './journal-csv-entry.ts'
import { journalCsvEntry } from './journal-csv-entry.ts'
import type { JournalCsvFault } from './journal-csv-errors.ts'
import type { JournalCsvGroups } from './journal-csv-groups.ts'
import { journalCsvGroups } from './journal-csv-groups.ts'
import type { JournalCsvMapping, JournalCsvReadingView } from './journal-csv-schema.ts'
import type { JournalCsvTable } from './journal-csv-table.ts'
import { journalCsvTable } from './journal-csv-table.ts'
import type { JournalCsvRole } from './journal-csv-words.ts'

export type JournalCsvOptions = {
  readonly baseCurrency: CurrencyCode
  readonly accounts: readonly LedgerAccount[]
  /** What a person said. */
  readonly mapping: JournalCsvMapping
}

/** A spreadsheet as far as it could be read. There are entries where no question is open and nothing is refused. */
export type JournalCsvReading = {
  readonly csv: Omit<JournalCsvReadingView, 'encoding'>
  readonly entries: readonly JournalCsvEntry[]
  /** Faults of rows that belong to no entry. */
  readonly faults: readonly JournalCsvFault[]
}

type Outcome = Pick<JournalCsvReading, 'entries' | 'faults'> &
  Pick<JournalCsvReadingView, 'mapping' | 'grouping' | 'questions' | 'leftOut'>

/**
 * Reads a decoded spreadsheet of journals. What columns are and how dates and decimals are written is decided by whole
 * columns; what they do not decide becomes a question and is never guessed. Throws `csv.*` for a file that is no table;
 * a table that cannot be read is answered with its refusal, so that a person can choose anew.
 */
export function readJournalCsv(text: string, options: JournalCsvOptions): JournalCsvReading {
  const table = journalCsvTable(text)
  const accounts = journalCsvAccounts(options.accounts)
  const guess = journalCsvGuess(table, accounts)
  const given = options.mapping
  const roles = given.roles ?? guess.roles
  const { outcome, refusal } = answered({ given, roles }, () =>
    outcomeOf({ table, roles, given, accounts, baseCurrency: options.baseCurrency }),
  )
  const { entries, faults, ...read } = outcome
  return {
    csv: {
      separator: table.separator,
      headingLine: table.headingLine,
      columns: guess.roles.map((guessed, column) => ({
        heading: (table.heading?.[column] ?? '').slice(0, sampleLength),
        samples: samplesOf(table.rows, column),
        role: roles[column] ?? 'ignore',
        reason: roles[column] === guessed ? (guess.reasons[column] ?? null) : null,
      })),
      refusal,
      ...read,
    },
    entries,
    faults,
  }
}

const samplesMax = 3
const sampleLength = 80

function samplesOf(rows: readonly CsvRecord[], column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const cell = cellOf(row, column)
    if (cell !== '') samples.add(cell.slice(0, sampleLength))
    if (samples.size >= samplesMax) break
  }
  return [...samples]
}

type Said = { readonly given: JournalCsvMapping; readonly roles: readonly JournalCsvRole[] }

function answered(
  { given, roles }: Said,
  read: () => Outcome,
): { outcome: Outcome; refusal: JournalCsvReadingView['refusal'] } {
  try {
    return { outcome: read(), refusal: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message } = error
    return { outcome: unread({ ...given, roles: [...roles] }), refusal: { code, message } }
  }
}

const unread = (
  mapping: JournalCsvMapping,
  questions: JournalCsvReadingView['questions'] = [],
): Outcome => ({ mapping, grouping: null, questions, leftOut: [], entries: [], faults: [] })

type Draft = Said & {
  readonly table: JournalCsvTable
  readonly accounts: JournalCsvAccounts
  readonly baseCurrency: CurrencyCode
}

function outcomeOf({ table, roles, given, accounts, baseCurrency }: Draft): Outcome {
  assertJournalCsvRoles(roles, table.columnCount)
  const groups = journalCsvGroups(table.rows, roles)
  const rows = groups.groups.flatMap((group) => group.rows)
  // A cell that is no date or amount in any style is a fault of its row and no evidence.
  const dateCells = filledCells(rows, roles, ['date']).filter(({ text }) => isDateInAnyOrder(text))
  const numberCells = filledCells(rows, roles, ['debit', 'credit', 'amount', 'rate'])
  const dates = csvDateChoice(dateCells, { given: given.dateOrder, kept: undefined })
  const marks = csvMarkChoice(
    numberCells.filter(({ text }) => isCsvAmount(text)),
    {
      given: given.decimalMark,
      kept: undefined,
      currency: baseCurrency,
    },
  )
  const mapping: JournalCsvMapping = {
    roles: [...roles],
    ...(!dates.isOpen && dates.style ? { dateOrder: dates.style } : {}),
    ...(!marks.isOpen && marks.style ? { decimalMark: marks.style } : {}),
  }
  if (dates.isOpen || marks.isOpen) return unread(mapping, questionsOf(dates, marks))
  const style = {
    roles,
    dateOrder: dates.any,
    decimalMark: marks.any,
    baseCurrency,
    accounts,
  }
  return {
    mapping,
    grouping: groups.grouping,
    questions: [],
    leftOut: leftOutOf(groups),
    entries: groups.groups.map((group) => journalCsvEntry(group, style)),
    faults: groups.faults,
  }
}

const leftOutOf = ({ leftOut }: JournalCsvGroups) => leftOut.slice(0, leftOutMax)
const leftOutMax = 100

function filledCells(
  rows: readonly CsvRecord[],
  roles: readonly JournalCsvRole[],
  wanted: readonly JournalCsvRole[],
): CsvCell[] {
  const columns = roles.flatMap((role, at) => (wanted.includes(role) ? [at] : []))
  return cellsOf(rows, columns).filter(({ text }) => !isBlankCell(text))
}

function questionsOf(
  dates: CsvChoice<CsvDateOrder>,
  marks: CsvChoice<CsvDecimalMark>,
): JournalCsvReadingView['questions'] {
  return [
    ...(dates.isOpen ? [dateQuestion(dates.cell, dates.styles)] : []),
    ...(marks.isOpen ? [markQuestion(marks.cell, marks.styles)] : []),
  ]
}
