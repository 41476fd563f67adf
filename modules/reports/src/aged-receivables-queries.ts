import type { CustomerId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { AgedAmountRow, AgedReceivables, AgedReceivablesQuery } from '@smb/core/reports'
import { agedReceivables } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { inOrder, statement } from '@smb/platform/db'

type AmountRow = {
  customer_id: string
  customer: string
  currency: CurrencyCode
  bucket: number | null
  amount: string
  base: string
}

const grouped = 'group by 1, 2, 3'
/** What is open now less what changed after the day (rule 60): for today one pass over the partial index of what is open. */
const backward = `select customer_id, currency, due_date, sum(amount) as amount, sum(base_amount) as base
    from payments.open_customer_item ${grouped}
  union all
  select customer_id, currency, due_date, -sum(amount), -sum(base_amount)
    from payments.customer_item_change where day > $1::date ${grouped}`
/** The same from the other end: every change up to the day. */
const forward = `select customer_id, currency, due_date, sum(amount) as amount, sum(base_amount) as base
    from payments.customer_item_change where day <= $1::date ${grouped}`

/**
 * Open amounts from whichever end of the books is nearer to the day. Items need no adding up one by one: all changes of one
 * have its due date, and so its bucket.
 */
async function agedAmounts(
  tx: ReadTx,
  asOf: LocalDate,
  edges: readonly number[],
): Promise<AgedAmountRow[]> {
  const isNearStart = await isNearerToStart(tx, asOf)
  const rows = await statement<AmountRow>(tx, {
    name: isNearStart ? 'aged-amounts-forward' : 'aged-amounts',
    // Materialized: added up once, whatever the planner thinks of the number of customers.
    text: `with part as (${isNearStart ? forward : backward}), aged as materialized (
        select customer_id, currency, width_bucket($1::date - due_date - 1, $2::integer[]) as bucket,
               sum(amount) as amount, sum(base) as base
          from part group by 1, 2, 3
      )
      select a.customer_id, c.name as customer, a.currency, a.bucket, a.amount, a.base
        from aged a join parties.customer c on c.id = a.customer_id
       where a.amount <> 0 or a.base <> 0
       order by c.name, c.id, a.currency`,
    values: [asOf, [0, ...edges]],
  })
  return rows.map((row) => ({
    customerId: idFromUuid('cus', row.customer_id) satisfies CustomerId,
    customerName: row.customer,
    currency: row.currency,
    bucket: row.bucket,
    amount: BigInt(row.amount),
    base: BigInt(row.base),
  }))
}

async function isNearerToStart(tx: ReadTx, asOf: LocalDate): Promise<boolean> {
  if (asOf >= tx.today) return false
  const [row] = await statement<{ first: LocalDate | null }>(tx, {
    name: 'first-customer-item',
    text: `select least((select min(sort_date) from invoicing.invoice where archived_at is null),
                        (select min(payment_date) from payments.payment_received)) as first`,
    values: [],
  })
  const first = row?.first
  if (!first) return false
  return LocalDate.daysBetween(first, asOf) < LocalDate.daysBetween(asOf, tx.today)
}

/** Balances of the two control accounts at the end of the day, debit positive. */
async function controlBalances(
  tx: ReadTx,
  asOf: LocalDate,
): Promise<{ receivable: Money; customerCredit: Money }> {
  const rows = await statement<{ role: string; balance: string }>(tx, {
    name: 'customer-control-balances',
    text: `select a.control_role as role, sum(m.base_debit - m.base_credit) as balance
        from ledger.movement_parts(null, $1::date) m join ledger.account a on a.id = m.account_id
       where a.control_role in ('accounts_receivable', 'customer_credit') group by 1`,
    values: [asOf],
  })
  const balance = (role: string): bigint =>
    BigInt(rows.find((row) => row.role === role)?.balance ?? '0')
  return {
    receivable: Money.of(balance('accounts_receivable'), tx.baseCurrency),
    customerCredit: Money.of(-balance('customer_credit'), tx.baseCurrency),
  }
}

/** What customers owe by age at the end of a day, today unless it is said, beside what the ledger says (rules 58 to 60). */
export async function readAgedReceivables(
  tx: ReadTx,
  query: AgedReceivablesQuery,
): Promise<AgedReceivables> {
  const { asOf = tx.today, buckets: edges } = query
  const [rows, control] = await inOrder([agedAmounts(tx, asOf, edges), controlBalances(tx, asOf)])
  return agedReceivables(rows, { asOf, edges, currency: tx.baseCurrency, ...control })
}
