import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import type { SqlAttempt } from './wall/sql-attempts.ts'
import { attemptLine, sqlAttempts } from './wall/sql-attempts.ts'
import { outcomeIn, twoBusinesses } from './wall/two-businesses.ts'

const world = openWorld()
const facts = twoBusinesses(world)
let owner: pg.Client

beforeAll(async () => {
  await world.rows('analyze')
  owner = new pg.Client({ connectionString: world.urls.ownerUrl })
  await owner.connect()
  await owner.query(`select 'the owner is at work'`)
})
afterAll(() => owner.end())

/** Tables are padded in the file. */
const oneSpaced = (text: string): string => text.replaceAll(/ +/g, ' ')

/** True where the attempt came to what it must come to. */
async function holds({ sql, comes, tenant }: SqlAttempt, table = 'parties.customer') {
  const session = { url: world.urls.appUrl, tenant: tenant ?? facts().own }
  const statements = sql(facts()).map((text) => text.replaceAll('parties.customer', table))
  const outcome = await outcomeIn(session, statements)
  if (comes === 'nothing') return outcome === 0 || outcome
  return (typeof comes === 'string' ? outcome === comes : typeof outcome === 'number') || outcome
}

describe('rule 81: the serving role gets over the wall in no way:', () => {
  test.each(sqlAttempts.map((each, index) => [index + 1, each.what, each] as const))(
    '%i %s',
    async (_number, _what, each) => expect(await holds(each)).toBe(true),
  )

  test('each is in the list that people read', () => {
    const list = readFileSync(join(import.meta.dirname, '../../docs/isolation.md'), 'utf8')
    for (const [index, each] of sqlAttempts.entries())
      expect(oneSpaced(list)).toContain(attemptLine(each, index))
  })
})

test('what was reached for is there: both businesses have it, and the superuser sees it', async () => {
  const both = [facts().own, facts().other].sort()
  for (const table of ['parties.customer', 'invoicing.invoice_line', 'payments.customer_item']) {
    const rows = await world.rows<{ tenant_id: string }>(
      `select distinct tenant_id from ${table} order by 1`,
    )
    expect(
      rows.map(({ tenant_id }) => tenant_id),
      table,
    ).toEqual(both)
  }
  const seen = (query: string) => world.rows(`select 1 from ${query}`)
  expect(
    await seen(`pg_stats where schemaname = 'parties' and tablename = 'customer'`),
  ).not.toEqual([])
  expect(
    await seen(`pg_stat_activity where query = 'select ''the owner is at work'''`),
  ).not.toEqual([])
})

test('the wall is what holds: on a table that the serving role owns, and that is not forced, it falls', async () => {
  await world.rows(`create schema planted; grant usage on schema planted to smb_app;
    create table planted.customer (like parties.customer including all);
    insert into planted.customer select * from parties.customer;
    alter table planted.customer enable row level security;
    create policy tenant_rows on planted.customer using (tenant_id = platform.tenant_id());
    alter table planted.customer owner to smb_app`)
  const fallen: string[] = []
  for (const each of sqlAttempts)
    if (each.sql(facts()).join().includes('parties.customer'))
      if ((await holds(each, 'planted.customer')) !== true) fallen.push(each.what)
  await world.rows('drop schema planted cascade')
  expect(fallen.length).toBeGreaterThanOrEqual(18)
  expect(fallen).toEqual(
    expect.arrayContaining([
      'no business set',
      'reading rows of another business',
      'changing them',
      'inserting a row for another business',
      'moving a row to another business',
      'switching row security off',
      'dropping a policy',
    ]),
  )
})
