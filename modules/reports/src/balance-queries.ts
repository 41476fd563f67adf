import { idFromUuid } from '@smb/core/ids'
import type { AccountType, ControlRole } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type {
  AccountBalanceRow,
  CurrencyBalance,
  MonthlyBalanceRow,
  Period,
} from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

// Prepared statements: planning these would cost more than running them.

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
type Moved = { debit: string | null; credit: string | null }
type MovementRow = AccountRow & Moved & { span: number | null }
type MonthRow = AccountRow & Moved & { month: LocalDate | null }
type CurrencyRow = Pick<AccountRow, 'id' | 'code' | 'name' | 'type'> & {
  currency: CurrencyCode
  balance: string
  base: string
}

/**
 * What every account moved in each of the spans, in base currency and in the order of the spans: one statement over the
 * balance tables, one snapshot. Accounts that did not move are there with zero, because parents name groups.
 */
export async function movementsOver(
  tx: ReadTx,
  spans: readonly Span[],
): Promise<(readonly AccountBalanceRow[])[]> {
  const rows = await statement<MovementRow>(tx, {
    name: `movements-over-${spans.length}`,
    text: movementsText(spans.length),
    values: spans.flatMap(({ from, to }) => [from, to]),
  })
  return spans.map((_, span) => rowsOfSpan(rows, span))
}

function movementsText(spans: number): string {
  const parts = Array.from(
    { length: spans },
    (
      _,
      span,
    ) => `select ${span} as span, account_id, sum(base_debit) as debit, sum(base_credit) as credit
      from ledger.movement_parts($${span * 2 + 1}::date, $${span * 2 + 2}::date) group by account_id`,
  )
  return `with moved as (${parts.join(' union all ')})
    select a.id, a.code, a.name, a.type, a.parent_id, a.control_role, m.span, m.debit, m.credit
      from ledger.account a left join moved m on m.account_id = a.id`
}

function rowsOfSpan(rows: readonly MovementRow[], span: number): AccountBalanceRow[] {
  const balanceRow = balanceRows()
  const byAccount = new Map<string, AccountBalanceRow>()
  for (const row of rows) {
    if (row.span === span) byAccount.set(row.id, balanceRow(row, row))
    else if (!byAccount.has(row.id)) byAccount.set(row.id, balanceRow(row, atRest))
  }
  return [...byAccount.values()]
}

const atRest: Moved = { debit: null, credit: null }

/** Makes rows of a report; what an account is called is worked out once, however many of its months there are. */
function balanceRows(): (row: AccountRow, moved: Moved) => AccountBalanceRow {
  const accounts = new Map<string, Omit<AccountBalanceRow, 'debit' | 'credit'>>()
  return (row, moved) => {
    const account = accounts.get(row.id) ?? {
      accountId: idFromUuid('acc', row.id),
      code: row.code,
      name: row.name,
      type: row.type,
      parentId: row.parent_id === null ? null : idFromUuid('acc', row.parent_id),
      controlRole: row.control_role,
    }
    accounts.set(row.id, account)
    return { ...account, debit: BigInt(moved.debit ?? '0'), credit: BigInt(moved.credit ?? '0') }
  }
}

/** Every account without what it moved. */
export async function accountsAtRest(tx: ReadTx): Promise<AccountBalanceRow[]> {
  const rows = await statement<AccountRow>(tx, {
    name: 'accounts-at-rest',
    text: 'select a.id, a.code, a.name, a.type, a.parent_id, a.control_role from ledger.account a',
    values: [],
  })
  const balanceRow = balanceRows()
  return rows.map((row) => balanceRow(row, atRest))
}

/** What income and expense accounts moved in each month between the days; those at rest are there in the first month. */
export async function monthlyMovements(tx: ReadTx, period: Period): Promise<MonthlyBalanceRow[]> {
  const rows = await statement<MonthRow>(tx, {
    name: 'monthly-movements',
    text: `with moved as (
        select account_id, date_trunc('month', day::timestamp)::date as month, sum(base_debit) as debit, sum(base_credit) as credit
          from ledger.movement_parts($1::date, $2::date) group by 1, 2)
      select a.id, a.code, a.name, a.type, a.parent_id, a.control_role, m.month, m.debit, m.credit
        from ledger.account a left join moved m on m.account_id = a.id where a.type in ('income', 'expense')`,
    values: [period.from, period.to],
  })
  const balanceRow = balanceRows()
  return rows.map((row) => ({ ...balanceRow(row, row), month: row.month ?? period.from }))
}

/** Every account's balance in each currency that it was posted in, where it is not zero, at the end of that day. */
export async function currencyBalances(tx: ReadTx, asOf: LocalDate): Promise<CurrencyBalance[]> {
  const rows = await statement<CurrencyRow>(tx, {
    name: 'currency-balances',
    text: `select a.id, a.code, a.name, a.type, m.currency, m.debit - m.credit as balance, m.base_debit - m.base_credit as base
        from ledger.movements(null, $1::date) m join ledger.account a on a.id = m.account_id
       where m.debit <> m.credit or m.base_debit <> m.base_credit order by a.code, m.currency`,
    values: [asOf],
  })
  return rows.map(({ id, code, name, type, currency, balance, base }) => ({
    accountId: idFromUuid('acc', id),
    code,
    name,
    type,
    balance: Money.of(BigInt(balance), currency),
    base: Money.of(BigInt(base), tx.baseCurrency),
  }))
}
