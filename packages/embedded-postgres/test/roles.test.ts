import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, dropDatabase, startEphemeralPostgres, urlsOf } from '../src/index.ts'
import { query } from './world.ts'

let server: Awaited<ReturnType<typeof startEphemeralPostgres>>
beforeAll(async () => {
  server = await startEphemeralPostgres({ isDurable: false })
})
afterAll(() => server.stop())

test('neither role has a power that row security does not bind', async () => {
  expect(
    await query(
      server.superuserUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
              (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
         from pg_roles where rolname like 'smb%' order by rolname`,
    ),
  ).toEqual(
    ['smb_app', 'smb_owner'].map((rolname) => ({
      rolname,
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      memberships: 0,
    })),
  )
})

test('the owner migrates: schemas, grants and the extensions that the product uses', async () => {
  await query(
    server.ownerUrl,
    `create extension pgcrypto; create extension pg_trgm; create extension btree_gist;
     create schema books; create table books.entry (id int);
     grant usage on schema books to smb_app; grant select on books.entry to smb_app`,
  )
  expect(await query(server.appUrl, 'select count(*)::int as n from books.entry')).toEqual([
    { n: 0 },
  ])
})

test('the serving role owns nothing, creates nothing that stays, and may stage imports', async () => {
  await query(server.appUrl, 'create temporary table staged (id int)')
  await expect(query(server.appUrl, 'create schema mine')).rejects.toThrow(/permission denied/)
  await expect(query(server.appUrl, 'create table public.mine (id int)')).rejects.toThrow(
    /permission denied/,
  )
  await expect(query(server.appUrl, 'set role smb_owner')).rejects.toThrow(/permission denied/)
  const postgres = urlsOf(server, 'postgres')
  await expect(query(postgres.appUrl, 'select 1')).rejects.toThrow(/permission denied/)
})

test('a database made from a template has its rows and its own grants', async () => {
  const template = await createDatabase(server, 'world_template')
  await query(
    template.ownerUrl,
    `create table note as select 'kept' as text; grant select, insert on note to smb_app`,
  )
  const copy = await createDatabase(server, 'world_1', { template: 'world_template' })
  await query(copy.appUrl, `insert into note values ('new')`)
  expect(await query(copy.appUrl, 'select text from note')).toEqual([
    { text: 'kept' },
    { text: 'new' },
  ])
  expect(await query(template.appUrl, 'select text from note')).toEqual([{ text: 'kept' }])

  await dropDatabase(server, 'world_1')
  await expect(query(copy.appUrl, 'select 1')).rejects.toThrow(/does not exist/)
  await expect(createDatabase(server, 'a"; drop table x')).rejects.toThrow(/is no database name/)
})
