import { sql } from 'kysely'
import type { InvoiceSummaryView } from '@smb/core/invoicing'
import { dueSoonDays } from '@smb/core/invoicing'
import { Money, moneyView } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'

type Row = { strip: keyof InvoiceSummaryView; count: number; amount: string }

/** The strip above the list: what is late, what is coming, what is unfinished, what came in. Each from its own index. */
export async function invoiceSummary(tx: ReadTx): Promise<InvoiceSummaryView> {
  const soon = LocalDate.addDays(tx.today, dueSoonDays)
  const { rows } = await sql<Row>`
    select 'overdue' as strip, count(*)::int as count, coalesce(sum(balance_due_base), 0)::text as amount
      from invoicing.invoice where balance_due > 0 and due_date < ${tx.today}::date
    union all
    select 'dueSoon', count(*)::int, coalesce(sum(balance_due_base), 0)::text
      from invoicing.invoice where balance_due > 0 and due_date between ${tx.today}::date and ${soon}::date
    union all
    select 'draft', count(*)::int, coalesce(sum(total_base), 0)::text
      from invoicing.invoice where number is null and archived_at is null
    union all
    select 'paidThisMonth', count(*)::int, coalesce(sum(total_base), 0)::text
      from invoicing.invoice
     where paid_on between ${LocalDate.startOfMonth(tx.today)}::date and ${LocalDate.endOfMonth(tx.today)}::date
  `.execute(tablesOf(tx))
  const figures = new Map(rows.map((row) => [row.strip, row]))
  const of = (strip: keyof InvoiceSummaryView) => {
    const row = figures.get(strip)
    return {
      count: row?.count ?? 0,
      amount: moneyView(Money.of(BigInt(row?.amount ?? '0'), tx.baseCurrency)),
    }
  }
  return {
    overdue: of('overdue'),
    dueSoon: of('dueSoon'),
    draft: of('draft'),
    paidThisMonth: of('paidThisMonth'),
  }
}
