import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect, test } from 'vitest'
import type { BusinessView } from '@smb/core/identity'
import { uuidFromId } from '@smb/core/ids'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { asApplication, file, importFile, refusedFile, transaction } from './import-story.ts'

// What the database itself refuses, whatever the code above it does: as the application role, in SQL.
const world = openWorld()

const good = transaction('2026-01-05', ['Expenses:Rent 500 EUR', 'Assets:Bank -500 EUR'])

async function accountOf(who: Person, code: string): Promise<string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return uuidFromId(items.find((account) => account.code === code)?.id ?? '')
}

type Staged = {
  account: string
  debit?: number
  credit?: number
  currency?: string
  line?: number
  entry?: number
}

/** Stages one entry with these lines by hand, and has the ledger take it. */
async function stage(
  client: pg.Client,
  staged: readonly Staged[],
  more: { date?: string; skipEntry?: boolean } = {},
) {
  await client.query('select ledger.begin_import()')
  if (!more.skipEntry) {
    await client.query('insert into pg_temp.import_entry values (1, $1, $2, null, $3, null)', [
      randomUUID(),
      randomUUID(),
      more.date ?? '2026-01-05',
    ])
  }
  for (const [
    index,
    { account, debit = 0, credit = 0, currency = 'EUR', line, entry = 1 },
  ] of staged.entries()) {
    const values = [entry, line ?? index + 1, account, currency, debit, credit, debit, credit]
    await client.query(
      'insert into pg_temp.import_line values ($1, $2, $3, $4, $5, $6, $7, $8, null)',
      values,
    )
  }
  return client.query<{ added: string }>('select * from ledger.import_entries($1)', [randomUUID()])
}

test('the door lets in what is right, so that what it refuses below is refused for its fault', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [rent, cash] = [await accountOf(mara, '6100'), await accountOf(mara, '1030')]
  const { rows } = await asApplication(world, mara, (client) =>
    stage(client, [
      { account: rent, debit: 5 },
      { account: cash, credit: 5 },
    ]),
  )
  expect(rows).toMatchObject([{ added: '1' }])
})

test('rule 36: imported entries and lines cannot be changed, deleted or written past the door', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await importFile(mara, file(good))
  for (const table of [
    'journal_entry',
    'journal_line',
    'entry_memo',
    'balance_day',
    'balance_month',
    'balance_delta',
  ]) {
    for (const statement of [
      `update ledger.${table} set tenant_id = tenant_id`,
      `delete from ledger.${table}`,
      `truncate ledger.${table}`,
      `insert into ledger.${table} default values`,
    ]) {
      const attempt = asApplication(world, mara, (client) => client.query(statement))
      await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
    }
  }
  for (const table of ['journal_entry', 'journal_line']) {
    for (const statement of [
      `update ledger.${table} set posting_date = posting_date + 1`,
      `delete from ledger.${table}`,
    ]) {
      await expect(world.rows(statement), `${statement} as superuser`).rejects.toMatchObject({
        code: 'SM010',
      })
    }
  }
})

test('rule 35: the door proves the balance by itself', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [rent, cash] = [await accountOf(mara, '6100'), await accountOf(mara, '1030')]
  const refused: (readonly Staged[])[] = [
    [
      { account: rent, debit: 6 },
      { account: cash, credit: 5 },
    ],
    [{ account: rent, debit: 5 }],
    [
      { account: rent, debit: 5 },
      { account: cash, credit: 5 },
      { account: rent, debit: 5, entry: 2 },
      { account: cash, credit: 5, entry: 2 },
    ],
  ]
  for (const staged of refused) {
    await expect(
      asApplication(world, mara, (client) => stage(client, staged)),
    ).rejects.toMatchObject({ code: 'SM004' })
  }
  const orphans = asApplication(world, mara, (client) =>
    stage(client, refused[0] ?? [], { skipEntry: true }),
  )
  await expect(orphans).rejects.toMatchObject({ code: 'SM004' })
})

test('rule 35: one foreign currency balances in itself too, not only in base', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [rent, cash] = [await accountOf(mara, '6100'), await accountOf(mara, '1030')]
  const attempt = asApplication(world, mara, async (client) => {
    await client.query('select ledger.begin_import()')
    await client.query(
      `insert into pg_temp.import_entry values (1, gen_random_uuid(), gen_random_uuid(), null, '2026-01-05', null)`,
    )
    await client.query(
      `insert into pg_temp.import_line values (1, 1, $1, 'USD', 7, 0, 5, 0, '0.7'), (1, 2, $2, 'USD', 0, 8, 0, 5, '0.7')`,
      [rent, cash],
    )
    return client.query('select ledger.import_entries(gen_random_uuid())')
  })
  await expect(attempt).rejects.toMatchObject({ code: 'SM004' })
})

test('rule 6: the door stores no amount beyond 10^15, none below zero, and no line with two sides', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [rent, cash] = [await accountOf(mara, '6100'), await accountOf(mara, '1030')]
  const amounts = [
    [{ debit: 1e15 + 1 }, { credit: 1e15 + 1 }],
    [{ debit: -5 }, { credit: -5 }],
    [
      { debit: 5, credit: 5 },
      { debit: 5, credit: 5 },
    ],
    [{ debit: 0 }, { credit: 0 }],
  ]
  for (const [first, second] of amounts) {
    const attempt = asApplication(world, mara, (client) =>
      stage(client, [
        { account: rent, ...first },
        { account: cash, ...second },
      ]),
    )
    await expect(attempt).rejects.toMatchObject({ code: '23514' })
  }
})

test('rule 44: the door keeps closed periods closed', async () => {
  const omar = await world.business('Omar', 'Omar Motors')
  await omar.put('/book/lock-date', { lockDate: '2026-05-31' })
  const [rent, cash] = [await accountOf(omar, '6100'), await accountOf(omar, '1030')]
  const on = (date: string) =>
    asApplication(world, omar, (client) =>
      stage(
        client,
        [
          { account: rent, debit: 5 },
          { account: cash, credit: 5 },
        ],
        { date },
      ),
    )
  await expect(on('2026-05-31')).rejects.toMatchObject({ code: 'SM001', detail: '2026-05-31 1' })
  expect((await on('2026-06-01')).rows).toMatchObject([{ added: '1' }])
})

test('rule 81: the door knows no account of another business, and control accounts are for documents', async () => {
  const [mara, kofi] = [
    await world.business('Mara', 'Harbour Design Studio'),
    await world.business('Kofi', 'Kofi Foods'),
  ]
  const cash = await accountOf(mara, '1030')
  const attempt = async (account: string) =>
    asApplication(world, mara, (client) =>
      stage(client, [
        { account, debit: 5 },
        { account: cash, credit: 5 },
      ]),
    )
  await expect(attempt(await accountOf(kofi, '6100'))).rejects.toMatchObject({ code: 'SM002' })
  await expect(attempt(randomUUID())).rejects.toMatchObject({ code: 'SM002' })
  await expect(attempt(await accountOf(mara, '1100'))).rejects.toMatchObject({ code: 'SM007' })
})

test('rule 81: without a business there is no door', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const attempt = asApplication(world, mara, async (client) => {
    await client.query('select ledger.begin_import()')
    await client.query(`select set_config('app.tenant_id', '', true)`)
    return client.query('select ledger.import_entries(gen_random_uuid())')
  })
  await expect(attempt).rejects.toMatchObject({ code: 'SM012' })
})

test('the staging tables belong to the ledger: the application adds rows and nothing else', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  for (const statement of [
    'alter table pg_temp.import_line add column more text',
    'drop table pg_temp.import_line',
    'create trigger t before insert on pg_temp.import_line for each row execute function pg_catalog.suppress_redundant_updates_trigger()',
    'create policy p on pg_temp.import_line using (true)',
    'create index on pg_temp.import_line (entry_no)',
    'update pg_temp.import_line set debit = 1',
    'delete from pg_temp.import_entry',
  ]) {
    const attempt = asApplication(world, mara, async (client) => {
      await client.query('select ledger.begin_import()')
      return client.query(statement)
    })
    await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
  }
})

test('tables of the application’s own making are not taken for the staging tables', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const columns =
    'entry_no integer, entry_id uuid, source_id uuid, known_as uuid, posting_date date, memo text'
  const impostor = asApplication(world, mara, async (client) => {
    await client.query(
      `create temporary table import_entry (${columns}); create temporary view import_line as select 1 as entry_no`,
    )
    return client.query('select ledger.import_entries(gen_random_uuid())')
  })
  await expect(impostor).rejects.toMatchObject({ code: 'SM012' })
  const squatter = asApplication(world, mara, async (client) => {
    await client.query(`create temporary table import_entry (${columns})`)
    return client.query('select ledger.begin_import()')
  })
  await expect(squatter).rejects.toMatchObject({ code: '42P07' })
})

test('two imports into one business do not run beside each other', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await asApplication(world, mara, async (client) => {
    await client.query('select ledger.begin_import()')
    expect(await refusedFile(mara, file(good))).toMatchObject({
      status: 409,
      code: 'exchange.import_under_way',
    })
    const kofi = await world.business('Kofi', 'Kofi Foods')
    expect(await importFile(kofi, file(good))).toMatchObject({ added: 1 })
  })
  expect(await importFile(mara, file(good))).toMatchObject({ added: 0, alreadyThere: 1 })
})

test('the setting that spares imports a check opens no other way in', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { baseCurrency } = await mara.get<BusinessView>('/business')
  const attempt = asApplication(world, mara, async (client, tenantId) => {
    await client.query(`select set_config('ledger.lines_proved', 'yes', true)`)
    return client.query(
      `insert into ledger.journal_line values ($1, gen_random_uuid(), 1, gen_random_uuid(), '2026-01-05', $2, 5, 0, 5, 0, 1)`,
      [tenantId, baseCurrency],
    )
  })
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})
