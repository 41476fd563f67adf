import type { AccountType } from '../ledger/index.ts'
import { accountTypes } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, currencyExponent, isCurrency, minorUnitsMax } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { exchangeErrors as refuse } from './exchange-errors.ts'
import type { JournalFileLine, JournalTransaction } from './journal-transaction.ts'
import { journalFileLimits as limits } from './journal-transaction.ts'

// Written by hand, not as a schema: a file has a million of these lines.

type Fields = Readonly<Record<string, unknown>>

const types: ReadonlySet<unknown> = new Set(accountTypes)
// eslint-disable-next-line no-control-regex -- refuses them
const controls = /[\u0000-\u001f\u007f]/
const integerText = /^-?\d{1,30}$/

/**
 * Reads one line of a journal file (JSON Lines, one transaction a line, amounts in whole minor units as number or
 * string). Throws `exchange.*`, naming `fileLine`. What it returns balances: in each currency by itself, or in base
 * currency where the line states `base_currency` and base amounts.
 */
export function readJournalLine(text: string, fileLine: number): JournalTransaction {
  if (text.length > limits.lineCharacters) throw refuse.tooLong(fileLine, limits.lineCharacters)
  const fields = parsed(text, fileLine)
  const { date } = fields
  if (typeof date !== 'string' || !LocalDate.is(date)) throw refuse.date(fileLine, date)
  const given = fields.lines
  if (!Array.isArray(given) || given.length < 2) throw refuse.tooFewLines(fileLine)
  if (given.length > limits.entryLines) throw refuse.tooManyLines(fileLine, limits.entryLines)
  const baseCurrency =
    fields.base_currency === undefined ? null : readCurrency(fields.base_currency, fileLine)
  const lines: JournalFileLine[] = []
  for (const line of given as unknown[]) lines.push(readLine(line, fileLine, baseCurrency))
  const transaction = {
    fileLine,
    externalId: readId(fields.id, fileLine),
    reference: readText(fields, 'ref', { fileLine, limit: limits.referenceCharacters }) || null,
    date,
    description: readText(fields, 'description', { fileLine, limit: limits.descriptionCharacters }),
    baseCurrency,
    lines,
  }
  assertBalance(transaction)
  return transaction
}

function parsed(text: string, fileLine: number): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse.notJson(fileLine)
  }
  if (!isFields(value)) throw refuse.notJson(fileLine)
  return value
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readId(value: unknown, fileLine: number): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (
    typeof value === 'string' &&
    value.length <= limits.referenceCharacters &&
    !controls.test(value)
  )
    return value
  throw refuse.field(
    fileLine,
    'id',
    `must be a whole number or text of at most ${limits.referenceCharacters} characters`,
  )
}

function readText(fields: Fields, name: string, of: { fileLine: number; limit: number }): string {
  const value = fields[name]
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' || value.length > of.limit) {
    throw refuse.field(of.fileLine, name, `must be text of at most ${of.limit} characters`)
  }
  return controls.test(value) || !value.isWellFormed() ? readable(value) : value
}

const readable = (text: string): string => text.toWellFormed().split(controls).join(' ')

function readCurrency(value: unknown, fileLine: number): CurrencyCode {
  if (typeof value === 'string' && isCurrency(value)) return value
  throw refuse.currency(fileLine, value)
}

function readAccount(value: unknown, fileLine: number): string {
  const isName =
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= limits.accountCharacters &&
    !controls.test(value) &&
    value.isWellFormed() &&
    value.trim() === value
  if (isName) return value
  throw refuse.field(
    fileLine,
    'account',
    `must be a name of 1 to ${limits.accountCharacters} characters without spaces at its ends`,
  )
}

function readAmount(fields: Fields, name: string, fileLine: number): bigint {
  const value = fields[name]
  if (value === 0 || value === undefined) return 0n
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value)
  if (!isNumber && !(typeof value === 'string' && integerText.test(value))) {
    // Numbers beyond 2^53 lose digits in JSON, so they cannot be read; as text they are merely too large.
    if (typeof value === 'number' && Number.isInteger(value))
      throw refuse.amountTooLarge(fileLine, name)
    throw refuse.amountMalformed(fileLine, name, value)
  }
  const minor = BigInt(value)
  if (minor < 0n) throw refuse.amountNegative(fileLine, name)
  if (minor > minorUnitsMax) throw refuse.amountTooLarge(fileLine, name)
  return minor
}

function readLine(
  value: unknown,
  fileLine: number,
  baseCurrency: CurrencyCode | null,
): JournalFileLine {
  if (!isFields(value)) throw refuse.field(fileLine, 'lines', 'must hold objects')
  const account = readAccount(value.account, fileLine)
  if (!types.has(value.type)) throw refuse.accountType(fileLine, value.type)
  const currency = readCurrency(value.currency, fileLine)
  const debit = readAmount(value, 'debit_minor', fileLine)
  const credit = readAmount(value, 'credit_minor', fileLine)
  if (debit !== 0n && credit !== 0n) throw refuse.bothSides(fileLine)
  const type = value.type as AccountType
  if (baseCurrency !== null) {
    return { account, type, currency, ...withBase(value, { debit, credit, fileLine }) }
  }
  if (debit === 0n && credit === 0n) throw refuse.noAmount(fileLine)
  const isDebit = debit !== 0n
  return {
    account,
    type,
    currency,
    side: isDebit ? 'debit' : 'credit',
    minor: isDebit ? debit : credit,
    baseMinor: null,
  }
}

/** The line's sides with their base amounts, which stand on the same side; only one of the two may be zero. */
function withBase(
  value: Fields,
  given: { debit: bigint; credit: bigint; fileLine: number },
): Pick<JournalFileLine, 'side' | 'minor' | 'baseMinor'> {
  const { debit, credit, fileLine } = given
  const baseDebit = readAmount(value, 'base_debit_minor', fileLine)
  const baseCredit = readAmount(value, 'base_credit_minor', fileLine)
  if (value.base_debit_minor === undefined && value.base_credit_minor === undefined) {
    throw refuse.baseIncomplete(fileLine)
  }
  const isDebit = debit !== 0n || baseDebit !== 0n
  if (isDebit && (credit !== 0n || baseCredit !== 0n)) throw refuse.bothSides(fileLine)
  const [minor, baseMinor] = isDebit ? [debit, baseDebit] : [credit, baseCredit]
  if (minor === 0n && baseMinor === 0n) throw refuse.noAmount(fileLine)
  return { side: isDebit ? 'debit' : 'credit', minor, baseMinor }
}

function shown(minor: bigint, currency: CurrencyCode): string {
  return Decimal.toString({ units: minor < 0n ? -minor : minor, scale: currencyExponent(currency) })
}

function assertBalance(transaction: JournalTransaction): void {
  const { lines, fileLine, baseCurrency } = transaction
  if (baseCurrency !== null) return assertBaseBalance(lines, fileLine, baseCurrency)
  const first = (lines[0] as JournalFileLine).currency
  const others = new Map<CurrencyCode, bigint>()
  let sum = 0n
  for (const { currency, side, minor } of lines) {
    const signed = side === 'debit' ? minor : -minor
    if (currency === first) sum += signed
    else others.set(currency, (others.get(currency) ?? 0n) + signed)
  }
  if (sum !== 0n) throw refuse.unbalanced(fileLine, first, shown(sum, first))
  for (const [currency, other] of others) {
    if (other !== 0n) throw refuse.unbalanced(fileLine, currency, shown(other, currency))
  }
}

function assertBaseBalance(
  lines: readonly JournalFileLine[],
  fileLine: number,
  baseCurrency: CurrencyCode,
): void {
  let sum = 0n
  for (const { currency, side, minor, baseMinor } of lines) {
    const base = baseMinor ?? 0n
    if (currency === baseCurrency && minor !== base) throw refuse.baseIncomplete(fileLine)
    sum += side === 'debit' ? base : -base
  }
  if (sum !== 0n) throw refuse.unbalanced(fileLine, baseCurrency, shown(sum, baseCurrency))
}

/**
 * Notes the types that a transaction gives its accounts and refuses an account that had another one before
 * (`exchange.account_type_changed`). One map serves a whole file.
 */
export function noteAccountTypes(
  seen: Map<string, AccountType>,
  transaction: JournalTransaction,
): void {
  for (const { account, type } of transaction.lines) {
    const before = seen.get(account)
    if (before === undefined) seen.set(account, type)
    else if (before !== type)
      throw refuse.accountTypeChanged(transaction.fileLine, account, { before, now: type })
  }
}
