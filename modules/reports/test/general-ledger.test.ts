import { expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import type { GeneralLedgerView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { post } from './report-story.ts'

const world = openWorld()

const ledger = (who: Person, from: string, to: string) =>
  who.get<GeneralLedgerView>(`/reports/general-ledger?from=${from}&to=${to}`)
const readOut = ({ accounts }: GeneralLedgerView): string[] =>
  accounts.map(({ code, opening, debit, credit, closing }) =>
    [code, opening, debit, credit, closing].join(' '),
  )

async function books(who: Person): Promise<void> {
  await post(who, '2025-12-20', 'Dr 1010 500.00', 'Cr 4100 500.00')
  await post(who, '2026-02-03', 'Dr 1010 100.00', 'Cr 4100 100.00')
  await post(who, '2026-03-10', 'Dr 6100 40.00', 'Cr 1010 40.00')
  await post(who, '2026-03-31', 'Dr 1010 7.00', 'Cr 4100 7.00')
}

test('every account with what it opened with, moved and closes with; income begins the year at zero (rule 47)', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await books(mara)
  const march = await ledger(mara, '2026-03-01', '2026-03-31')
  expect(readOut(march)).toEqual([
    '1010 600.00 7.00 40.00 567.00',
    '4100 -100.00 0.00 7.00 -107.00',
    '6100 0.00 40.00 0.00 40.00',
  ])
  expect([march.totalDebit, march.totalCredit]).toEqual(['47.00', '47.00'])
  const { code } = await mara.refused(
    'GET',
    '/reports/general-ledger?from=2026-03-02&to=2026-03-01',
  )
  expect(code).toBe('report.period_reversed')
})

test('rule 39: what closes one period opens the next, account by account', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  for (const day of ['2026-02-02', '2026-02-03', '2026-03-10', '2026-03-30'].map(LocalDate.from)) {
    const before = await ledger(mara, '2026-01-01', day)
    const after = await ledger(mara, LocalDate.addDays(day, 1), '2026-12-31')
    const closings = before.accounts.map(({ code, closing }) => [code, closing])
    const openings = new Map(after.accounts.map(({ code, opening }) => [code, opening]))
    expect(closings.map(([code = '']) => [code, openings.get(code)])).toEqual(closings)
  }
})

test('the file has every line with the balance after it, and opens and closes each account', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { text, headers } = await mara.ask(
    'GET',
    '/reports/general-ledger.csv?from=2026-03-01&to=2026-03-31',
  )
  expect(headers['content-disposition']).toContain('general-ledger-2026-03-01-2026-03-31.csv')
  const cells = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  expect(cells.map((row) => [row[0], row[2] || row[4], ...row.slice(8)].join(' '))).toEqual([
    '1010 Opening balance   600.00',
    '1010 2026-03-10  40.00 560.00',
    '1010 2026-03-31 7.00  567.00',
    '1010 Closing balance   567.00',
    '4100 Opening balance   -100.00',
    '4100 2026-03-31  7.00 -107.00',
    '4100 Closing balance   -107.00',
    '6100 Opening balance   0.00',
    '6100 2026-03-10 40.00  40.00',
    '6100 Closing balance   40.00',
  ])
})

test('one account alone is a file, too', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const bank = items.find(({ code }) => code === '1010')
  const path = `/reports/account-transactions.csv?accountId=${bank?.id}&from=2026-02-01&to=2026-02-28`
  const { text } = await mara.ask('GET', path)
  expect(
    text
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').at(-1)),
  ).toEqual(['Balance EUR', '500.00', '600.00', '600.00'])
  const other = (await world.business('Zoe', 'Zoe Consulting')).ask('GET', path)
  expect((await other).status).toBe(404)
})

test('the journal goes by date with all its lines, in pages and as a file', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  type Pages = { items: JournalEntryView[]; nextCursor: string | null }
  const period = 'from=2026-02-01&to=2026-03-30'
  const first = await mara.get<Pages>(`/reports/journal?${period}&limit=1`)
  const rest = await mara.get<Pages>(
    `/reports/journal?${period}&limit=1&cursor=${first.nextCursor}`,
  )
  expect([...first.items, ...rest.items].map(({ postingDate }) => postingDate)).toEqual([
    '2026-02-03',
    '2026-03-10',
  ])
  expect(first.items[0]?.lines.map(({ accountCode }) => accountCode)).toEqual(['1010', '4100'])
  expect(rest.nextCursor).toBeNull()
  const { text } = await mara.ask('GET', `/reports/journal.csv?${period}`)
  const rows = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','))
  expect(rows.map((row) => [row[0], row[4], ...row.slice(8)].join(' '))).toEqual([
    '2026-02-03 1010 100.00 ',
    '2026-02-03 4100  100.00',
    '2026-03-10 6100 40.00 ',
    '2026-03-10 1010  40.00',
  ])
})

test('a file of many lines comes in pages whose balances go on', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  await post(tariq, '2026-01-01', 'Dr 1010 1.00', 'Cr 4100 1.00')
  const lines = await world.rows<{ id: string }>(
    `select t.id from identity.tenant t where t.name = 'Tariq Traders'`,
  )
  // Past the posting function, for there to be more lines than one page of the file holds.
  await world.rows(
    `begin; set local role smb_app; select set_config('app.tenant_id', '${lines[0]?.id}', true);
     select ledger.post_entry(gen_random_uuid(), '2026-01-02', 'post', 'manual', gen_random_uuid(), null, null,
       array[a.id, b.id], array['EUR', 'EUR'], array[100, 0]::bigint[], array[0, 100]::bigint[], array[100, 0]::bigint[], array[0, 100]::bigint[],
       array[1, 1]::numeric[], array[null, null]::uuid[], array[null, null]::uuid[])
       from generate_series(1, 2100), ledger.account a, ledger.account b where a.code = '1010' and b.code = '4100'; commit`,
  )
  const { text } = await tariq.ask(
    'GET',
    '/reports/general-ledger.csv?from=2026-01-01&to=2026-01-31',
  )
  const bank = text
    .trim()
    .split('\r\n')
    .filter((line) => line.startsWith('1010'))
  expect(bank).toHaveLength(2103)
  expect(bank.at(-2)?.split(',').at(-1)).toBe('2101.00')
  expect(bank.at(-1)?.split(',').at(-1)).toBe('2101.00')
  const balances = bank.slice(1, -1).map((line) => line.split(',').at(-1))
  expect(balances).toEqual(Array.from({ length: 2101 }, (_, at) => `${at + 1}.00`))
})
