import type { LedgerAccount } from '../ledger/index.ts'
import { writeOffErrors } from './write-off-errors.ts'

type Candidate = Pick<LedgerAccount, 'name' | 'type' | 'controlRole' | 'archivedAt'>

// Codes say nothing across charts: 6810 is bad debts in one country and telephone in another.
const badDebts = /bad debt|forderungsverlust|créances irrécouvrables/i

/**
 * The chart's own account for bad debts, known by its name; undefined where the chart has none, or
 * more than one, and somebody has to choose.
 */
export function badDebtAccount<Account extends Candidate>(
  chart: readonly Account[],
): Account | undefined {
  const named = chart.filter(
    ({ name, type, controlRole, archivedAt }) =>
      type === 'expense' && controlRole === null && archivedAt === null && badDebts.test(name),
  )
  return named.length === 1 ? named[0] : undefined
}

/** Refuses an account that is not for bad debts. Throws `write_off.account`. */
export function assertBadDebtAccount(
  account: Pick<LedgerAccount, 'code' | 'type' | 'controlRole'>,
): void {
  if (account.type === 'expense' && account.controlRole === null) return
  throw writeOffErrors.account(account.code)
}
