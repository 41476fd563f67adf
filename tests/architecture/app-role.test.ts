import { describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'

const world = openWorld()
const app = 'smb_app'

const ourSchemas = `n.nspname !~ '^(pg_|information_schema|graphile_worker)'`

describe('the serving role', () => {
  test('owns nothing, bypasses nothing and can become nobody', async () => {
    const [role] = await world.rows(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              array(select m.roleid::regrole::text from pg_auth_members m where m.member = r.oid) as member_of,
              array(select s.classid::regclass || ' ' || s.objid from pg_shdepend s
                     where s.refobjid = r.oid and s.deptype = 'o') as owns
         from pg_roles r where rolname = $1`,
      [app],
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      member_of: [],
      owns: [],
    })
  })

  test('rule 36: writes the journal, its balances and the audit trail through functions only', async () => {
    const rows = await world.rows<{ name: string; may: string[] }>(
      `select n.nspname || '.' || c.relname as name,
              array(select p from unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
                     where has_table_privilege($1, c.oid, p)) as may
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and (n.nspname = 'audit' or (n.nspname = 'ledger' and c.relname ~ '^(journal_(entry|line)$|entry_|balance_)'))
        order by 1`,
      [app],
    )
    expect(Object.fromEntries(rows.map(({ name, may }) => [name, may.join(' ')]))).toEqual({
      'audit.event': 'INSERT',
      'ledger.balance_day': '',
      'ledger.balance_delta': '',
      'ledger.balance_month': '',
      'ledger.entry_memo': '',
      'ledger.journal_entry': '',
      'ledger.journal_line': '',
    })
  })

  test('empties no table, hooks into none and makes nothing', async () => {
    const tables = await world.rows(
      `select n.nspname || '.' || c.relname as name, p as may
         from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) p
        where c.relkind in ('r', 'p', 'v') and ${ourSchemas} and has_table_privilege($1, c.oid, p)`,
      [app],
    )
    const schemas = await world.rows(
      `select n.nspname from pg_namespace n where ${ourSchemas} and has_schema_privilege($1, n.oid, 'CREATE')`,
      [app],
    )
    expect([...tables, ...schemas]).toEqual([])
  })

  test('deletes nothing but the lines of drafts, which are rewritten whole', async () => {
    const rows = await world.rows<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v') and ${ourSchemas} and has_table_privilege($1, c.oid, 'DELETE')`,
      [app],
    )
    expect(rows.map(({ name }) => name)).toEqual(['invoicing.invoice_line'])
  })

  test('sees the list of applied migrations as little as anything else of the owner', async () => {
    const [row] = await world.rows(
      `select has_table_privilege($1, 'public.migration', 'SELECT') as may`,
      [app],
    )
    expect(row).toEqual({ may: false })
  })
})

describe('a function that runs with the rights of the owner', () => {
  const definers = `select n.nspname || '.' || p.proname as name, p.proconfig, p.oid
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ourSchemas}`
  const namesWhere = async (condition: string) => {
    const rows = await world.rows<{ name: string }>(
      `select name from (${definers}) f where ${condition} order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  const isLoose = `not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false)`
  const isOpen = `has_function_privilege('public', oid, 'EXECUTE')`

  test('has a pinned search path', async () => {
    expect(await namesWhere('true')).toContain('ledger.post_entry')
    expect(await namesWhere(isLoose)).toEqual([])
  })

  test('cannot be called by strangers', async () => {
    expect(await namesWhere(isOpen)).toEqual([])
  })

  test('is seen when one is planted that does neither', async () => {
    await world.rows(
      `create function ledger.planted() returns int security definer language sql as 'select 1'`,
    )
    expect(await namesWhere(isLoose)).toContain('ledger.planted')
    expect(await namesWhere(isOpen)).toContain('ledger.planted')
    await world.rows('drop function ledger.planted()')
  })
})
