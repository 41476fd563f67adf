import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'

/**
 * Three years of invoices of a thousand customers; of a hundred, three are open and the others paid in whole within two
 * months. Written past the posting functions: only what the report reads is there, its proof line does not hold.
 */
export async function fillInvoices(
  house: BenchHouse,
  owner: Owner,
  invoices: number,
): Promise<void> {
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  await admin.query('begin')
  await admin.query(`set local session_replication_role = replica`)
  await admin.query(`set local "app.tenant_id" = '${owner.tenantUuid}'`)
  for (const text of fillTexts(invoices)) await admin.query(text)
  await admin.query('commit')
  await admin.query(
    'vacuum analyze invoicing.invoice, payments.allocation, payments.payment_received',
  )
  await admin.end()
}

const fillTexts = (invoices: number): string[] => [
  `create temporary table given on commit drop as select n, gen_random_uuid() as invoice, gen_random_uuid() as payment,
     ('2023-12-01'::date + (n * 1085.0 / ${invoices})::integer) as issued, 1000 + n % 90000 as total,
     5 + n % 55 as days, n % 100 < 3 or '2023-12-01'::date + (n * 1085.0 / ${invoices})::integer + 5 + n % 55 > '2026-11-22' as is_open
     from generate_series(1, ${invoices}) n`,
  `insert into parties.customer (id, name, currency, payment_terms_days)
     select md5('customer ' || n)::uuid, 'Customer ' || n, 'EUR', 30 from generate_series(1, 1000) n`,
  `insert into invoicing.invoice (id, number, customer_id, currency, base_currency, exchange_rate, prices_include_tax, tax_rounding,
     issue_date, due_date, payment_terms_days, total, total_base, settled, settled_base, paid_on, journal_entry_id, bill_to_id, letterhead_id, created_on)
   select invoice, 'INV-' || n, md5('customer ' || (1 + n % 1000))::uuid, 'EUR', 'EUR', 1, false, 'per_document', issued, issued + 30, 30,
     total, total, case when is_open then 0 else total end, case when is_open then 0 else total end,
     case when is_open then null else issued + days end, invoice, invoice, invoice, issued from given`,
  `insert into payments.payment_received (id, customer_id, payment_date, currency, amount, withheld, base_currency, exchange_rate, base_amount,
     base_withheld, bank_ledger_account_id, method, reference, journal_entry_id, allocated, allocated_base)
   select payment, md5('customer ' || (1 + n % 1000))::uuid, issued + days, 'EUR', total, 0, 'EUR', 1, total, 0, payment, 'bank', '', payment,
     total, total from given where not is_open`,
  `insert into payments.allocation (id, payment_id, invoice_id, amount, relief_base, used_base, allocated_on)
   select gen_random_uuid(), payment, invoice, total, total, total, issued + days from given where not is_open`,
]
