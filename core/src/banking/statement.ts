import type { CurrencyCode, Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** The account a statement is about, as the bank writes it. */
export type StatementAccount = {
  readonly bankId: string | null
  readonly accountId: string
  /** `CHECKING`, `SAVINGS`, `CREDITCARD`, …; empty where the bank does not say. */
  readonly type: string
}

export type StatedBalance = {
  readonly amount: Money
  readonly date: LocalDate | null
  /** The line of the file that states it, where the reader knows. */
  readonly fileLine?: number
}

/** A charge of the bank, the undoing of an earlier line, or any other movement of money. */
export type StatementLineKind = 'movement' | 'charge' | 'reversal'

/** One line of a statement file, whatever the format. Money in is positive, money out negative. */
export type ReadStatementLine = {
  /** The bank's own id of the line, null where it gives none. Not always unique, see `lineFingerprint`. */
  readonly fitId: string | null
  /** The local date that the bank states, without any conversion between time zones. */
  readonly date: LocalDate
  readonly amount: Money
  readonly type: string
  readonly name: string
  readonly memo: string
  readonly checkNumber: string | null
  /** The balance after this line where the format states one (OFX does not). */
  readonly runningBalance: Money | null
  /** The line of the file on which this one begins, from 1. */
  readonly fileLine: number
  /** From when the amount counts for interest, where the format says. */
  readonly valueDate?: LocalDate | null
  /** What the parties call the payment: end-to-end id, number of the order, receipt. */
  readonly reference?: string | null
  /** The other side and what it was for, where they are told apart; else `name` and `memo` say it. */
  readonly counterparty?: string
  readonly counterpartyAccount?: string
  readonly description?: string
  /** A movement where it is left out. */
  readonly kind?: StatementLineKind
  /** The bank's id of the line that a charge or a reversal belongs to (rule 69). */
  readonly belongsTo?: string
}

/** How many lines of money in and out there are and what they make, as the bank counts them. */
export type StatedTotals = {
  readonly moneyIn: StatedTotal | null
  readonly moneyOut: StatedTotal | null
}
export type StatedTotal = {
  readonly count: bigint
  readonly amount: Money
  readonly fileLine: number
}

/** One statement of a file: an account, a period, its lines in the order of the file. */
export type ReadStatement = {
  readonly account: StatementAccount
  readonly currency: CurrencyCode
  readonly openingBalance: StatedBalance | null
  readonly closingBalance: StatedBalance | null
  /** The period that the bank states, else the span of the lines; null for a statement with neither. */
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly lines: readonly ReadStatementLine[]
  /** What the bank announces and has not booked: shown, never taken in (rule 69). */
  readonly pending?: readonly ReadStatementLine[]
  readonly statedTotals?: StatedTotals
}

export type StatementFile = { readonly statements: readonly ReadStatement[] }
