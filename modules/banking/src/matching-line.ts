import type { BankAccount } from '@smb/core/banking'
import type { StatementLineId } from '@smb/core/ids'
import type { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'

/** A line that is being matched, with the account it is of. */
export type MatchingLine = {
  readonly id: StatementLineId
  /** The id that the match gets. */
  readonly matchId: StatementLineId
  readonly date: LocalDate
  readonly amount: Money
  readonly text: string
  readonly bankAccount: BankAccount
}
