import type { CustomerId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { AgedColumn } from './aged-receivables.ts'
import { agedColumns } from './aged-receivables.ts'

/** What moves the balance between a business and a customer. */
export const statementKinds = [
  'invoice',
  'refund',
  'payment_reversal',
  'credit_note_void',
  'write_off_reversal',
  'payment',
  'credit_note',
  'write_off',
  'invoice_void',
  'refund_reversal',
] as const
export type StatementKind = (typeof statementKinds)[number]

/** Longer statements are refused: nobody reads them. */
export const statementLinesMax = 5000

export type StatementMovement = {
  readonly date: LocalDate
  readonly kind: StatementKind
  /** TypeID of the invoice, credit note, payment or refund. */
  readonly documentId: string
  /** Of an invoice or credit note, else empty. */
  readonly number: string
  readonly reference: string
  readonly dueDate: LocalDate | null
  /** What the customer owes more (positive) or less. */
  readonly amount: Money
}

export type StatementLine = StatementMovement & {
  /** What the customer owes after it. */
  readonly balance: Money
}

/** An invoice that is still due at the end, or credit that is still left (negative, without due date). */
export type StatementItem = {
  readonly documentId: string
  readonly kind: 'invoice' | 'credit_note' | 'payment'
  readonly number: string
  readonly date: LocalDate
  readonly dueDate: LocalDate | null
  readonly total: Money
  readonly open: Money
  /** The column by age; null for credit. */
  readonly bucket: number | null
}

/** One currency of a statement. */
export type StatementAccount = {
  readonly currency: CurrencyCode
  readonly opening: Money
  readonly lines: readonly StatementLine[]
  readonly charges: Money
  readonly credits: Money
  readonly closing: Money
  readonly items: readonly StatementItem[]
  /** The items by age, one sum per column; the last is the closing balance (rule 59). */
  readonly aged: readonly Money[]
}

export type StatementOfAccount = {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly columns: readonly AgedColumn[]
  readonly accounts: readonly StatementAccount[]
}

export type StatementGiven = Omit<StatementOfAccount, 'columns' | 'accounts'> & {
  readonly edges: readonly number[]
  /** Balances before the first day. */
  readonly openings: readonly Money[]
  /** In the order in which they are told. */
  readonly movements: readonly StatementMovement[]
  readonly items: readonly StatementItem[]
  /** Shown even where nothing happened in it. */
  readonly ownCurrency: CurrencyCode
}

/**
 * What passed between a business and a customer from one day to another, currency by currency, each with its running balance
 * and what is open at the end. The closing balance is that of the customer's control account (rule 38), and the opening of
 * the next period (rule 39).
 */
export function statementOfAccount(given: StatementGiven): StatementOfAccount {
  const { customerId, customerName, from, to, edges, ownCurrency } = given
  const columns = agedColumns(edges)
  const used = [
    ...given.openings.filter((opening) => !Money.isZero(opening)),
    ...given.movements.map(({ amount }) => amount),
    ...given.items.map(({ open }) => open),
  ].map(({ currency }) => currency)
  const currencies = [...new Set(used)].toSorted()
  const shown = currencies.length > 0 ? currencies : [ownCurrency]
  return {
    ...{ customerId, customerName, from, to, columns },
    accounts: shown.map((currency) => accountIn(currency, given, columns.length)),
  }
}

function accountIn(currency: CurrencyCode, given: StatementGiven, width: number): StatementAccount {
  const zero = Money.zero(currency)
  const opening = given.openings.find((each) => each.currency === currency) ?? zero
  const movements = given.movements.filter(({ amount }) => amount.currency === currency)
  const items = given.items.filter(({ open }) => open.currency === currency)
  let balance = opening
  const lines = movements.map((movement) => {
    balance = Money.add(balance, movement.amount)
    return { ...movement, balance }
  })
  const sumOf = (isCharge: boolean): Money =>
    Money.sum(
      movements
        .map(({ amount }) => amount)
        .filter((amount) => Money.isNegative(amount) !== isCharge),
      currency,
    )
  return {
    ...{ currency, opening, lines, items, closing: balance },
    charges: sumOf(true),
    credits: sumOf(false),
    aged: agedSums(items, width, currency),
  }
}

function agedSums(items: readonly StatementItem[], width: number, currency: CurrencyCode): Money[] {
  const sums = Array.from({ length: width }, () => Money.zero(currency))
  for (const { bucket, open } of items) {
    for (const column of [bucket ?? width - 2, width - 1]) {
      sums[column] = Money.add(sums[column] as Money, open)
    }
  }
  return sums
}
