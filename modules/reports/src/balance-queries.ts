import { sql } from 'kysely'
import type { LedgerAccountId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { AccountType, ControlRole } from '@smb/core/ledger'
import type { AccountBalanceRow, MonthlyBalanceRow } from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'

/** Both days included; `from` null reaches back to the first entry. */
export type Span = { readonly from: LocalDate | null; readonly to: LocalDate }

type AccountRow = {
  id: string
  code: string
  name: string
  type: AccountType
  parent_id: string | null
  control_role: ControlRole | null
}
type MovementRow = AccountRow & { span: number | null; debit: string | null; credit: string | null }
type MonthRow = AccountRow & { month: LocalDate; debit: string; credit: string }

/**
 * What every account moved in each of the spans, in base currency and in the order of the spans: one statement over the
 * balance tables, one snapshot. Accounts that did not move are there with zero, because parents name groups.
 */
export async function movementsOver(
  tx: ReadTx,
  spans: readonly Span[],
): Promise<(readonly AccountBalanceRow[])[]> {
  const parts = spans.map(
    ({ from, to }, span) => sql`
      select ${sql.lit(span)}::integer as span, account_id, sum(base_debit) as debit, sum(base_credit) as credit
        from ledger.movements(${from}::date, ${to}::date) group by account_id`,
  )
  const { rows } = await sql<MovementRow>`
    with moved as (${sql.join(parts, sql` union all `)})
    select a.id, a.code, a.name, a.type, a.parent_id, a.control_role, m.span, m.debit, m.credit
      from ledger.account a left join moved m on m.account_id = a.id`.execute(tablesOf(tx))
  return spans.map((_, span) => rowsOfSpan(rows, span))
}

function rowsOfSpan(rows: readonly MovementRow[], span: number): AccountBalanceRow[] {
  const byAccount = new Map<string, AccountBalanceRow>()
  for (const row of rows) {
    const moved = row.span === span
    if (moved || !byAccount.has(row.id)) byAccount.set(row.id, balanceRow(row, moved))
  }
  return [...byAccount.values()]
}

function balanceRow(row: AccountRow & { debit: string | null; credit: string | null }, moved = true): AccountBalanceRow {
  return {
    accountId: idFromUuid('acc', row.id),
    code: row.code,
    name: row.name,
    type: row.type,
    parentId: row.parent_id === null ? null : idFromUuid('acc', row.parent_id),
    controlRole: row.control_role,
    debit: moved ? BigInt(row.debit ?? '0') : 0n,
    credit: moved ? BigInt(row.credit ?? '0') : 0n,
  }
}

/** What income and expense accounts moved in each month between the days; accounts at rest are there in the first month. */
export async function monthlyMovements(
  tx: ReadTx,
  period: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<MonthlyBalanceRow[]> {
  const { rows } = await sql<MonthRow>`
    select a.id, a.code, a.name, a.type, a.parent_id, a.control_role,
           coalesce(m.month, date_trunc('month', ${period.from}::date)::date) as month,
           coalesce(m.base_debit, 0) as debit, coalesce(m.base_credit, 0) as credit
      from ledger.account a
      left join ledger.movements_by_month(${period.from}::date, ${period.to}::date) m on m.account_id = a.id
     where a.type in ('income', 'expense')`.execute(tablesOf(tx))
  return rows.map((row) => ({ ...balanceRow(row), month: row.month }))
}

/** An account's balance in one currency, debit positive, and what that is in base currency. */
export type CurrencyBalance = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly currency: string
  readonly balance: bigint
  readonly base: bigint
}

/** Every balance that is not zero at the end of that day, by account and transaction currency. */
export async function currencyBalances(tx: ReadTx, asOf: LocalDate): Promise<CurrencyBalance[]> {
  const { rows } = await sql<Omit<AccountRow, 'parent_id' | 'control_role'> & { currency: string; balance: string; base: string }>`
    select a.id, a.code, a.name, a.type, m.currency, m.debit - m.credit as balance, m.base_debit - m.base_credit as base
      from ledger.movements(null, ${asOf}::date) m join ledger.account a on a.id = m.account_id
     where m.debit <> m.credit or m.base_debit <> m.base_credit
     order by a.code, m.currency`.execute(tablesOf(tx))
  return rows.map(({ id, code, name, type, currency, balance, base }) => ({
    accountId: idFromUuid('acc', id),
    code,
    name,
    type,
    currency,
    balance: BigInt(balance),
    base: BigInt(base),
  }))
}
