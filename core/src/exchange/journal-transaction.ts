import type { AccountType, Side } from '../ledger/index.ts'
import type { CurrencyCode, Decimal } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'

/** One line of an exchanged entry. `minor` is positive, in minor units of `currency`; the side says the rest. */
export type JournalFileLine = {
  /** The account's name, verbatim. */
  readonly account: string
  readonly type: AccountType
  readonly currency: CurrencyCode
  readonly side: Side
  readonly minor: bigint
  /** The value in the file's base currency where the file states one, else null. */
  readonly baseMinor: bigint | null
}

/** One entry of a journal file, as read: balanced in every currency, or in base currency where the file states that. */
export type JournalTransaction = {
  /** The line of the file, from 1. */
  readonly fileLine: number
  /** The file's own id and document number, null where it gives none. */
  readonly externalId: string | null
  readonly reference: string | null
  readonly date: LocalDate
  readonly description: string
  /** The currency of the lines' `baseMinor`; null where the file states no base amounts. */
  readonly baseCurrency: CurrencyCode | null
  readonly lines: readonly JournalFileLine[]
}

/** A line with its value in the books: `baseMinor` in base currency at `rate` (base per one unit of `currency`). */
export type BasedLine = Omit<JournalFileLine, 'baseMinor'> & {
  readonly baseMinor: bigint
  readonly rate: Decimal
}

export type BasedTransaction = Omit<JournalTransaction, 'lines' | 'baseCurrency'> & {
  readonly lines: readonly BasedLine[]
}

/** An entry on its way out, from the books. */
export type ExportedEntry = {
  readonly id: string
  readonly date: LocalDate
  readonly description: string
  readonly lines: readonly ExportedLine[]
}

export type ExportedLine = {
  /** The account's name, unique in the export; see `exportedAccountNames`. */
  readonly account: string
  readonly type: AccountType
  readonly currency: CurrencyCode
  readonly side: Side
  /** In `currency`; zero on a line that only revalues. */
  readonly minor: bigint
  /** In base currency, on the same side. */
  readonly baseMinor: bigint
}

/** Bounds on what one line of a journal file may hold. */
export const journalFileLimits = {
  lineCharacters: 1_000_000,
  entryLines: 1_000,
  accountCharacters: 200,
  descriptionCharacters: 500,
  referenceCharacters: 100,
}
