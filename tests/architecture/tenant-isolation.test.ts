import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { tenantTables } from './catalogue.ts'
import type { Ask } from './catalogue.ts'
import { plantRows } from './planted-rows.ts'
import { attempt } from './session.ts'

// Rows are planted into every table past all rules, so the books are not to be checked.
const world = openWorld({ checkBooks: false })
const ask: Ask = (text, values) => world.rows(text, values)

let mara: string
let akosua: string
let tables: string[]

beforeAll(async () => {
  await world.business('Mara', 'Harbour Design Studio')
  await world.business('Akosua', 'Akosua’s Bakery')
  const tenants = await world.rows<{ id: string }>('select id from identity.tenant order by name')
  akosua = tenants[0]?.id ?? ''
  mara = tenants[1]?.id ?? ''
  tables = await tenantTables(ask)
  await plantRows(world.urls.superuserUrl, tables, [mara, akosua])
})

const asMara = (...statements: string[]) =>
  attempt({ url: world.urls.appUrl, tenant: mara }, statements)

/** What the application reads through a function alone (docs/adr/0026): to it these are no tables at all. */
const closed = ['search.entry', 'search.waiting']

/** What must come of reaching for Akosua's rows: nothing, or no permission to try. */
const nothing = [{ rows: 0 }, { refused: '42501' }]

test('rule 81: both businesses have rows in every table', async () => {
  for (const table of tables) {
    const rows = await world.rows<{ id: string }>(`select distinct tenant_id as id from ${table}`)
    expect(
      rows.map(({ id }) => id),
      table,
    ).toEqual(expect.arrayContaining([mara, akosua]))
  }
})

test('rule 81: Mara reads her own rows in every table, and none of Akosua’s', async () => {
  for (const table of tables.filter((name) => !closed.includes(name))) {
    const own = await asMara(`select 1 from ${table} where tenant_id = '${mara}'`)
    expect(own, table).toSatisfy((found: { rows?: number }) => (found.rows ?? 0) > 0)
    const others = await asMara(`select 1 from ${table} where tenant_id <> '${mara}'`)
    expect(others, table).toEqual({ rows: 0 })
  }
})

test('rule 81: Mara changes and deletes none of Akosua’s rows in any table', async () => {
  for (const table of tables) {
    const theirs = `where tenant_id = '${akosua}'`
    expect(nothing, table).toContainEqual(
      await asMara(`update ${table} set tenant_id = tenant_id ${theirs}`),
    )
    expect(nothing, table).toContainEqual(await asMara(`delete from ${table} ${theirs}`))
  }
})

test('rule 81: Mara moves none of her rows over to Akosua in any table', async () => {
  for (const table of tables) {
    const outcome = await asMara(`update ${table} set tenant_id = '${akosua}'`)
    expect(outcome, table).toEqual({ refused: '42501' })
  }
})

test('rule 81: Mara inserts no row for Akosua into any table', async () => {
  for (const table of tables) {
    const columns = await insertable(table)
    // The new row is Mara's own with Akosua's tenant_id: only the policy can have anything against it.
    const values = columns.map((column) => (column === 'tenant_id' ? `'${akosua}'::uuid` : column))
    const outcome = await asMara(
      `insert into ${table} (${columns.join(', ')})
       select ${values.join(', ')} from ${table} where tenant_id = '${mara}' limit 1`,
    )
    expect(outcome, table).toEqual({ refused: '42501' })
  }
})

test('rule 81: without a business nothing is seen in any table', async () => {
  for (const table of tables) {
    const statement = `select 1 from ${table} where tenant_id is not null`
    const outcome = await attempt({ url: world.urls.appUrl, tenant: '' }, [statement])
    expect(outcome, table).toEqual(closed.includes(table) ? { refused: '42501' } : { rows: 0 })
  }
})

test('rule 81: words for search are closed to the application, its own as well as others’', async () => {
  for (const table of closed) {
    expect(tables).toContain(table)
    expect(await asMara(`select 1 from ${table}`), table).toEqual({ refused: '42501' })
  }
})

test('rule 81: a view of a business shows no row of another', async () => {
  const views = await world.rows<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`,
  )
  for (const { name } of views)
    expect(nothing, name).toContainEqual(
      await asMara(`select 1 from ${name} where tenant_id <> '${mara}'`),
    )
})

async function insertable(table: string): Promise<string[]> {
  const rows = await world.rows<{ attname: string }>(
    `select attname::text from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  )
  return rows.map(({ attname }) => attname)
}

/** Cached plans must not carry one business's rows into the next request of the same connection. */
test('rule 81: one connection serves two businesses one after the other', async () => {
  const client = new pg.Client({ connectionString: world.urls.appUrl })
  await client.connect()
  const seen: string[][] = []
  for (const tenant of [mara, akosua, mara]) {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant])
    const { rows } = await client.query<{ id: string }>({
      name: 'tenants-seen',
      text: 'select distinct tenant_id as id from ledger.account',
    })
    seen.push(rows.map(({ id }) => id))
    await client.query('commit')
  }
  const { rows: after } = await client.query('select 1 from ledger.account')
  await client.end()

  expect(seen).toEqual([[mara], [akosua], [mara]])
  expect(after).toEqual([])
})
