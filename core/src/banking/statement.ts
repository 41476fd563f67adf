import type { CurrencyCode, Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** The account a statement is about, as the bank writes it. */
export type StatementAccount = {
  readonly bankId: string | null
  readonly accountId: string
  /** `CHECKING`, `SAVINGS`, `CREDITCARD`, …; empty where the bank does not say. */
  readonly type: string
}

export type StatedBalance = { readonly amount: Money; readonly date: LocalDate | null }

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
}

export type StatementFile = { readonly statements: readonly ReadStatement[] }
