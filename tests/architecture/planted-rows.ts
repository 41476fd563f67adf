import { randomUUID } from 'node:crypto'
import pg from 'pg'

type Column = { name: string; type: string; length: number }

const columnsOf = `
  select a.attname::text as name, t.typname::text as type, greatest(a.atttypmod - 4, 1) as length
    from pg_attribute a join pg_type t on t.oid = a.atttypid
   where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
     and a.attgenerated = '' and a.attidentity = ''
   order by a.attnum`

const valueByType: Record<string, (column: Column) => string> = {
  bool: () => 'true',
  bpchar: ({ length }) => `'${'X'.repeat(length)}'`,
  bytea: () => `'\\x00'`,
  date: () => `'2026-01-31'`,
  int2: () => '1',
  int4: () => '1',
  int8: () => '1',
  jsonb: () => `'{}'`,
  numeric: () => '1',
  text: () => `'${randomUUID()}'`,
  timestamptz: () => `'2026-01-31T12:00:00Z'`,
  uuid: () => `'${randomUUID()}'`,
  xid8: () => 'pg_current_xact_id()',
}

function valueFor(column: Column, tenant: string): string {
  if (column.name === 'tenant_id') return `'${tenant}'`
  if (column.type.startsWith('_')) return `'{}'`
  const value = valueByType[column.type]
  if (!value) throw new Error(`no value for a column of type ${column.type}: add one`)
  return value(column)
}

/**
 * Gives each tenant a row in every table, whatever the table means: as superuser, past foreign keys,
 * with check constraints and triggers gone for good. For databases that are thrown away.
 */
export async function plantRows(
  superuserUrl: string,
  tables: readonly string[],
  tenants: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const table of tables) {
      const { rows: checks } = await client.query<{ name: string }>(
        `select conname::text as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
        [table],
      )
      for (const { name } of checks)
        await client.query(`alter table ${table} drop constraint "${name}"`)
      // What is proven afterwards is proven of privileges and policies alone.
      await client.query(`alter table ${table} disable trigger user`)
      const { rows: columns } = await client.query<Column>(columnsOf, [table])
      for (const tenant of tenants) {
        const names = columns.map(({ name }) => name).join(', ')
        const values = columns.map((column) => valueFor(column, tenant)).join(', ')
        await client.query(
          `insert into ${table} (${names}) values (${values}) on conflict do nothing`,
        )
      }
    }
  } finally {
    await client.end()
  }
}
