import { AppError } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { CsvDateOrder, CsvDecimalMark, CsvRecord } from '../csv/index.ts'
import {
  cellOf,
  csvAmount,
  csvDate,
  csvFileErrors,
  csvLimits,
  currencyOfCsvSign,
  isBlankCell,
} from '../csv/index.ts'
import { columnsWith } from './csv-body.ts'
import { csvErrors } from './csv-errors.ts'
import type { CsvRole } from './csv-words.ts'
import { directionOf } from './csv-words.ts'
import type { ReadStatementLine } from './statement.ts'

/** How the cells of a file are read, once everything is decided. */
export type CsvStyle = {
  readonly roles: readonly CsvRole[]
  readonly dateOrder: CsvDateOrder
  readonly decimalMark: CsvDecimalMark
  readonly currency: CurrencyCode
  /** The text column that names the other side; -1 where none does. */
  readonly partyColumn: number
}

/** The amount of a cell, exact. Throws `csv.amount_malformed`, `csv.amount_decimals`, `csv.line_currency`. */
export function csvMoney(cell: string, line: number, style: CsvStyle): Money {
  const read = csvAmount(cell, style.decimalMark)
  if (!read) throw csvFileErrors.amount(line, cell)
  const stated = currencyOfCsvSign(read.sign)
  if (stated !== null && stated !== style.currency)
    throw csvErrors.lineCurrency(line, stated, style.currency)
  try {
    return Money.parse(read.text, style.currency)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw csvErrors.decimals(line, error.message)
  }
}

/**
 * The movements of a file in its own order, amounts as written where there is one column of them. Throws
 * {@link csvMoney}'s refusals and `csv.both_sides`, `csv.sign_mixed`, `csv.direction_unknown`, `csv.field_too_long`.
 */
export function csvLines(rows: readonly CsvRecord[], style: CsvStyle): ReadStatementLine[] {
  const amountOf = style.roles.includes('amount') ? oneColumn(style) : twoColumns(rows, style)
  const balance = style.roles.indexOf('balance')
  const valueDate = style.roles.indexOf('value_date')
  return rows.map((row) => {
    assertCurrency(row, style)
    const dateCell = cellOf(row, style.roles.indexOf('date'))
    const date = csvDate(dateCell, style.dateOrder)
    if (date === null) throw csvFileErrors.date(row.line, dateCell)
    const stated = balance === -1 ? '' : cellOf(row, balance)
    return {
      date,
      amount: amountOf(row),
      ...textsOf(row, style),
      ...(valueDate === -1 ? {} : { valueDate: csvDate(cellOf(row, valueDate), style.dateOrder) }),
      type: '',
      checkNumber: null,
      runningBalance: isBlankCell(stated) ? null : csvMoney(stated, row.line, style),
      fileLine: row.line,
    }
  })
}

function assertCurrency(row: CsvRecord, { roles, currency }: CsvStyle): void {
  const column = roles.indexOf('currency')
  const code = column === -1 ? '' : cellOf(row, column).toUpperCase()
  if (code !== '' && code !== currency) throw csvErrors.lineCurrency(row.line, code, currency)
}

type AmountOf = (row: CsvRecord) => Money

function oneColumn(style: CsvStyle): AmountOf {
  const column = style.roles.indexOf('amount')
  const flag = style.roles.indexOf('direction')
  return (row) => {
    const amount = csvMoney(cellOf(row, column), row.line, style)
    if (flag === -1) return amount
    const direction = directionOf(cellOf(row, flag))
    if (direction === null) throw csvErrors.direction(row.line, cellOf(row, flag))
    if (direction === 'out') return Money.isNegative(amount) ? amount : Money.negate(amount)
    if (Money.isNegative(amount)) throw csvErrors.signMixed(row.line, cellOf(row, column))
    return amount
  }
}

/** Money in and money out apart. A minus before money out says again what the column says, if all of it has one. */
function twoColumns(rows: readonly CsvRecord[], style: CsvStyle): AmountOf {
  const [inAt, outAt] = [style.roles.indexOf('money_in'), style.roles.indexOf('money_out')]
  const read = (row: CsvRecord, column: number): Money => {
    const cell = cellOf(row, column)
    return isBlankCell(cell) ? Money.zero(style.currency) : csvMoney(cell, row.line, style)
  }
  const firstOut = rows.map((row) => read(row, outAt)).find((amount) => !Money.isZero(amount))
  const isMinus = firstOut !== undefined && Money.isNegative(firstOut)
  return (row) => {
    const [moneyIn, moneyOut] = [read(row, inAt), read(row, outAt)]
    if (Money.isNegative(moneyIn)) throw csvErrors.signMixed(row.line, cellOf(row, inAt))
    if (!Money.isZero(moneyOut) && Money.isNegative(moneyOut) !== isMinus)
      throw csvErrors.signMixed(row.line, cellOf(row, outAt))
    if (!Money.isZero(moneyIn) && !Money.isZero(moneyOut)) throw csvErrors.bothSides(row.line)
    return Money.add(moneyIn, isMinus ? moneyOut : Money.negate(moneyOut))
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what this takes out
const controls = /[\u0000-\u001f\u007f\s]+/g
const oneLine = (text: string): string => text.replace(controls, ' ').trim()

/** The first text names the other side; further texts and the reference, by which people find a line, follow. */
function textsOf(row: CsvRecord, { roles, partyColumn }: CsvStyle) {
  const columns = columnsWith(roles, 'description')
  const filled = (among: readonly number[]): string[] =>
    among.map((at) => oneLine(cellOf(row, at))).filter((text) => text !== '')
  const texts = filled(columns)
  const column = roles.indexOf('reference')
  const reference = column === -1 ? '' : oneLine(cellOf(row, column))
  const [name = '', ...more] = texts
  const memo = [...more, reference].filter((text) => text !== '').join(' · ')
  if (memo.length > csvLimits.fieldLength)
    throw csvFileErrors.fieldTooLong(row.line, csvLimits.fieldLength)
  return {
    name,
    memo,
    fitId: reference === '' ? null : reference,
    counterparty: oneLine(cellOf(row, partyColumn)),
    description: filled(columns.filter((at) => at !== partyColumn)).join(' · '),
    ...(reference === '' ? {} : { reference }),
  }
}
