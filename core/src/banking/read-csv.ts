import type { ErrorKind, Issue } from '../errors/index.ts'
import { AppError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { CsvRecord, CsvSeparator } from '../csv/index.ts'
import {
  cellsOf,
  csvDateChoice,
  csvMarkChoice,
  dateQuestion,
  markQuestion,
  cellOf,
  hasDateShape,
} from '../csv/index.ts'
import type { LeftOut } from './csv-body.ts'
import { columnsWith, csvBody } from './csv-body.ts'
import { csvColumnGuess, csvPartyColumn } from './csv-columns.ts'
import { csvErrors } from './csv-errors.ts'
import { csvLines } from './csv-lines.ts'
import { csvArrangement } from './csv-order.ts'
import { signQuestion } from './csv-questions.ts'
import { assertCsvRoles, csvColumnQuestions } from './csv-roles.ts'
import type { CsvMapping, CsvQuestionView } from './csv-schema.ts'
import { csvSigns } from './csv-schema.ts'
import { csvStatement } from './csv-statement.ts'
import type { CsvTable } from './csv-table.ts'
import { csvSignature, csvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'
import { mobileMoneyLines } from './mobile-money.ts'
import type { ReadStatement } from './statement.ts'

/** Why a file cannot be read this way, as data: it crosses threads. */
export type CsvRefusal = {
  readonly kind: ErrorKind
  readonly code: string
  readonly message: string
  readonly issues: readonly Issue[]
}

export type CsvColumn = {
  readonly heading: string
  readonly samples: readonly string[]
  readonly role: CsvRole
  readonly reason: string | null
}

/** A CSV file as far as it could be read. There is a statement where no question is open and nothing is refused. */
export type CsvReading = {
  readonly separator: CsvSeparator
  readonly headingLine: number | null
  readonly columns: readonly CsvColumn[]
  /** By which a mapping is remembered for the next file of this kind. */
  readonly signature: string
  readonly mapping: CsvMapping
  readonly isRemembered: boolean
  readonly questions: readonly CsvQuestionView[]
  readonly refusal: CsvRefusal | null
  readonly leftOut: readonly LeftOut[]
  readonly statement: ReadStatement | null
}

export type CsvOptions = {
  /** Of the bank account: a file in another one is refused. */
  readonly currency: CurrencyCode
  /** What a person said. */
  readonly mapping?: CsvMapping
  /** How its figures are written where neither they nor what is remembered say: a sheet's have a decimal point. */
  readonly assumed?: CsvMapping
  /** What is remembered of files with a signature. */
  readonly remembered?: (signature: string) => CsvMapping | undefined
}

type Draft = {
  readonly table: CsvTable
  readonly roles: readonly CsvRole[]
  readonly given: CsvMapping
  readonly kept: CsvMapping
  readonly currency: CurrencyCode
}
type Outcome = Pick<CsvReading, 'mapping' | 'questions' | 'leftOut' | 'statement'>

/**
 * Reads a decoded CSV file of a bank. What columns are, how dates and decimals are written and what a minus means is
 * decided by whole columns; what they do not decide becomes a question and is never guessed. Throws `csv.*` for a file
 * that is no table; a table that cannot be read is answered with its `refusal`, so that a person can choose anew.
 */
export function readCsv(text: string, options: CsvOptions): CsvReading {
  return readCsvTable(csvTable(text), options)
}

/** The same of a table that is parted into rows already. */
export function readCsvTable(table: CsvTable, options: CsvOptions): CsvReading {
  const signature = csvSignature(table)
  const guess = csvColumnGuess(table)
  const known = options.remembered?.(signature)
  const kept = known?.roles?.length === table.columnCount ? known : (options.assumed ?? {})
  const given = options.mapping ?? {}
  const roles = given.roles ?? kept.roles ?? guess.roles
  const draft = { table, roles, given, kept, currency: options.currency }
  const shown = rowsToShow(table, roles)
  const isGuess = given.roles === undefined && kept.roles === undefined
  return {
    separator: table.separator,
    headingLine: table.headingLine,
    columns: guess.roles.map((guessed, column) => ({
      heading: table.heading?.[column] ?? '',
      samples: samplesOf(shown, column),
      role: roles[column] ?? 'ignore',
      reason: isGuess || roles[column] === guessed ? (guess.reasons[column] ?? null) : null,
    })),
    signature,
    isRemembered: kept.roles !== undefined && given.roles === undefined,
    ...answered(draft, () => {
      const questions = csvColumnQuestions(table, roles, guess)
      return questions.length > 0 ? unread({ roles: [...roles] }, questions) : outcomeOf(draft)
    }),
  }
}

const samplesMax = 3
const sampleLength = 80

/** Rows with a date: a total below them would be a poor sample. */
function rowsToShow({ rows }: CsvTable, roles: readonly CsvRole[]): readonly CsvRecord[] {
  const date = roles.indexOf('date')
  const dated = rows.filter((row) => hasDateShape(cellOf(row, date)))
  return dated.length > 0 ? dated : rows
}

function samplesOf(rows: readonly CsvRecord[], column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const cell = cellOf(row, column)
    if (cell !== '') samples.add(cell.slice(0, sampleLength))
    if (samples.size >= samplesMax) break
  }
  return [...samples]
}

const unread = (mapping: CsvMapping, questions: readonly CsvQuestionView[]): Outcome => ({
  mapping,
  questions,
  leftOut: [],
  statement: null,
})

function answered(draft: Draft, read: () => Outcome): Outcome & Pick<CsvReading, 'refusal'> {
  try {
    return { ...read(), refusal: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { kind, code, message, issues } = error
    const mapping = { ...draft.given, roles: [...draft.roles] }
    return { ...unread(mapping, []), refusal: { kind, code, message, issues } }
  }
}

const amountColumns = (roles: readonly CsvRole[]): number[] =>
  columnsWith(roles, 'amount', 'money_in', 'money_out', 'balance')

function outcomeOf({ table, roles, given, kept, currency }: Draft): Outcome {
  assertCsvRoles(roles, table.columnCount)
  const body = csvBody(table, roles)
  const { moves, leftOut } = body
  if (moves.length === 0) throw csvErrors.noLines()
  const dates = csvDateChoice(cellsOf(moves, columnsWith(roles, 'date')), {
    given: given.dateOrder,
    kept: kept.dateOrder,
  })
  const marks = csvMarkChoice(cellsOf(moves, amountColumns(roles)), {
    given: given.decimalMark,
    kept: kept.decimalMark,
    currency,
  })
  const settled: CsvMapping = {
    roles: [...roles],
    ...(!dates.isOpen && dates.style ? { dateOrder: dates.style } : {}),
    ...(!marks.isOpen && marks.style ? { decimalMark: marks.style } : {}),
  }
  if (dates.isOpen || marks.isOpen) {
    const questions = [
      ...(dates.isOpen ? [dateQuestion(dates.cell, dates.styles)] : []),
      ...(marks.isOpen ? [markQuestion(marks.cell, marks.styles)] : []),
    ]
    return unread({ ...settled, ...(given.sign ? { sign: given.sign } : {}) }, questions)
  }
  const partyColumn = csvPartyColumn(table, roles)
  const style = { roles, dateOrder: dates.any, decimalMark: marks.any, currency, partyColumn }
  const written = csvLines(moves, style)
  // A flag or two columns say themselves what is money out.
  const isSigned = roles.includes('amount') && !roles.includes('direction')
  const signs = !isSigned ? (['as_written'] as const) : given.sign ? [given.sign] : csvSigns
  const arrangement = csvArrangement(written, signs)
  const isSettled = !isSigned || arrangement.isProven
  const sign = isSettled ? arrangement.sign : (given.sign ?? kept.sign ?? arrangement.sign)
  if (sign === null) {
    const [first] = written
    if (!first) throw csvErrors.noLines()
    return unread(settled, [signQuestion(Money.toString(first.amount), first.fileLine)])
  }
  const final = arrangement.sign === sign ? arrangement : csvArrangement(written, [sign])
  return {
    mapping: { ...settled, ...(isSigned ? { sign } : {}) },
    questions: [],
    leftOut,
    statement: csvStatement(mobileMoneyLines(final.lines, table.heading), body, style),
  }
}

/** A mapping as a bank account remembers it, under the SHA-256 of its files' signature in hexadecimal. */
export type RememberedCsvMapping = {
  readonly headingSha256: string
  readonly mapping: CsvMapping
}

/** What to remember after a file was taken in: what it settled, and what was known before where it settled nothing. */
export function rememberedCsvMapping(known: CsvMapping | undefined, used: CsvMapping): CsvMapping {
  return { ...known, ...used }
}
