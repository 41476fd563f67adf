import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import { idFromUuid, isId, uuidFromId } from '@smb/core/ids'
import { Money, moneyView } from '@smb/core/money'
import type { CustomerWithBalance, ListCustomersWithBalances } from '@smb/core/reports'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type Row = {
  id: string
  name: string
  email: string
  phone: string
  currency: string
  archived_at: string | null
  version: number
  outstanding: string
  overdue: string
}

const columns = 'c.id, c.name, c.email, c.phone, c.currency, c.archived_at, c.version'
const conditions = `($1::text is null or c.name ilike $1 or c.email ilike $1)
     and ($2::text = 'include' or (c.archived_at is null) = ($2::text = 'exclude'))`

// Only the customers of the page are added up, each from the index of their open invoices.
const owed = (customer: string) => `
  select coalesce(sum(i.balance_due_base), 0) as outstanding,
         coalesce(sum(i.balance_due_base) filter (where i.due_date < $3::date), 0) as overdue
    from invoicing.open_item i where i.customer_id = ${customer}`

const byName = `
  select ${columns}, o.outstanding, o.overdue
    from (select * from parties.customer c
           where ${conditions}
             and ($4::text = 'any' or exists (
                   select from invoicing.open_item i where i.customer_id = c.id and ($4::text = 'open' or i.due_date < $3::date)))
             and ($5::uuid is null or (c.name, c.id) > ((select p.name from parties.customer p where p.id = $5), $5))
           order by c.name, c.id limit $6) c
    cross join lateral (${owed('c.id')}) o
   order by c.name, c.id`

// What is open is added up once for all; those who owe nothing come last, by name.
const byBalance = `
  with owing as materialized (
    select i.customer_id, sum(i.balance_due_base) as outstanding,
           coalesce(sum(i.balance_due_base) filter (where i.due_date < $3::date), 0) as overdue
      from invoicing.open_item i group by 1
  ), ranked as (
    select ${columns}, coalesce(w.outstanding, 0) as outstanding, coalesce(w.overdue, 0) as overdue
      from parties.customer c left join owing w on w.customer_id = c.id
     where ${conditions}
       and case $4::text when 'any' then true when 'open' then w.outstanding > 0 else w.overdue > 0 end
  )
  select * from ranked r
   where $5::uuid is null
      or (-r.outstanding, r.name, r.id) > ((select -coalesce(sum(i.balance_due_base), 0) from invoicing.open_item i where i.customer_id = $5),
                                           (select p.name from parties.customer p where p.id = $5), $5)
   order by -r.outstanding, r.name, r.id limit $6`

/**
 * Customers with what they owe, by name or the largest balance first, in one query. A cursor is the last customer of
 * the page before.
 */
export async function listCustomersWithBalances(
  tx: ReadTx,
  query: ListCustomersWithBalances,
): Promise<Page<CustomerWithBalance>> {
  const { q, archived, owing, sort, cursor, limit } = query
  const rows = await statement<Row>(tx, {
    name: `customers-with-balances-${sort}`,
    text: sort === 'name' ? byName : byBalance,
    values: [
      q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null,
      archived,
      tx.today,
      owing,
      cursor === undefined ? null : customerOf(cursor),
      limit + 1,
    ],
  })
  const base = (minor: string) => moneyView(Money.of(BigInt(minor), tx.baseCurrency))
  const items = rows.slice(0, limit).map((row) => ({
    id: idFromUuid('cus', row.id),
    name: row.name,
    email: row.email,
    phone: row.phone,
    currency: row.currency,
    archivedAt: row.archived_at,
    version: row.version,
    outstanding: base(row.outstanding),
    overdue: base(row.overdue),
  }))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Throws `page.cursor_malformed`. */
function customerOf(cursor: string): string {
  if (isId('cus', cursor)) return uuidFromId(cursor)
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}
