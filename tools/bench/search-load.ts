import pg from 'pg'
import type { BenchHouse, Owner } from './bench-house.ts'

export type SearchBooks = {
  readonly owner: Owner
  readonly others: readonly Owner[]
  /** Invoices of the one tenant, each with its journal entry of two lines. */
  readonly invoices: number
  readonly invoicesOfOthers: number
}

const names = {
  first:
    'Labadi,Quayside,Bramble,Tidewater,Meridian,Pacific,Cordelia,Lumen,Harbour,Lighthouse,Café,Akosua,Northwind,Osei,Zanzibar',
  second:
    'View,Hill,Trail,Oak,River,Garden,Market,Star,Stone,Green,Union,Central,Royal,Coast,Point',
  third:
    'Hotel,Clinic,Foods,Robotics,Museum,Books,Yachts,Bakery,Stores,Traders,Farms,School,Studio,Motors,Pharmacy',
}
const pick = (list: string, from: string) => {
  const all = list.split(',')
  return `(array['${all.join("','")}'])[1 + (${from}) % ${all.length}]`
}

/** Rows past triggers and policies, as the superuser; the words of search are then written as a rebuild writes them. */
export async function fillSearchBooks(house: BenchHouse, books: SearchBooks): Promise<void> {
  const client = new pg.Client({ connectionString: house.postgres.superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const owner of [books.owner, ...books.others]) {
    const size = owner === books.owner ? books.invoices : books.invoicesOfOthers
    await fillTenant(client, owner, size)
  }
  await client.query('set session_replication_role = origin')
  for (const owner of [books.owner, ...books.others]) {
    await client.query(
      `select set_config('app.tenant_id', $1, false), search.rebuild_own_entries()`,
      [owner.tenantUuid],
    )
  }
  await client.query('vacuum analyze')
  await client.end()
}

async function fillTenant(client: pg.Client, owner: Owner, size: number): Promise<void> {
  await client.query(`select set_config('app.tenant_id', $1, false)`, [owner.tenantUuid])
  const customers = Math.ceil(size / 50)
  await client.query(`create temporary table payer as select n, gen_random_uuid() as id from generate_series(1, ${customers}) n;
    insert into parties.customer (id, name, email, currency, payment_terms_days)
      select id, ${pick(names.first, 'n')} || ' ' || ${pick(names.second, 'n / 15')} || ' ' || ${pick(names.third, 'n / 225')}
             || case when n > 3375 then ' ' || n else '' end, 'accounts' || n || '@example.com', 'EUR', 30 from payer;
    create temporary table made as select n, gen_random_uuid() as id, gen_random_uuid() as entry_id,
           (random() * 50000000)::bigint + 100 as total, '2020-01-01'::date + (n::bigint * 2300 / ${size})::integer as day from generate_series(1, ${size}) n;
    insert into invoicing.invoice (id, number, customer_id, currency, base_currency, exchange_rate, prices_include_tax, tax_rounding,
        issue_date, due_date, payment_terms_days, reference, total, total_base, journal_entry_id, bill_to_id, letterhead_id, created_on)
      select m.id, 'INV-' || extract(year from m.day) || '-' || lpad(m.n::text, 7, '0'), p.id, 'EUR', 'EUR', 1, false, 'per_document',
             m.day, m.day + 30, 30, case when m.n % 3 = 0 then 'PO ' || (m.n::bigint * 7919) % 100003 else '' end,
             m.total, m.total, m.entry_id, gen_random_uuid(), gen_random_uuid(), m.day
        from made m join payer p on p.n = 1 + m.n % ${customers};
    insert into ledger.journal_entry (id, posting_date, kind, source_type, source_id)
      select entry_id, day, 'post', case when n % 20 = 0 then 'manual' else 'invoice' end, id from made;
    insert into ledger.entry_memo (entry_id, memo) select entry_id, 'Depreciation of machine ' || n from made where n % 20 = 0`)
  const [receivable, sales] = ['accounts_receivable', 'sales'].map((role) =>
    owner.accounts.get(role),
  )
  const { uuidFromId } = await import('@smb/core/ids')
  await client.query(`insert into ledger.journal_line (entry_id, line_no, account_id, posting_date, currency, debit, credit, base_debit, base_credit, rate)
      select m.entry_id, l.no, l.account, m.day, 'EUR', l.d * m.total, l.c * m.total, l.d * m.total, l.c * m.total, 1
        from made m cross join (values (1, '${uuidFromId(receivable ?? '')}'::uuid, 1, 0), (2, '${uuidFromId(sales ?? '')}', 0, 1)) l(no, account, d, c);
    insert into payments.payment_received (id, customer_id, payment_date, currency, amount, withheld, base_currency, exchange_rate, base_amount,
        base_withheld, bank_ledger_account_id, method, reference, journal_entry_id)
      select gen_random_uuid(), p.id, m.day + 20, 'EUR', m.total, 0, 'EUR', 1, m.total, 0, gen_random_uuid(), 'bank_transfer', 'TRX' || m.n, gen_random_uuid()
        from made m join payer p on p.n = 1 + m.n % ${customers} where m.n % 5 = 0;
    drop table payer, made`)
}
