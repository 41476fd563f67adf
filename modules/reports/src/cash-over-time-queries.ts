import type { LedgerAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { CashMovement, CashStep, Period } from '@smb/core/reports'
import { stepStart } from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type Moved = { start: LocalDate | null; minor: string }

const opening = `select null::date as start, sum(base_debit - base_credit) as minor
    from ledger.movement_parts(null, $1::date - 1) where account_id = any($3::uuid[])`

/** Whole months come from the monthly balances, cut ones from the daily; see `ledger.movement_parts`. */
const byMonth = `select date_trunc('month', day::timestamp)::date as start, sum(base_debit - base_credit) as minor
    from ledger.movement_parts($1::date, $2::date) where account_id = any($3::uuid[]) group by 1`

/** Days need the daily balances throughout, and what is not rolled up into them yet. */
const byDay = (step: string): string => `select ${step} as start, sum(minor) as minor from (
      select day, base_debit - base_credit as minor from ledger.balance_day
       where day between $1::date and $2::date and account_id = any($3::uuid[])
      union all
      select posting_date, base_debit - base_credit from ledger.balance_delta
       where posting_date between $1::date and $2::date and account_id = any($3::uuid[])) moved
     group by 1`

const movedBy: Readonly<Record<CashStep, string>> = {
  day: byDay('day'),
  week: byDay(`date_trunc('week', day::timestamp)::date`),
  month: byMonth,
}

/** What lay on the accounts before the period and what each step of it moved, in one statement over the balance tables. */
export async function movementsByStep(
  tx: ReadTx,
  accountIds: readonly LedgerAccountId[],
  { from, to, by }: Period & { readonly by: CashStep },
): Promise<{ readonly opening: bigint; readonly moved: readonly CashMovement[] }> {
  const rows = await statement<Moved>(tx, {
    name: `cash-by-${by}`,
    text: `${opening} union all ${movedBy[by]}`,
    values: [from, to, accountIds.map(uuidFromId)],
  })
  const before = rows.find(({ start }) => start === null)
  return {
    opening: BigInt(before?.minor ?? '0'),
    moved: rows.flatMap(({ start, minor }) =>
      start === null ? [] : [{ start: stepStart(start, by), minor: BigInt(minor) }],
    ),
  }
}
