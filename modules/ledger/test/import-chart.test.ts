import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AccountListItem, ChartImportView } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
const csv = { headers: { 'content-type': 'text/csv' } }
const heading = 'code,name,type,parent\n'

const imported = (who: Person, file: string | Buffer) =>
  who.post<ChartImportView>('/accounts/import', file, csv)
const previewed = (who: Person, file: string | Buffer) =>
  who.post<ChartImportView>('/accounts/import?preview=true', file, csv)
const refused = (who: Person, file: string | Buffer) =>
  who.refused('POST', '/accounts/import', file, csv)
const accountsOf = async (who: Person) =>
  (await who.get<{ items: AccountListItem[] }>('/accounts')).items

const studioChart = `\uFEFFKonto;Bezeichnung;Kontoart;Oberkonto
7010;Ateliermiete;Aufwand;7000
7000;Räume;Aufwand;
1020;Savings account;Asset;1000
1010;Geschäftskonto;Asset;
`

test('a preview says line by line what would happen and changes nothing', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await accountsOf(mara)
  const preview = await previewed(mara, `${studioChart}6100;Atelier;Expense;\n`)
  expect(preview).toMatchObject({ isPreview: true, new: 2, existing: 2, conflicts: 1 })
  expect(preview.rows.map(({ line, code, outcome }) => `${line} ${code} ${outcome}`)).toEqual([
    '2 7010 new',
    '3 7000 new',
    '4 1020 existing',
    '5 1010 existing',
    '6 6100 conflict',
  ])
  expect(preview.rows[4]?.message).toContain('is called “Rent” in the books')
  expect(await accountsOf(mara)).toEqual(before)
})

test('an import opens what is new, under its parent, and leaves every other account as it was', async () => {
  const mara = await world.business('Mara', 'Import Studio')
  const before = await accountsOf(mara)
  expect(await imported(mara, studioChart)).toMatchObject({
    isPreview: false,
    new: 2,
    conflicts: 0,
  })
  const after = await accountsOf(mara)
  const added = after.filter(({ id }) => !before.some((account) => account.id === id))
  const [rooms, rent] = added
  expect(added.map(({ code, name, type }) => [code, name, type])).toEqual([
    ['7000', 'Räume', 'expense'],
    ['7010', 'Ateliermiete', 'expense'],
  ])
  expect(rent?.parentId).toBe(rooms?.id)
  expect(after.filter(({ id }) => before.some((account) => account.id === id))).toEqual(before)
  // A control account keeps its name, whatever the file calls it.
  expect(after.find(({ code }) => code === '1010')?.name).toBe('Bank account')
})

test('the same file again opens nothing, and the same request is answered twice', async () => {
  const mara = await world.business('Mara', 'Twice Studio')
  const key = randomUUID()
  const first = await mara.post<ChartImportView>('/accounts/import', studioChart, { ...csv, key })
  expect(await mara.post('/accounts/import', studioChart, { ...csv, key })).toEqual(first)
  expect(await imported(mara, studioChart)).toMatchObject({ new: 0, existing: 4 })
})

test('what was opened can be posted to', async () => {
  const mara = await world.business('Mara', 'Posting Studio')
  await imported(mara, studioChart)
  const idOf = async (code: string) =>
    (await accountsOf(mara)).find((account) => account.code === code)?.id
  const amount = { amount: '450.00', currency: 'EUR' }
  await mara.post('/journal-entries', {
    postingDate: '2026-06-30',
    lines: [
      { accountId: await idOf('7010'), side: 'debit', amount },
      { accountId: await idOf('1010'), side: 'credit', amount },
    ],
  })
})

test('one line that does not fit refuses the whole file and names it', async () => {
  const mara = await world.business('Mara', 'All Or Nothing')
  const before = await accountsOf(mara)
  const problem = await refused(mara, `${heading}7000,Rooms,expense,\n7010,Rent,expense,9999\n`)
  expect(problem).toMatchObject({ status: 409, code: 'ledger.chart_import_conflicts' })
  expect(problem.issues).toEqual([
    expect.objectContaining({ path: ['rows', 3], message: expect.stringContaining('Line 3: ') }),
  ])
  expect(await accountsOf(mara)).toEqual(before)
})

test('each account that was opened is in the audit trail', async () => {
  const mara = await world.business('Mara', 'Audited Studio')
  await imported(mara, studioChart)
  const rows = await world.rows<{ count: string }>(
    `select count(*)::text as count from audit.event e join identity.tenant t on t.id = e.tenant_id
      where e.action = 'ledger.account_created' and t.slug = $1`,
    [mara.business],
  )
  expect(rows).toEqual([{ count: '2' }])
})

test('who may not change accounts can neither import nor preview', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vic = await world.person('Vic')
  await mara.post('/people', { email: vic.email, role: 'read_only' })
  const reader = vic.in(mara.business ?? '')
  expect((await refused(reader, studioChart)).status).toBe(403)
  const preview = await reader.refused('POST', '/accounts/import?preview=true', studioChart, csv)
  expect(preview.status).toBe(403)
})

test('rule 82: another business with the same codes is not in the way, and sees none of them', async () => {
  const mara = await world.business('Mara', 'First Of Two')
  const ola = await world.business('Ola', 'Second Of Two')
  await imported(mara, studioChart)
  expect(await imported(ola, studioChart)).toMatchObject({ new: 2 })
  expect((await accountsOf(ola)).filter(({ code }) => code === '7000')).toHaveLength(1)
})

describe('hostile files', () => {
  const latin1 = Buffer.from('code,name,type\n7000,Räume,expense\n', 'latin1')
  const many = Array.from({ length: 5_001 }, (_, n) => `X${n},Account ${n},asset,`).join('\n')
  test.each<[string, string | Buffer, string]>([
    ['is empty', ' ', 'ledger.chart_file_empty'],
    ['is not UTF-8', latin1, 'ledger.chart_file_encoding'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'ledger.chart_file_encoding'],
    ['is one open quotation mark', `${heading}1,"${'x\n'.repeat(1_000)}`, 'csv.quote_open'],
    ['has no headings', '7000,Rooms,expense\n', 'ledger.chart_file_headings'],
    ['is too wide', `code,name,type${',x'.repeat(1_000)}\n`, 'csv.too_many_columns'],
    ['is too long', `${heading}${many}`, 'ledger.chart_file_too_many_rows'],
    ['holds NUL', `${heading}7000,R\u0000oms,expense,\n`, 'csv.not_text'],
    [
      'stands under itself',
      `${heading}1,A,asset,2\n2,B,asset,1\n`,
      'ledger.chart_import_conflicts',
    ],
    ['repeats a code', `${heading}7,A,asset,\n7,B,asset,\n`, 'ledger.chart_import_conflicts'],
  ])('a file that %s opens nothing', async (_what, file, code) => {
    const mara = await world.business('Mara', 'Hostile Files')
    const before = (await accountsOf(mara)).length
    expect(await refused(mara, file)).toMatchObject({ code })
    expect(await accountsOf(mara)).toHaveLength(before)
  })

  test('of more than 2 MiB is not read to its end', async () => {
    const mara = await world.business('Mara', 'Hostile Files')
    const problem = await refused(mara, Buffer.alloc(3 * 1024 * 1024, 'x,'))
    expect(problem.status).toBe(413)
  })

  test('names that look like formulas or markup are kept as they are', async () => {
    const mara = await world.business('Mara', 'Hostile Files')
    const names = ['=1+1', '<script>alert(1)</script>', '; drop table ledger.account; --']
    const lines = names.map((name, at) => `H${at},"${name}",asset,`)
    await imported(mara, heading + lines.join('\n'))
    const kept = (await accountsOf(mara)).filter(({ code }) => /^H\d$/.test(code))
    expect(kept.map(({ name }) => name)).toEqual(names)
  })

  test('5,000 accounts come in at once', async () => {
    const mara = await world.business('Mara', 'Large Chart')
    const lines = Array.from({ length: 5_000 }, (_, n) => `L${n},Account ${n},asset,`)
    expect(await imported(mara, heading + lines.join('\n'))).toMatchObject({ new: 5_000 })
    expect((await accountsOf(mara)).length).toBeGreaterThan(5_000)
  })
})
