import type {
  BankAccountId,
  InvoiceId,
  JournalEntryId,
  LedgerAccountId,
  PaymentReceivedId,
  StatementImportId,
  StatementLineId,
} from '../ids/index.ts'
import type { CurrencyCode, Money } from '../money/index.ts'
import type { Instant, LocalDate } from '../time/index.ts'

/** An account at a bank. What it holds in the books is the balance of its ledger account. */
export type BankAccount = {
  readonly id: BankAccountId
  readonly name: string
  readonly ledgerAccountId: LedgerAccountId
  readonly currency: CurrencyCode
  readonly bankName: string | null
  /** The last characters only, as shown on screen; the full number is not kept. */
  readonly accountNumberMasked: string | null
  readonly archivedAt: Instant | null
  readonly version: number
}

/** One statement of one file, taken in as a whole. It can be undone as a whole until a line is matched or coded. */
export type StatementImport = {
  readonly id: StatementImportId
  readonly bankAccountId: BankAccountId
  readonly fileName: string
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly closingBalance: Money | null
  readonly closingDate: LocalDate | null
  /** Lines taken in, and lines of the file that were here already. */
  readonly newCount: number
  readonly duplicateCount: number
  readonly importedAt: Instant
  readonly undoneAt: Instant | null
}

/** Where a line of the bank stands: nobody has dealt with it, it settles a document, or it went to an account. */
export const statementLineStates = ['unmatched', 'matched', 'coded', 'excluded'] as const
export type StatementLineState = (typeof statementLineStates)[number]

/** What a line became. `entryId` is the journal entry that carries it in the books. */
export type StatementLineMatch =
  | {
      readonly kind: 'invoice'
      readonly invoiceId: InvoiceId
      readonly paymentId: PaymentReceivedId
    }
  | { readonly kind: 'payment_received'; readonly paymentId: PaymentReceivedId }
  | {
      readonly kind: 'account'
      readonly ledgerAccountId: LedgerAccountId
      readonly entryId: JournalEntryId
    }

/** One line of a bank's statement as kept. The amount is signed: money in is positive. */
export type StatementLine = {
  readonly id: StatementLineId
  readonly bankAccountId: BankAccountId
  readonly importId: StatementImportId
  readonly date: LocalDate
  readonly amount: Money
  readonly type: string
  readonly name: string
  readonly memo: string
  readonly checkNumber: string | null
  readonly bankId: string | null
  readonly state: StatementLineState
  readonly match: StatementLineMatch | null
  readonly version: number
}

/** An import can be taken back while no line of it has been matched or coded. */
export function isUndoable(
  statementImport: StatementImport,
  lines: { readonly settledCount: number },
): boolean {
  return statementImport.undoneAt === null && lines.settledCount === 0
}
