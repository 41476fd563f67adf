import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '@smb/server/compose'
import { openWorld } from '@smb/test-world'
import { inSession, twoBusinesses } from './wall/two-businesses.ts'

const world = openWorld()
const facts = twoBusinesses(world)
const asMara = () => ({ url: world.urls.appUrl, tenant: facts().own })
const root = join(import.meta.dirname, '../..')

const teller = `create function pg_temp.tells(what text) returns boolean language plpgsql cost 0.0000001 as
  $$ begin raise notice '%', what; return true; end $$`

describe('rule 81: a filter that tells what it is shown is shown only own rows:', () => {
  test('a function that is said to cost nothing', async () => {
    const told = await inSession(asMara(), async (client, notices) => {
      await client.query(teller)
      await client.query('select 1 from parties.customer where pg_temp.tells(name)')
      return notices
    })
    expect(told.length).toBeGreaterThan(1)
    expect(told.filter((name) => !name.startsWith('Harbour'))).toEqual([])
  })

  test('the same on a table that lets it through: it would have been told', async () => {
    await world.rows('alter table parties.customer no force row level security')
    const client = { url: world.urls.ownerUrl, tenant: facts().own }
    const told = await inSession(client, async (session, notices) => {
      await session.query(teller)
      await session.query('select 1 from parties.customer where pg_temp.tells(name)')
      return notices
    })
    await world.rows('alter table parties.customer force row level security')
    expect(told.filter((name) => name.startsWith('Akosua')).length).toBeGreaterThan(1)
  })

  test('a division by zero on the rows of others', async () => {
    const { rowCount } = await inSession(asMara(), (client) =>
      client.query(
        `select 1 from parties.customer where 1 / (case when name like 'Harbour%' then 1 else 0 end) = 1`,
      ),
    )
    expect(rowCount).toBeGreaterThan(1)
  })

  test('a function below a view, and one that sorts', async () => {
    const told = await inSession(asMara(), async (client, notices) => {
      await client.query(teller)
      await client.query(
        `select 1 from payments.customer_item where pg_temp.tells(tenant_id::text)`,
      )
      await client.query('select 1 from parties.customer order by pg_temp.tells(tenant_id::text)')
      return notices
    })
    expect(new Set(told)).toEqual(new Set([facts().own]))
  })
})

describe('work in the background', () => {
  test('leaves nothing in its queue that is of a business: schedules carry no payload', async () => {
    const jobs = modules.flatMap((module) => module.jobs ?? [])
    expect(jobs.length).toBeGreaterThan(2)
    for (const { name, schedule } of jobs)
      expect(Object.keys(schedule), name).toEqual(['cron' in schedule ? 'cron' : 'everyMs'])
    const sources = globSync('{platform,modules/*,apps/server}/src/**/*.ts', { cwd: root })
    const enqueues = sources.filter((path) =>
      /add_?jobs?\b/i.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(enqueues).toEqual([])
    expect(await world.rows('select 1 from graphile_worker._private_jobs')).toEqual([])
  })
})
