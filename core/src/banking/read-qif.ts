import { AppError } from '../errors/index.ts'
import type { CsvDateOrder, CsvDecimalMark } from '../csv/index.ts'
import {
  csvAmount,
  csvDate,
  csvDateChoice,
  csvFileErrors,
  csvMarkChoice,
  dateQuestion,
  markQuestion,
} from '../csv/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { CsvMapping, CsvQuestionView } from './csv-schema.ts'
import { qifErrors } from './qif-errors.ts'
import type { QifRecord, QifSection } from './qif-records.ts'
import { qifSections } from './qif-records.ts'
import type { ReadStatement, ReadStatementLine, StatedBalance } from './statement.ts'

/** A QIF file as far as it could be read: it says neither its date order nor its decimal mark. */
export type QifReading = {
  readonly statements: readonly ReadStatement[]
  readonly mapping: CsvMapping
  readonly questions: readonly CsvQuestionView[]
}

type Style = {
  readonly dateOrder: CsvDateOrder
  readonly decimalMark: CsvDecimalMark
  readonly currency: CurrencyCode
}

/**
 * Reads a decoded QIF file of bank accounts, cards and cash; lists and investments in it are passed over. In which
 * order its dates stand and which mark parts decimals is decided by all of them together, else asked. Throws `qif.*`
 * and `csv.date_malformed`, `csv.amount_malformed`, naming the line.
 */
export function readQif(
  text: string,
  options: { readonly currency: CurrencyCode; readonly mapping?: CsvMapping },
): QifReading {
  const sections = qifSections(text).filter(({ records }) => records.length > 0)
  if (sections.length === 0) throw qifErrors.noStatement()
  const records = sections.flatMap((section) => section.records)
  const { currency, mapping: given = {} } = options
  const dates = csvDateChoice(
    records.map((record) => ({ text: dateText(record), line: record.line })),
    { given: given.dateOrder, kept: undefined },
  )
  const marks = csvMarkChoice(
    records.map((record) => ({ text: amountText(record), line: record.line })),
    { given: given.decimalMark, kept: undefined, currency },
  )
  const mapping: CsvMapping = {
    ...(!dates.isOpen && dates.style ? { dateOrder: dates.style } : {}),
    ...(!marks.isOpen && marks.style ? { decimalMark: marks.style } : {}),
  }
  if (dates.isOpen || marks.isOpen) {
    const questions = [
      ...(dates.isOpen ? [dateQuestion(dates.cell, dates.styles)] : []),
      ...(marks.isOpen ? [markQuestion(marks.cell, marks.styles)] : []),
    ]
    return { statements: [], mapping, questions }
  }
  const style = { dateOrder: dates.any, decimalMark: marks.any, currency }
  return {
    statements: sections.map((section) => statementOf(section, style)),
    mapping,
    questions: [],
  }
}

// After an apostrophe stands a year since 2000, `12/1' 4`: two digits mean the same years without it.
const apostrophe = /'\s?(\d{1,4})$/

function dateText(record: QifRecord): string {
  const text = record.fields.get('D') ?? ''
  if (text === '') throw qifErrors.missing(record.line, 'date')
  return text.replace(apostrophe, (_, year: string) => `/${year.padStart(2, '0')}`)
}

function amountText({ fields, line }: QifRecord): string {
  const text = fields.get('T') || fields.get('U') || ''
  if (text === '') throw qifErrors.missing(line, 'amount')
  return text
}

function moneyOf(record: QifRecord, style: Style): Money {
  const text = amountText(record)
  const read = csvAmount(text, style.decimalMark)
  if (!read) throw csvFileErrors.amount(record.line, text)
  try {
    return Money.parse(read.text, style.currency)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw qifErrors.decimals(record.line, error.message)
  }
}

/** A first record of this payee carries the balance that the account began with. */
const isOpening = (record: QifRecord | undefined): boolean =>
  record?.fields.get('P')?.toUpperCase() === 'OPENING BALANCE'

const ownAccount = /^\[(.{1,200})\]$/

function statementOf({ account, type, records }: QifSection, style: Style): ReadStatement {
  const [first] = records
  const opening = first && isOpening(first) ? first : undefined
  const lines = records.slice(opening ? 1 : 0).map((record) => lineOf(record, style))
  const openingBalance: StatedBalance | null = opening
    ? { amount: moneyOf(opening, style), date: dateOf(opening, style), fileLine: opening.line }
    : null
  const dates = lines.map(({ date }) => date).sort()
  const named = ownAccount.exec(opening?.fields.get('L') ?? '')?.[1]
  return {
    account: { bankId: null, accountId: account || (named ?? ''), type },
    currency: style.currency,
    openingBalance,
    closingBalance: null,
    from: dates[0] ?? openingBalance?.date ?? null,
    to: dates.at(-1) ?? openingBalance?.date ?? null,
    lines,
  }
}

function dateOf(record: QifRecord, { dateOrder }: Style) {
  const date = csvDate(dateText(record), dateOrder)
  if (date === null) throw csvFileErrors.date(record.line, dateText(record))
  return date
}

const number = /^\d{1,20}$/

function lineOf(record: QifRecord, style: Style): ReadStatementLine {
  const { fields, line } = record
  const told = fields.get('N') ?? ''
  const isNumber = number.test(told)
  return {
    fitId: null,
    date: dateOf(record, style),
    amount: moneyOf(record, style),
    type: isNumber ? '' : told.toUpperCase(),
    name: fields.get('P') ?? '',
    memo: fields.get('M') ?? '',
    checkNumber: isNumber ? told : null,
    runningBalance: null,
    fileLine: line,
    ...(isNumber ? { reference: told } : {}),
  }
}
