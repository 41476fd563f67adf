import type { CashOverTime, CashOverTimeQuery } from '@smb/core/reports'
import { cashAccounts, cashOverTime, cashPeriodStart, cashSpans } from '@smb/core/reports'
import type { ReadTx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { accountsAtRest } from './balance-queries.ts'
import { bankLedgerAccounts } from './cash-flow-query.ts'
import { movementsByStep } from './cash-over-time-queries.ts'
import { reportPeriod } from './report-period.ts'

/**
 * Cash at the end of each day, week or month: the balances of the accounts that are cash on the cash-flow statement. Throws
 * `report.period_reversed`, `report.too_many_points`.
 */
export async function readCashOverTime(
  tx: ReadTx,
  query: CashOverTimeQuery,
): Promise<CashOverTime> {
  const { by } = query
  const from = query.from ?? cashPeriodStart(query.to ?? tx.today, by)
  const period = reportPeriod(tx, { from, to: query.to })
  // Before anything is read: so many steps are refused.
  cashSpans(period, by)
  const [accounts, bankAccountIds] = await inOrder([accountsAtRest(tx), bankLedgerAccounts(tx)])
  const ids = cashAccounts(accounts, bankAccountIds).map(({ accountId }) => accountId)
  const figures = await movementsByStep(tx, ids, { ...period, by })
  return cashOverTime(figures, { ...period, by }, tx.baseCurrency)
}
