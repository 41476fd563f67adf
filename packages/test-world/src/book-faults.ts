import type pg from 'pg'

type Check = { readonly name: string; readonly text: string }

/** Each check names what is wrong, row by row; no rows means that it holds. Run as superuser, over all tenants. */
const checks: Check[] = [
  {
    name: 'entry does not balance',
    text: `select e.id::text from ledger.journal_entry e left join ledger.journal_line l on l.tenant_id = e.tenant_id and l.entry_id = e.id
            group by e.tenant_id, e.id having count(l) < 2 or sum(l.base_debit) <> sum(l.base_credit)`,
  },
  {
    name: 'line without its entry',
    text: `select l.entry_id::text from ledger.journal_line l left join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
            where e.id is null or e.posting_date <> l.posting_date`,
  },
  {
    name: 'trial balance is not zero',
    text: `select tenant_id::text from ledger.journal_line group by tenant_id having sum(base_debit) <> sum(base_credit)`,
  },
]

/** What is wrong with any tenant's books, in words; empty when all is well. */
export async function bookFaults(admin: pg.Client): Promise<string[]> {
  const faults: string[] = []
  for (const check of checks) {
    const { rows } = await admin.query<Record<string, string>>(check.text)
    faults.push(...rows.map((row) => `${check.name}: ${Object.values(row).join(' ')}`))
  }
  return [...faults, ...(await projectionFaults(admin))]
}

async function projectionFaults(admin: pg.Client): Promise<string[]> {
  // The functions read by row policy, which a superuser is not subject to: so each tenant's check runs as the owner.
  const { rows: tenants } = await admin.query<{ id: string }>('select id from identity.tenant')
  const faults: string[] = []
  for (const { id } of tenants) {
    await admin.query('begin')
    await admin.query('set local role smb_app')
    await admin.query(`select set_config('app.tenant_id', $1, true)`, [id])
    const { rows } = await admin.query('select * from ledger.projection_differences()')
    await admin.query('rollback')
    faults.push(...rows.map((row) => `projection differs from lines: ${JSON.stringify(row)}`))
  }
  return faults
}
