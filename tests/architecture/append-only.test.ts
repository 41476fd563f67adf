import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import { uuidFromId } from '@smb/core/ids'
import { openWorld } from '@smb/test-world'
import { attempt } from './session.ts'

const world = openWorld()

/** One posted entry of Mara's, and the accounts that it moved. */
let posted: { tenant: string; entry: string; cash: string; capital: string }

beforeAll(async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const idOf = (code: string) => items.find((account) => account.code === code)?.id ?? ''
  const line = (code: string, side: string) => ({
    accountId: idOf(code),
    side,
    amount: { amount: '5000.00', currency: 'EUR' },
  })
  const entry = await mara.post<JournalEntryView>('/journal-entries', {
    postingDate: '2026-06-30',
    lines: [line('1000', 'debit'), line('3000', 'credit')],
  })
  const [found] = await world.rows<{ tenant_id: string }>(
    'select tenant_id from ledger.journal_entry where id = $1',
    [uuidFromId(entry.id)],
  )
  posted = {
    tenant: found?.tenant_id ?? '',
    entry: uuidFromId(entry.id),
    cash: uuidFromId(idOf('1000')),
    capital: uuidFromId(idOf('3000')),
  }
})

const insertEntry = (id: string) => `insert into ledger.journal_entry
  (tenant_id, id, posting_date, kind, source_type, source_id)
  values (platform.tenant_id(), '${id}', '2026-06-30', 'post', 'manual', '${id}')`

const insertLine = (
  entry: string,
  account: string,
  amounts: string,
) => `insert into ledger.journal_line
  (tenant_id, entry_id, line_no, account_id, posting_date, currency, debit, credit, base_debit, base_credit, rate)
  values (platform.tenant_id(), '${entry}', (random() * 100000)::int + 10, '${account}', '2026-06-30', 'EUR', ${amounts}, 1)`

const newId = '018f0000-0000-7000-8000-0000000000aa'

describe('rule 36: the serving role is refused', () => {
  const attempts: readonly (readonly [what: string, ...statements: string[]])[] = [
    ['changing a line', 'update ledger.journal_line set debit = debit + 1'],
    ['changing an entry', `update ledger.journal_entry set posting_date = '2020-01-01'`],
    ['deleting lines', 'delete from ledger.journal_line'],
    ['deleting entries', 'delete from ledger.journal_entry'],
    ['truncating the journal', 'truncate ledger.journal_line, ledger.journal_entry'],
    ['holding lines for update', 'select 1 from ledger.journal_line for update'],
    ['writing an entry past the posting function', insertEntry(newId)],
    ['writing a line past the posting function', 'insert into ledger.journal_line default values'],
    ['writing balances', 'update ledger.balance_month set debit = 0'],
    ['writing balance deltas', 'delete from ledger.balance_delta'],
    ['moving the lock date by hand', 'update ledger.book set lock_date = null'],
    ['changing the audit trail', `update audit.event set action = 'nothing.happened'`],
    ['deleting the audit trail', 'delete from audit.event'],
    ['truncating the audit trail', 'truncate audit.event'],
    ['becoming the owner', 'set role smb_owner'],
    ['signing in as the owner', 'set session authorization smb_owner'],
    ['reading past row security', 'set row_security = off', 'select 1 from ledger.journal_line'],
    ['switching a trigger off', 'alter table ledger.journal_line disable trigger all'],
    ['switching all triggers off', 'set session_replication_role = replica'],
    ['switching row security off', 'alter table ledger.journal_line disable row level security'],
    ['dropping the policy', 'drop policy tenant_rows on ledger.journal_line'],
    ['adding a policy', 'create policy mine on ledger.journal_line using (true)'],
    [
      'adding a trigger',
      'create trigger t before insert on ledger.account for each row execute function platform.stamp_change()',
    ],
    [
      'rewriting a function',
      'create or replace function ledger.check_entry_balances() returns trigger language plpgsql as $$ begin return null; end $$',
    ],
    ['making a table', 'create table ledger.mine (id int)'],
    ['making a table in public', 'create table public.mine (id int)'],
    ['making a schema', 'create schema mine'],
    ['dropping a table', 'drop table ledger.journal_line'],
    [
      'granting itself more',
      'grant update on ledger.journal_line to smb_app',
      'update ledger.journal_line set debit = debit + 1',
    ],
    ['reading files of the server', `select pg_read_file('PG_VERSION')`],
    ['running programs', `copy (select 1) to program 'true'`],
  ]

  test.each(attempts)('%s', async (_what, ...statements) => {
    const mara = { url: world.urls.appUrl, tenant: posted.tenant }
    expect(await attempt(mara, statements)).toEqual({ refused: '42501' })
  })
})

describe('rule 36: even the owner and the superuser are refused', () => {
  const attempts = [
    { what: 'changing a line', sql: 'update ledger.journal_line set debit = debit + 1' },
    { what: 'deleting a line', sql: 'delete from ledger.journal_line' },
    { what: 'truncating lines', sql: 'truncate ledger.journal_line' },
    { what: 'changing an entry', sql: `update ledger.journal_entry set kind = 'void'` },
    { what: 'deleting an entry', sql: 'delete from ledger.journal_entry' },
    { what: 'truncating entries', sql: 'truncate ledger.journal_entry' },
    { what: 'changing the audit trail', sql: `update audit.event set details = '{}'` },
    { what: 'deleting the audit trail', sql: 'delete from audit.event' },
    { what: 'truncating the audit trail', sql: 'truncate audit.event' },
  ]

  test.each(attempts)('$what', async ({ sql }) => {
    const { ownerUrl, superuserUrl } = world.urls
    for (const url of [ownerUrl, superuserUrl])
      expect(await attempt({ url, tenant: posted.tenant }, [sql])).toEqual({ refused: 'SM010' })
  })

  test('adding a line to an entry that is already posted', async () => {
    const { ownerUrl, superuserUrl } = world.urls
    const sql = insertLine(posted.entry, posted.cash, '100, 0, 100, 0')
    for (const url of [ownerUrl, superuserUrl])
      expect(await attempt({ url, tenant: posted.tenant }, [sql])).toEqual({ refused: 'SM011' })
  })

  test('a line on an account that does not exist', async () => {
    const owner = { url: world.urls.ownerUrl, tenant: posted.tenant }
    const sql = insertLine(newId, newId, '100, 0, 100, 0')
    expect(await attempt(owner, [insertEntry(newId), sql])).toEqual({ refused: 'SM002' })
  })
})

describe('rule 35: an entry that does not balance cannot be committed', () => {
  const one = '100, 0, 100, 0'
  const other = '0, 99, 0, 99'

  test('by the owner, who writes the tables directly', async () => {
    const owner = { url: world.urls.ownerUrl, tenant: posted.tenant }
    const entry = insertEntry(newId)
    const cash = insertLine(newId, posted.cash, one)
    const capital = insertLine(newId, posted.capital, other)
    const balanced = insertLine(newId, posted.capital, '0, 100, 0, 100')

    expect(await attempt(owner, [entry, cash, capital])).toEqual({ refused: 'SM004' })
    expect(await attempt(owner, [entry, cash])).toEqual({ refused: 'SM004' })
    expect(await attempt(owner, [entry])).toEqual({ refused: 'SM004' })
    // The same statements with equal sides are sound: nothing else refused them.
    expect(
      await attempt(owner, [entry, cash, balanced, 'set constraints all immediate', 'rollback']),
    ).toHaveProperty('rows')
  })

  test('by the serving role, through the posting function', async () => {
    const mara = { url: world.urls.appUrl, tenant: posted.tenant }
    expect(await attempt(mara, [post({ credit: 99 })])).toEqual({ refused: 'SM004' })
    expect(
      await attempt(mara, [post({ credit: 100 }), 'set constraints all immediate', 'rollback']),
    ).toHaveProperty('rows')
  })
})

test('an entry cannot pass for an import, whose balance is proven elsewhere', async () => {
  const mara = { url: world.urls.appUrl, tenant: posted.tenant }
  expect(await attempt(mara, [post({ credit: 99, source: 'journal_import' })])).toEqual({
    refused: 'SM012',
  })
})

test('rule 44: SQL by the serving role cannot post into a closed period', async () => {
  const mara = { url: world.urls.appUrl, tenant: posted.tenant }
  const closed = `select ledger.set_lock_date('2026-06-30')`
  expect(await attempt(mara, [closed, post({ credit: 100 })])).toEqual({ refused: 'SM001' })
})

/** A call of the posting function: cash 100 on the debit side, capital `credit` on the other. */
function post({ credit, source = 'manual' }: { credit: number; source?: string }): string {
  return `select ledger.post_entry('${newId}', '2026-06-30', 'post', '${source}', '${newId}', null, null,
    array['${posted.cash}', '${posted.capital}']::uuid[], array['EUR', 'EUR'], array[100, 0], array[0, ${credit}],
    array[100, 0], array[0, ${credit}], array[1, 1]::numeric[], array[null, null]::uuid[], array[null, null]::uuid[])`
}
