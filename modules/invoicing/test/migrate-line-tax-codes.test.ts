import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '@smb/embedded-postgres'
import { migrate, readMigrations } from '@smb/platform/db'
import { migrationFolders } from '@smb/server/migration-folders'

const thisMigration = '20261123T1000-lines-carry-several-tax-codes'
const name = `migrate_${randomBytes(6).toString('hex')}`

/** Lines as they were written before, of a draft and of an issued invoice of one business; triggers and keys stand aside. */
const before = `
  set session_replication_role = replica;
  insert into invoicing.invoice (tenant_id, id, number, customer_id, currency, base_currency, exchange_rate, prices_include_tax, tax_rounding,
    issue_date, due_date, payment_terms_days, total, total_base, journal_entry_id, bill_to_id, letterhead_id, created_on)
  select t, i, case when nr = 2 then 'INV-1' end, i, 'EUR', 'EUR', 1, false, 'per_document', '2026-01-31', '2026-01-31', 0, 100, 100,
    case when nr = 2 then i end, case when nr = 2 then i end, case when nr = 2 then i end, '2026-01-31'
    from (values (1, '00000000-0000-7000-8000-00000000000a'::uuid, '00000000-0000-7000-8000-000000000001'::uuid),
                 (2, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002')) as of(nr, t, i);
  insert into invoicing.invoice_line (tenant_id, invoice_id, line_no, id, description, quantity, unit_price, income_account_id, tax_code_id)
  select '00000000-0000-7000-8000-00000000000a', i.id, l.no, i.id, 'Design', 1, 1, i.id, l.code
    from invoicing.invoice i cross join (values (1, '00000000-0000-7000-8000-000000000016'::uuid), (2, null)) as l(no, code);`

test('what a line carried becomes the first of its codes, on issued invoices too', async () => {
  const migrations = await readMigrations(migrationFolders)
  const at = migrations.findIndex((one) => one.name === thisMigration)
  const urls = await createDatabase(inject('postgres'), name)
  const admin = new pg.Client({ connectionString: urls.superuserUrl })
  const given = { ownerUrl: urls.ownerUrl, appRole: 'smb_app' }
  try {
    await admin.connect()
    await migrate({ ...given, migrations: migrations.slice(0, at) })
    await admin.query(before)
    await migrate({ ...given, migrations: migrations.slice(0, at + 1) })
    const { rows } = await admin.query(
      `select i.status, l.tax_code_ids from invoicing.invoice_line l join invoicing.invoice i on i.id = l.invoice_id order by 1, line_no`,
    )
    const codes = ['00000000-0000-7000-8000-000000000016']
    expect(rows).toEqual([
      { status: 'draft', tax_code_ids: codes },
      { status: 'draft', tax_code_ids: [] },
      { status: 'issued', tax_code_ids: codes },
      { status: 'issued', tax_code_ids: [] },
    ])
    await admin.query('set session_replication_role = origin')
    const change = admin.query(`update invoicing.invoice_line l set tax_code_ids = '{}'
      from invoicing.invoice i where i.id = l.invoice_id and i.number is not null`)
    await expect(change).rejects.toThrow('never changed')
    const { rows: kept } = await admin.query(
      `select relforcerowsecurity from pg_class where oid = 'invoicing.invoice_line'::regclass`,
    )
    expect(kept).toEqual([{ relforcerowsecurity: true }])
  } finally {
    await admin.end()
    await dropDatabase(inject('postgres'), name)
  }
})
