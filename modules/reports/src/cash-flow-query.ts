import type { LedgerAccountId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { CashFlow, CashFlowQuery } from '@smb/core/reports'
import { cashFlow, comparisonPeriod } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { inOrder, statement } from '@smb/platform/db'
import { movementsOver } from './balance-queries.ts'
import { reportPeriod } from './report-period.ts'

/** What became of the profit of a period on its way to cash, beside another period where asked. */
export async function readCashFlow(tx: ReadTx, query: CashFlowQuery): Promise<CashFlow> {
  const period = reportPeriod(tx, query)
  const periods = query.compare ? [period, comparisonPeriod(period, query.compare)] : [period]
  const spans = periods.flatMap((own) => [{ from: null, to: LocalDate.addDays(own.from, -1) }, own])
  const [moved, bankAccountIds] = await inOrder([movementsOver(tx, spans), bankLedgerAccounts(tx)])
  const columns = periods.map((own, at) => ({
    period: own,
    before: moved[at * 2] ?? [],
    moved: moved[at * 2 + 1] ?? [],
  }))
  return cashFlow(columns, { currency: tx.baseCurrency, bankAccountIds })
}

/** The ledger accounts that are tied to a bank account. */
export async function bankLedgerAccounts(tx: ReadTx): Promise<Set<LedgerAccountId>> {
  const rows = await statement<{ id: string }>(tx, {
    name: 'bank-ledger-accounts',
    text: 'select ledger_account_id as id from banking.bank_account',
    values: [],
  })
  return new Set(rows.map(({ id }) => idFromUuid('acc', id)))
}
