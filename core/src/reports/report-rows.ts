import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType, ControlRole } from '../ledger/index.ts'
import type { LocalDate } from '../time/index.ts'

/** What the database sums per account, in minor units of the base currency. Give every account, also those at zero: parents name groups. */
export type AccountBalanceRow = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly parentId: LedgerAccountId | null
  readonly controlRole: ControlRole | null
  readonly debit: bigint
  readonly credit: bigint
}

/** The same per month: `month` is its first day. Accounts without postings need no row, or one with any month. */
export type MonthlyBalanceRow = AccountBalanceRow & { readonly month: LocalDate }

/** Both days included. `from` null reaches back to the first entry. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate }

/** Where a figure comes from: the journal lines of one account, or all income and expenses, of a period. */
export type Drill =
  | {
      readonly kind: 'account'
      readonly accountId: LedgerAccountId
      readonly from: LocalDate | null
      readonly to: LocalDate
    }
  | { readonly kind: 'profit_and_loss'; readonly from: LocalDate | null; readonly to: LocalDate }
