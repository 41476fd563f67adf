import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '@smb/embedded-postgres'
import type { DatabaseUrls } from '@smb/embedded-postgres'
import type { Migration } from '../../src/db/index.ts'
import { migrate } from '../../src/db/index.ts'

const database = `migrate_${randomBytes(6).toString('hex')}`
let urls: DatabaseUrls
let watcher: pg.Client
beforeAll(async () => {
  urls = await createDatabase(inject('postgres'), database)
  watcher = new pg.Client({ connectionString: urls.superuserUrl })
  await watcher.connect()
})
afterAll(async () => {
  await watcher.end()
  await dropDatabase(inject('postgres'), database)
})

const first: Migration = {
  name: '1-first',
  sql: 'create table public.thing (a int)',
  checksum: 'a',
}
const second: Migration = {
  name: '2-second',
  sql: 'alter table public.thing add column b int; grant select on public.thing to :app_role',
  checksum: 'b',
}
const run = (migrations: readonly Migration[], applied: string[] = []): Promise<string[]> =>
  migrate({
    ownerUrl: urls.ownerUrl,
    appRole: 'smb_app',
    migrations,
    onApplied: (name) => applied.push(name),
  }).then(() => applied)

test('each file is applied once, two runners wait for each other', async () => {
  const both = await Promise.all([run([first]), run([first])])
  expect(both.flat()).toEqual(['1-first'])
})

test('a table in use makes a migration give way and try again, so that nobody queues behind it', async () => {
  await watcher.query('begin; select * from public.thing')
  const migrating = run([first, second])
  await expect.poll(waiting, { timeout: 5_000 }).toBe(1)
  await expect.poll(waiting, { timeout: 5_000 }).toBe(0)
  await watcher.query('commit')
  expect(await migrating).toEqual(['2-second'])

  async function waiting(): Promise<number> {
    const { rowCount } = await watcher.query(
      `select from pg_locks where not granted and relation = 'public.thing'::regclass`,
    )
    return rowCount ?? 0
  }
})

test('a failing file leaves nothing, and its name is said', async () => {
  const bad = {
    name: '3-bad',
    sql: 'create table public.half (a int); select nonsense',
    checksum: 'c',
  }
  await expect(run([first, second, bad])).rejects.toThrow(
    'Migration 3-bad failed: column "nonsense" does not exist.',
  )
  const { rows } = await watcher.query(`select to_regclass('public.half') as half`)
  expect(rows).toEqual([{ half: null }])
})

test('a file that was changed or taken away after it was applied stops the runner', async () => {
  await expect(run([first, { ...second, checksum: 'other' }])).rejects.toThrow(
    'Migration 2-second was changed after it was applied.',
  )
  await expect(run([first])).rejects.toThrow('Migration 2-second was applied to this database but')
})
