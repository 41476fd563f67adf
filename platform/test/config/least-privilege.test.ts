import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, startEphemeralPostgres } from '@smb/embedded-postgres'
import type { DatabaseUrls } from '@smb/embedded-postgres'
import { assertLeastPrivilege, assertServerVersion } from '../../src/db/least-privilege.ts'

let server: Awaited<ReturnType<typeof startEphemeralPostgres>>
let database: DatabaseUrls
beforeAll(async () => {
  server = await startEphemeralPostgres({ isDurable: false })
  database = await createDatabase(server, 'books')
  await asSuperuser(`create schema ledger authorization smb_owner`)
  await asSuperuser(`create schema elsewhere; create table elsewhere.entry (id int)`)
})
afterAll(() => server.stop())

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const asSuperuser = (sql: string) => on(database.superuserUrl, (client) => client.query(sql))
const check = (url: string) => on(url, assertLeastPrivilege)

function as(role: string): string {
  const url = new URL(database.superuserUrl)
  url.username = role
  url.password = 'secret'
  return url.href
}

test('the role that owns nothing may serve, also while it stages an import', async () => {
  await check(database.appUrl)
  await on(database.appUrl, async (client) => {
    await client.query('create temporary table staged (id int)')
    await assertLeastPrivilege(client)
  })
})

test('a superuser and the owner are refused with one sentence', async () => {
  await expect(check(database.superuserUrl)).rejects.toThrow(
    /^DATABASE_URL signs in as "postgres", which is a superuser and .*: serve as a plain role .*DATABASE_OWNER_URL\.$/,
  )
  await expect(check(database.ownerUrl)).rejects.toThrow(
    /^DATABASE_URL signs in as "smb_owner", which owns the database and /,
  )
})

test.each([
  ['bypassrls', '', 'has BYPASSRLS'],
  ['createrole', '', 'has CREATEROLE'],
  ['replication', '', 'has REPLICATION'],
  ['', 'alter schema elsewhere owner to ROLE', 'owns the schema elsewhere'],
  ['', 'alter table elsewhere.entry owner to ROLE', 'owns elsewhere.entry'],
  [
    '',
    'create function elsewhere.f() returns int language sql return 1; alter function elsewhere.f owner to ROLE',
    'owns the function elsewhere.f',
  ],
  ['', 'grant smb_owner to ROLE', 'can become smb_owner, which owns the database,'],
  ['noinherit', 'grant smb_owner to ROLE', 'can become smb_owner, which owns the database,'],
  ['', 'grant postgres to ROLE', 'can become postgres, which is a superuser,'],
  [
    '',
    'grant pg_execute_server_program to ROLE',
    'can become pg_execute_server_program, which can run programs or files of the server,',
  ],
])('a role with "%s" and "%s" is refused: it %s', async (attribute, grant, power) => {
  await asSuperuser(
    `create role mallory login password 'secret' ${attribute}; grant connect on database books to mallory`,
  )
  try {
    if (grant) await asSuperuser(grant.replaceAll('ROLE', 'mallory'))
    await expect(check(as('mallory'))).rejects.toThrow(`"mallory", which ${power} and so`)
  } finally {
    await asSuperuser(
      `reassign owned by mallory to postgres; drop owned by mallory; drop role mallory;
       drop function if exists elsewhere.f`,
    )
  }
})

test('a superuser that poses as the plain role is still refused', async () => {
  await on(database.superuserUrl, async (client) => {
    await client.query('set role smb_app')
    await expect(assertLeastPrivilege(client)).rejects.toThrow(/"postgres", which is a superuser/)
  })
})

test('PostgreSQL 14 is refused, and the one that comes with the repository is not', async () => {
  await on(database.appUrl, assertServerVersion)
  const old = { query: async () => ({ rows: [{ number: 140_011, name: '14.11' }] }) }
  await expect(assertServerVersion(old)).rejects.toThrow(
    /^DATABASE_URL leads to PostgreSQL 14\.11, which is too old: use PostgreSQL 15 or later/,
  )
})
