import type { CsvDateOrder, CsvDecimalMark, CsvRecord } from '../csv/index.ts'
import { cellOf, csvAmount, csvSide, currencyOfCsvSign, isBlankCell } from '../csv/index.ts'
import { AppError } from '../errors/index.ts'
import type { LedgerAccount, Side } from '../ledger/index.ts'
import { isOpenItemRole } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money, isCurrency } from '../money/index.ts'
import type { FoundAccount, JournalCsvAccounts } from './journal-csv-accounts.ts'
import type { JournalCsvFault } from './journal-csv-errors.ts'
import { journalCsvFaults as faults } from './journal-csv-errors.ts'
import type { JournalCsvRole } from './journal-csv-words.ts'

/** How the cells of a file are read, once everything is decided. */
export type JournalCsvStyle = {
  readonly roles: readonly JournalCsvRole[]
  readonly dateOrder: CsvDateOrder
  readonly decimalMark: CsvDecimalMark
  readonly baseCurrency: CurrencyCode
  readonly accounts: JournalCsvAccounts
}

/** One row, as far as it could be read. `amount` is positive; null where a fault says why. */
export type JournalCsvLine = {
  readonly fileLine: number
  readonly account: LedgerAccount | null
  /** What the file says where the books have no such account. */
  readonly accountText: string
  readonly side: Side
  readonly amount: Money | null
  /** Base currency per one unit; null where the row states none. */
  readonly rate: Decimal | null
  readonly faults: readonly JournalCsvFault[]
}

/** Reads account, amount, currency and rate of a row. All faults of the row are told, not only its first. */
export function journalCsvLine(row: CsvRecord, style: JournalCsvStyle): JournalCsvLine {
  const found: JournalCsvFault[] = []
  const cell = (role: JournalCsvRole): string => cellOf(row, style.roles.indexOf(role))
  const accountText = [cell('account'), cell('account_name')].filter(Boolean).join(' ')
  const account = readAccount(row, style, found)
  const code = cell('currency').toUpperCase() || null
  if (code !== null && !isCurrency(code)) found.push(faults.currency(row.line, code))
  const stated = code !== null && isCurrency(code) ? code : null
  const signed = readAmount(row, { style, currency: stated, found })
  const isCredit = signed !== null && Money.isNegative(signed)
  const amount = signed && (isCredit ? Money.negate(signed) : signed)
  if (account?.currency && amount && amount.currency !== account.currency)
    found.push(faults.accountCurrency(row.line, account.code, account.currency))
  return {
    fileLine: row.line,
    account,
    accountText,
    side: isCredit ? 'credit' : 'debit',
    amount,
    rate: readRate(cell('rate'), { line: row.line, mark: style.decimalMark, found }),
    faults: found,
  }
}

function readAccount(
  row: CsvRecord,
  { roles, accounts }: JournalCsvStyle,
  found: JournalCsvFault[],
): LedgerAccount | null {
  const text = cellOf(row, roles.indexOf('account'))
  const name = cellOf(row, roles.indexOf('account_name'))
  if (text === '' && name === '') {
    found.push(faults.accountMissing(row.line))
    return null
  }
  const answer = accounts.find(text, name)
  if (!answer.account) {
    found.push(notFound(row.line, [text, name].filter(Boolean).join(' '), answer))
    return null
  }
  if (isOpenItemRole(answer.account.controlRole))
    found.push(faults.accountReserved(row.line, answer.account.code))
  return answer.account
}

function notFound(
  line: number,
  text: string,
  answer: Extract<FoundAccount, { account: null }>,
): JournalCsvFault {
  if (answer.why === 'unclear') return faults.accountUnclear(line, text)
  const { near } = answer
  if (near) return faults.accountDiffers(line, { code: near.code, name: near.name, text })
  return faults.accountUnknown(line, text)
}

type AmountOf = {
  readonly style: JournalCsvStyle
  readonly currency: CurrencyCode | null
  readonly found: JournalCsvFault[]
}

/** Debits positive, credits negative; null with a fault where there is no amount or no readable one. */
function readAmount(row: CsvRecord, of: AmountOf): Money | null {
  const { roles } = of.style
  const own = { ...of, line: row.line }
  if (roles.includes('amount')) return oneColumn(cellOf(row, roles.indexOf('amount')), own)
  const debit = plain(cellOf(row, roles.indexOf('debit')), own)
  const credit = plain(cellOf(row, roles.indexOf('credit')), own)
  if (debit === undefined || credit === undefined) return null
  if (debit && credit) {
    of.found.push(faults.bothSides(row.line))
    return null
  }
  if (!debit && !credit) of.found.push(faults.amountMissing(row.line))
  return debit ?? (credit && Money.negate(credit))
}

type Cell = AmountOf & { readonly line: number }

/** A minus is a credit; `CR` and `DR` behind an amount say it outright. */
function oneColumn(cell: string, of: Cell): Money | null {
  const side = csvSide(cell)
  const amount = plain(cell, of)
  if (amount === null) of.found.push(faults.amountMissing(of.line))
  if (!amount) return null
  // What a bank calls DR is money out; in the books a debit is the positive side.
  return side === null ? amount : Money.negate(amount)
}

/** The amount as written, null where the cell is blank or zero, undefined where it cannot be read. */
function plain(cell: string, { style, currency, found, line }: Cell): Money | null | undefined {
  if (isBlankCell(cell)) return null
  const read = csvAmount(cell, style.decimalMark)
  if (!read) {
    found.push(faults.amount(line, `“${cell.slice(0, 40)}” is not an amount.`))
    return undefined
  }
  const beside = currencyOfCsvSign(read.sign)
  const money = (currency ?? beside ?? style.baseCurrency) as CurrencyCode
  if (currency !== null && beside !== null && beside !== currency) {
    found.push(faults.amount(line, `The amount says ${beside} and the row ${currency}.`))
    return undefined
  }
  try {
    const amount = Money.parse(read.text, money)
    return Money.isZero(amount) ? null : amount
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    found.push(faults.amount(line, error.message))
    return undefined
  }
}

function readRate(
  cell: string,
  { line, mark, found }: { line: number; mark: CsvDecimalMark; found: JournalCsvFault[] },
): Decimal | null {
  if (isBlankCell(cell)) return null
  const read = csvAmount(cell, mark)
  const rate = read && read.sign === '' ? Decimal.parse(read.text) : undefined
  if (rate && !Decimal.isNegative(rate) && !Decimal.isZero(rate)) return rate
  found.push(faults.rate(line, cell))
  return null
}
