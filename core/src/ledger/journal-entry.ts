import { assert } from '../errors/index.ts'
import type { CustomerId, JournalEntryId, LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { Side } from './account.ts'
import { ledgerErrors } from './ledger-errors.ts'

/** Why an entry exists. Together with the source's id it keeps a document from posting twice. */
export type EntrySource = { readonly type: EntrySourceType; readonly id: string }
export const entrySourceTypes = [
  'manual',
  'invoice',
  'credit_note',
  'payment_received',
  'allocation',
  'refund',
  'write_off',
  'statement_line',
  'journal_import',
  'opening_balances',
] as const
export type EntrySourceType = (typeof entrySourceTypes)[number]
/** `post` is the document's own entry, `reverse` undoes one, `void` withdraws a document. */
export type EntryKind = 'post' | 'reverse' | 'void'

/**
 * One side of an entry. `amount` is positive, in the line's own currency; `base` is its value in the tenant's base
 * currency at `rate` (base per one unit of the line's currency, 10 or more significant digits; rule 50).
 */
export type JournalLine = {
  readonly accountId: LedgerAccountId
  readonly side: Side
  readonly amount: Money
  readonly base: Money
  readonly rate: Decimal
} & LineMarks

/** An entry that balances and is ready to post. Text (memo) is kept apart from the immutable lines. */
export type JournalEntryDraft = {
  readonly id: JournalEntryId
  readonly postingDate: LocalDate
  readonly kind: EntryKind
  readonly source: EntrySource
  readonly reversesId?: JournalEntryId
  readonly memo?: string
  readonly lines: readonly JournalLine[]
}

export type LineMarks = {
  readonly customerId?: CustomerId
  readonly taxCodeId?: TaxCodeId
  /** Codes beside it under which the same amount is taxable: a sale that two taxes are charged on. */
  readonly furtherTaxCodeIds?: readonly TaxCodeId[]
}
/** A line before its base value is known: the amount may be negative (a discount), which flips its side. */
export type ProposedLine = LineMarks & {
  readonly accountId: LedgerAccountId
  readonly side: Side
  readonly amount: Money
  /** The base value where it is known from elsewhere, e.g. the receivable at the invoice's rate. */
  readonly base?: Money
}

export function debit(
  accountId: LedgerAccountId,
  amount: Money,
  marks: LineMarks = {},
): ProposedLine {
  return { accountId, side: 'debit', amount, ...marks }
}

export function credit(
  accountId: LedgerAccountId,
  amount: Money,
  marks: LineMarks = {},
): ProposedLine {
  return { accountId, side: 'credit', amount, ...marks }
}

export type Conversion = {
  readonly baseCurrency: CurrencyCode
  /** Base currency per one unit of the entry's currency. 1 where both are the same. */
  readonly rate: Decimal
  /** Takes the minor units that conversion leaves over; visible in the books, never absorbed. */
  readonly roundingAccountId: LedgerAccountId
}

/** Conversion for an entry wholly in the base currency. */
export function noConversion(
  baseCurrency: CurrencyCode,
  roundingAccountId: LedgerAccountId,
): Conversion {
  return { baseCurrency, rate: Decimal.one, roundingAccountId }
}

const opposite = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit')

function withPositiveAmount(line: ProposedLine): ProposedLine {
  if (!Money.isNegative(line.amount)) return line
  const flipped = { ...line, side: opposite(line.side), amount: Money.negate(line.amount) }
  return line.base ? { ...flipped, base: Money.negate(line.base) } : flipped
}

function inBase(line: ProposedLine, conversion: Conversion): JournalLine {
  const { baseCurrency } = conversion
  const isBase = line.amount.currency === baseCurrency
  const rate = isBase ? Decimal.one : conversion.rate
  const converted = Money.round(Decimal.multiply(Money.toDecimal(line.amount), rate), baseCurrency)
  const { base: given, ...rest } = line
  if (!given || given.minor === converted.minor) return { ...rest, base: converted, rate }
  return { ...rest, base: given, rate: rateBetween(line.amount, given) }
}

// A receivable relieved at its own rate says that rate, so that base is amount × rate on every line (rule 50).
const impliedRateScale = 18

function rateBetween(amount: Money, base: Money): Decimal {
  if (Money.isZero(amount) || Money.isZero(base)) return Decimal.one
  return Decimal.normalize(
    Decimal.divide(Money.toDecimal(base), Money.toDecimal(amount), impliedRateScale),
  )
}

/** Debits minus credits, in base currency. Zero for every entry of the books (rule 35). */
export function baseDifference(lines: readonly JournalLine[], baseCurrency: CurrencyCode): Money {
  return lines.reduce(
    (sum, line) =>
      line.side === 'debit' ? Money.add(sum, line.base) : Money.subtract(sum, line.base),
    Money.zero(baseCurrency),
  )
}

/** True where the lines have several currencies: only base can balance then. */
function balancesInItsCurrency(lines: readonly JournalLine[]): boolean {
  const currencies = new Set(lines.map((line) => line.amount.currency))
  if (currencies.size > 1) return true
  const signed = lines.map((line) =>
    line.side === 'debit' ? line.amount.minor : -line.amount.minor,
  )
  return signed.reduce((sum, minor) => sum + minor, 0n) === 0n
}

/**
 * The entry a document implies: negative lines change side, zero lines fall away, base values are filled in, and the
 * cents that conversion leaves over go to the rounding account. Asserts the balance in the transaction currency where
 * there is only one (rule 35): a document that does not balance is a bug, not a refusal.
 */
export function balancedEntry(
  entry: Omit<JournalEntryDraft, 'lines'> & { readonly lines: readonly ProposedLine[] },
  conversion: Conversion,
): JournalEntryDraft {
  const lines = entry.lines
    .filter((line) => !Money.isZero(line.amount) || (line.base && !Money.isZero(line.base)))
    .map((line) => inBase(withPositiveAmount(line), conversion))
  assert(balancesInItsCurrency(lines), 'a document must balance')
  const difference = baseDifference(lines, conversion.baseCurrency)
  if (Money.isZero(difference)) return { ...entry, lines }
  const side = Money.isPositive(difference) ? 'credit' : 'debit'
  const amount = Money.isNegative(difference) ? Money.negate(difference) : difference
  // One minor unit per line is all that rounding can leave; more means that the document itself is wrong.
  assert(amount.minor <= BigInt(lines.length), 'conversion leaves at most one minor unit per line')
  const rounding = {
    accountId: conversion.roundingAccountId,
    side,
    amount,
    base: amount,
    rate: Decimal.one,
  } as const
  return { ...entry, lines: [...lines, rounding] }
}

/** Refuses what a person typed and does not balance, saying which side is more and by how much. */
export function assertEnteredBalance(
  lines: readonly JournalLine[],
  baseCurrency: CurrencyCode,
): void {
  if (lines.length < 2) throw ledgerErrors.tooFewLines()
  const difference = baseDifference(lines, baseCurrency)
  if (Money.isZero(difference)) return
  const isDebit = Money.isPositive(difference)
  const shown = `${Money.toString(isDebit ? difference : Money.negate(difference))} ${baseCurrency}`
  throw ledgerErrors.unbalanced(shown, isDebit ? 'debit' : 'credit')
}

/** The entry that undoes another: same accounts, amounts and rates, opposite sides (rule 42). */
export function reversal(
  original: JournalEntryDraft,
  as: { id: JournalEntryId; postingDate: LocalDate; kind: 'reverse' | 'void'; memo?: string },
): JournalEntryDraft {
  return {
    ...as,
    source: original.source,
    reversesId: original.id,
    lines: original.lines.map((line) => ({ ...line, side: opposite(line.side) })),
  }
}
