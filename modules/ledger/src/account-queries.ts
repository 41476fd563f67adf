import { sql } from 'kysely'
import type { AccountListItem } from '@smb/core/ledger'
import { idFromUuid } from '@smb/core/ids'
import { Money, moneyView } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { listAccounts } from './account-repository.ts'

/** Every account with its balance in base currency (debit positive) over all time. */
export async function listAccountsWithBalance(tx: ReadTx): Promise<AccountListItem[]> {
  const accounts = await listAccounts(tx)
  const balances = await accountBalances(tx, { to: '9999-12-31' as LocalDate })
  return accounts.map((account) => ({
    ...account,
    balance: moneyView(Money.of(balances.get(account.id) ?? 0n, tx.baseCurrency)),
  }))
}

/** Debits less credits per account in minor units of the base currency, over the days from `from` to `to`. */
export async function accountBalances(
  tx: ReadTx,
  period: { readonly from?: LocalDate; readonly to: LocalDate },
): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ account_id: string; balance: string }>`
    select account_id, sum(base_debit - base_credit) as balance
      from ledger.movements(${period.from ?? null}::date, ${period.to}::date) group by account_id`.execute(
    tablesOf(tx),
  )
  return new Map(rows.map((row) => [idFromUuid('acc', row.account_id), BigInt(row.balance)]))
}
