import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { tenantTables, tenantWallFaults } from './catalogue.ts'
import type { Ask } from './catalogue.ts'

const world = openWorld()
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: world.urls.superuserUrl })
  await admin.connect()
})
afterAll(() => admin.end())

const ask: Ask = async (text, values = []) => (await admin.query(text, [...values])).rows as never

/** What the check says about a table that exists for the length of one transaction only. */
async function faultsWith(sql: string): Promise<string[]> {
  await admin.query('begin')
  try {
    await admin.query(sql)
    return await tenantWallFaults(ask)
  } finally {
    await admin.query('rollback')
  }
}

test('rule 81: every table of a business has forced row security and the one policy', async () => {
  expect(await tenantTables(ask)).toContain('ledger.journal_line')
  expect(await tenantWallFaults(ask)).toEqual([])
})

describe('rule 81: the check goes red for', () => {
  const columns =
    'tenant_id uuid not null default platform.tenant_id(), id uuid not null, change_xid xid8'
  const keyed = `create table ledger.planted (${columns}, primary key (tenant_id, id));
    create index on ledger.planted (tenant_id, change_xid, id);`
  const walled = `create table ledger.planted (tenant_id uuid not null default platform.tenant_id(),
    id uuid not null, account_id uuid, primary key (tenant_id, id));
    call platform.protect_tenant_rows('ledger.planted');`

  const plants = [
    {
      what: 'a table without a policy',
      sql: keyed,
      faults: [
        'ledger.planted: changes are stamped but not indexed for sync',
        'ledger.planted: has not the one policy tenant_rows',
        'ledger.planted: row security is not on and forced',
      ],
    },
    {
      what: 'a policy that is not forced',
      sql: `${walled} alter table ledger.planted no force row level security`,
      faults: ['ledger.planted: row security is not on and forced'],
    },
    {
      what: 'a policy with another text',
      sql: `${walled} alter policy tenant_rows on ledger.planted using (true)`,
      faults: ['ledger.planted: has not the one policy tenant_rows'],
    },
    {
      what: 'a second policy that lets more through',
      sql: `${walled} create policy all_rows on ledger.planted for select using (true)`,
      faults: ['ledger.planted: policy all_rows opens more than tenant_rows'],
    },
    {
      what: 'a table without tenant_id',
      sql: 'create table ledger.planted (id uuid primary key)',
      faults: ['ledger.planted: has no tenant_id, and is not known to need none'],
    },
    {
      what: 'a tenant_id that may be missing',
      sql: `${walled} alter table ledger.planted alter column tenant_id drop default`,
      faults: [
        'ledger.planted: tenant_id may be null or does not default to the tenant of the session',
      ],
    },
    {
      what: 'a reference that may lead into another business',
      sql: `alter table ledger.account add constraint id_alone unique (id); ${walled}
            alter table ledger.planted add foreign key (account_id) references ledger.account (id)`,
      faults: [
        'ledger.account: index id_alone does not begin with tenant_id',
        'ledger.planted: foreign key planted_account_id_fkey does not carry tenant_id',
      ],
    },
    {
      what: 'a view with the rights of its owner',
      sql: 'create view ledger.planted as select * from ledger.account',
      faults: ['ledger.planted: the view runs with the rights of its owner'],
    },
  ]

  test.each(plants)('$what', async ({ sql, faults }) => {
    expect(await faultsWith(sql)).toEqual(faults)
  })
})

describe('rule 82: the check goes red for', () => {
  test('a unique key that spans businesses', async () => {
    const faults = await faultsWith(
      'create unique index code_everywhere on ledger.account (code, tenant_id)',
    )
    expect(faults).toEqual(['ledger.account: index code_everywhere does not begin with tenant_id'])
  })
})

test('rule 82: two businesses use the same account codes', async () => {
  await world.business('Mara', 'Harbour Design Studio')
  await world.business('Akosua', 'Akosua’s Bakery')

  const shared = await world.rows<{ businesses: string }>(
    `select count(distinct tenant_id) as businesses from ledger.account where code = '1000'`,
  )

  expect(shared).toEqual([{ businesses: '2' }])
})
