import { idFromUuid } from '@smb/core/ids'
import type { Period, SoldRow } from '@smb/core/reports'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type Row = { id: string; code: string; name: string; minor: string }

/**
 * What each item brought to income accounts in a period: lines of invoices on their issue dates, less those of credit
 * notes, and all of it taken back on the day on which the document was voided.
 */
export async function soldByItem(tx: ReadTx, period: Period): Promise<SoldRow[]> {
  const rows = await statement<Row>(tx, {
    name: 'sold-by-item',
    text: `with document as (
        select tenant_id, id, 1 as sign from invoicing.invoice
         where number is not null and archived_at is null and sort_date between $1::date and $2::date
        union all
        select tenant_id, id, -1 from invoicing.invoice where void_entry_id is not null and voided_on between $1::date and $2::date
      ), note as (
        select tenant_id, id, -1 as sign from invoicing.credit_note where issue_date between $1::date and $2::date
        union all
        select tenant_id, id, 1 from invoicing.credit_note where void_entry_id is not null and voided_on between $1::date and $2::date
      ), sold as (
        select l.item_id, l.income_account_id as account_id, sum(d.sign * l.income_base) as minor
          from document d join invoicing.invoice_line l on l.tenant_id = d.tenant_id and l.invoice_id = d.id
         where l.item_id is not null group by 1, 2
        union all
        select l.item_id, s.income_account_id, sum(n.sign * l.income_base)
          from note n join invoicing.credit_note c on c.tenant_id = n.tenant_id and c.id = n.id
          join invoicing.credit_note_line l on l.tenant_id = n.tenant_id and l.credit_note_id = n.id
          join invoicing.invoice_line s on s.tenant_id = c.tenant_id and s.invoice_id = c.invoice_id and s.id = l.invoice_line_id
         where l.item_id is not null group by 1, 2
      ), summed as materialized (
        select s.item_id, sum(s.minor) as minor from sold s
         where s.account_id = any (select id from ledger.account where type = 'income') group by 1
      )
      select i.id, i.code, i.name, s.minor from summed s join items.item i on i.id = s.item_id`,
    values: [period.from, period.to],
  })
  return rows.map(({ id, code, name, minor }) => ({
    id: idFromUuid('itm', id),
    code,
    name,
    minor: BigInt(minor),
  }))
}
