import { describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { tenantTables } from '../architecture/catalogue.ts'
import {
  materialisedQuery,
  openSequences,
  openSequencesQuery,
  ownerFunctionsQuery,
  sharedKeys,
  sharedKeysQuery,
  sharedReferences,
  sharedReferencesQuery,
  tableNamesQuery,
} from './wall/catalogue-lists.ts'
import { ownerFunctions } from './wall/owner-functions.ts'
import { inSession, twoBusinesses } from './wall/two-businesses.ts'

const world = openWorld()
const facts = twoBusinesses(world)

const namesOf = async (query: string): Promise<string[]> =>
  (await world.rows<{ name: string }>(query)).map(({ name }) => name)
const asMara = () => ({ url: world.urls.appUrl, tenant: facts().own })
const callable = Object.entries(ownerFunctions).flatMap(([name, { call, withoutBusiness }]) =>
  call ? [{ name, call, withoutBusiness }] : [],
)

/** What a call answers, or the SQLSTATE of its refusal; nothing of it stays. */
const answerOf = (tenant: string, ...statements: readonly string[]): Promise<unknown> =>
  inSession({ url: world.urls.appUrl, tenant }, async (client) => {
    try {
      let rows: unknown = []
      for (const text of statements) rows = (await client.query(text)).rows
      return rows
    } catch (error) {
      return (error as { code?: string }).code
    }
  })

describe('functions with the rights of the owner', () => {
  test('are those that were reviewed, and open as far as was reviewed', async () => {
    const found = await world.rows<{ name: string; isOpen: boolean }>(ownerFunctionsQuery)
    expect(found.map(({ name }) => name)).toEqual(Object.keys(ownerFunctions).sort())
    expect(found.filter(({ isOpen }) => isOpen).map(({ name }) => name)).toEqual(
      callable.map(({ name }) => name).sort(),
    )
  })

  test('a new one is seen', async () => {
    await world.rows(
      `create function ledger.planted() returns int security definer language sql as 'select 1'`,
    )
    const found = await namesOf(ownerFunctionsQuery)
    await world.rows('drop function ledger.planted()')
    expect(found.filter((name) => !(name in ownerFunctions))).toEqual(['ledger.planted'])
  })

  test.each(callable)(
    '$name gives nothing without a business',
    async ({ call, withoutBusiness }) => {
      expect(await answerOf('', call(facts()))).toEqual(withoutBusiness)
    },
  )

  test('rule 81: none tells or changes anything of another business', async () => {
    const tables = await tenantTables((text, values) => world.rows(text, values))
    const theirs = async () => {
      const hashes = tables.map(
        (name) => `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash
          from ${name} t where tenant_id = '${facts().other}'`,
      )
      return world.rows(hashes.join(' union all '))
    }
    const before = await theirs()
    const [customers, name] = [
      await namesOf(
        `select id::text as name from parties.customer where tenant_id = '${facts().other}'`,
      ),
      'Akosua',
    ]
    expect(customers.length).toBeGreaterThan(1)
    for (const { name: called, call } of callable) {
      const told = await inSession(asMara(), async (client) => {
        if (called === 'ledger.import_entries') await client.query('select ledger.begin_import()')
        const { rows } = await client.query(call(facts()))
        await client.query('commit')
        return JSON.stringify(rows)
      })
      for (const secret of [...customers, name]) expect(told, called).not.toContain(secret)
    }
    expect(await theirs()).toEqual(before)
  })

  test('rule 81: an entry cannot be put on accounts of another business', async () => {
    const call =
      ownerFunctions['ledger.post_entry']?.call?.({ ...facts(), own: facts().other }) ?? ''
    const [found] = await world.rows<{ ids: string }>(
      `select array_agg(id)::text as ids from (select id from ledger.account where tenant_id = $1 limit 2) a`,
      [facts().other],
    )
    const direct = call.replace(/\(select array_agg.*? a\)/s, `'${found?.ids}'`)
    expect(await answerOf(facts().own, direct)).toBe('SM002')
  })

  test('are not led astray by tables and functions of the session’s own that are called like ours', async () => {
    const calls = [
      `select record_id from search.find('customer', 'Northwind', 10)`,
      'select count(*)::int as n, sum(base_debit)::text as debit from ledger.movements(null, null)',
      'select count(*)::int as n from payments.customer_item',
      'select search.rebuild_own_entries()::int as n',
    ]
    const shadows = (await world.rows<{ bare: string; name: string }>(tableNamesQuery)).map(
      ({ bare, name }) => `create temporary table "${bare}" as select * from ${name} limit 0`,
    )
    expect(shadows.length).toBeGreaterThan(30)
    const open = await inSession(asMara(), async (client) => {
      const refused: string[] = []
      for (const text of shadows) {
        await client.query('savepoint s')
        await client.query(text).catch(async (error: { code: string }) => {
          refused.push(error.code)
          await client.query('rollback to s')
        })
      }
      await client.query(`create function pg_temp.tenant_id() returns uuid language sql as $$ select '${facts().other}'::uuid $$;
        create function pg_temp.now() returns timestamptz language sql as 'select timestamptz ''2000-01-01''';
        set local search_path = pg_temp, public`)
      const answers: unknown[] = []
      for (const text of calls) answers.push((await client.query(text)).rows)
      const { rows } = await client.query<{ tenant_id: string }>(
        `insert into parties.customer (id, name, currency, payment_terms_days) values (gen_random_uuid(), 'x', 'EUR', 1) returning tenant_id`,
      )
      return { answers, tenant: rows[0]?.tenant_id, refused: new Set(refused) }
    })
    expect(open.tenant).toBe(facts().own)
    expect([...open.refused]).toEqual(['42501'])
    for (const [at, text] of calls.entries())
      expect(open.answers[at], text).toEqual(await answerOf(facts().own, text))
  })
})

describe('an error tells nothing of another business:', () => {
  test('every unique key begins with the tenant, or was reviewed', async () => {
    expect(await namesOf(sharedKeysQuery)).toEqual(Object.keys(sharedKeys).sort())
  })

  test('every reference begins with the tenant, or leads to what belongs to no business', async () => {
    expect(await namesOf(sharedReferencesQuery)).toEqual(sharedReferences)
  })

  test('a key of another business is free, and a reference to its rows is one to nothing', async () => {
    const customer = (id: string) =>
      `insert into parties.customer (id, name, currency, payment_terms_days) values ('${id}', 'x', 'EUR', 1)`
    const nobody = '018f0000-0000-7000-8000-0000000000ff'
    expect(await answerOf(facts().own, customer(facts().ownCustomer))).toBe('23505')
    for (const id of [facts().otherCustomer, nobody])
      expect(await answerOf(facts().own, customer(id)), id).toEqual([])
    const payment = (id: string) => `update payments.payment_received set customer_id = '${id}'`
    const invoice = (id: string) =>
      `update invoicing.invoice set customer_id = '${id}' where status = 'draft'`
    for (const text of [payment, invoice])
      expect(await answerOf(facts().own, text(facts().otherCustomer))).toEqual(
        await answerOf(facts().own, text(nobody)),
      )
  })
})

test('there is no materialised view and no foreign table: they have no policies', async () => {
  expect(await namesOf(materialisedQuery)).toEqual([])
})

test('sequences give the serving role nothing but numbers of change', async () => {
  expect(await namesOf(openSequencesQuery)).toEqual(openSequences)
})
