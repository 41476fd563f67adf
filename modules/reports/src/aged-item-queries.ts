import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { AgedItemView, AgedItemsQuery } from '@smb/core/reports'
import { agedBucket } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type ItemRow = {
  item_type: string
  item_id: string
  number: string
  item_date: LocalDate
  due_date: LocalDate | null
  currency: CurrencyCode
  total: bigint
  amount: string
  base: string
}

// Credit has no due date and comes last.
const lastDay = '9999-12-31'
const idPrefixes = { invoice: 'inv', credit_note: 'crn', payment_received: 'pay' } as const
const cursorPattern = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f-]{36})$/

/** A customer's open items at the end of a day, the longest due first, credit last. */
export async function listAgedItems(
  tx: ReadTx,
  query: AgedItemsQuery,
): Promise<Page<AgedItemView>> {
  const { asOf = tx.today, buckets, customerId, limit } = query
  const after = cursorOf(query.cursor)
  const rows = await statement<ItemRow>(tx, {
    name: 'aged-items',
    text: `with part as (
        select item_type, item_id, due_date, amount, base_amount from payments.open_customer_item where customer_id = $1::uuid
        union all
        select item_type, item_id, due_date, -amount, -base_amount
          from payments.customer_item_change where customer_id = $1::uuid and day > $2::date
      ), open as (
        select item_type, item_id, coalesce(due_date, '${lastDay}') as due, sum(amount) as amount, sum(base_amount) as base
          from part group by 1, 2, 3 having sum(amount) <> 0 or sum(base_amount) <> 0
      ), page as (
        select * from open where (due, item_id) > ($3::date, $4::uuid) order by due, item_id limit $5::integer
      )
      select p.item_type, p.item_id, i.number, i.item_date, i.due_date, i.currency, i.amount as total, p.amount, p.base
        from page p join payments.customer_item i on i.item_type = p.item_type and i.item_id = p.item_id and i.customer_id = $1::uuid
       order by p.due, p.item_id`,
    values: [uuidFromId(customerId), asOf, ...after, limit + 1],
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const hasMore = rows.length > limit && last
  return {
    items: items.map((row) => itemView(row, { tx, asOf, buckets })),
    nextCursor: hasMore
      ? Buffer.from(`${last.due_date ?? lastDay}|${last.item_id}`).toString('base64url')
      : null,
  }
}

function itemView(
  row: ItemRow,
  at: { tx: ReadTx; asOf: LocalDate; buckets: readonly number[] },
): AgedItemView {
  const { due_date: dueDate, currency } = row
  const prefix = idPrefixes[row.item_type as keyof typeof idPrefixes]
  return {
    type: row.item_type,
    id: idFromUuid(prefix, row.item_id),
    number: row.number,
    date: row.item_date,
    dueDate,
    age: dueDate && LocalDate.daysBetween(dueDate, at.asOf),
    bucket: dueDate && agedBucket(at.asOf, dueDate, at.buckets),
    total: moneyView(Money.of(row.total, currency)),
    open: moneyView(Money.of(BigInt(row.amount), currency)),
    base: moneyView(Money.of(BigInt(row.base), at.tx.baseCurrency)),
  }
}

function cursorOf(cursor: string | undefined): readonly [day: string, id: string] {
  if (cursor === undefined) return ['0001-01-01', '00000000-0000-0000-0000-000000000000']
  const match = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString())
  if (match?.[1] && match[2]) return [match[1], match[2]]
  throw invalid(
    'page.cursor_malformed',
    'This cursor is not one of ours. Start again without it.',
    ['cursor'],
  )
}
