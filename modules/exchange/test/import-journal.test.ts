import { expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView, JournalListItem } from '@smb/core/ledger'
import type { JournalImportView } from '@smb/core/exchange'
import { openWorld } from '@smb/test-world'
import { balances, file, importFile, transaction, trialBalance } from './import-story.ts'

const world = openWorld()

const sale = transaction(
  '2026-01-05',
  ['Assets:Bank:Checking 12100 EUR', 'Income:Sales -10000 EUR', 'Liabilities:VAT -2100 EUR'],
  {
    id: 1,
    ref: 'INV-1',
    description: 'Northwind Clinic, design',
  },
)
const rent = transaction(
  '2026-02-01',
  ['Expenses:Rent 85000 EUR', 'Assets:Bank:Checking -85000 EUR'],
  { id: 2, description: 'Rent' },
)

test('a file becomes entries; its accounts are opened under their own names', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  const imported = await importFile(mara, file(sale, rent))

  expect(imported).toMatchObject({
    added: 2,
    alreadyThere: 0,
    accountsCreated: 4,
    from: '2026-01-05',
    to: '2026-02-01',
    rates: [],
  })
  expect(await trialBalance(mara)).toEqual(
    new Map([
      ['Assets:Bank:Checking', '-729.00'],
      ['Expenses:Rent', '850.00'],
      ['Income:Sales', '-100.00'],
      ['Liabilities:VAT', '-21.00'],
    ]),
  )
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const bank = items.find(({ code }) => code === 'Assets:Bank:Checking')
  expect(bank).toMatchObject({
    name: 'Assets:Bank:Checking',
    type: 'asset',
    controlRole: null,
    parentId: null,
  })
})

test('an imported entry can be opened: text with document number, lines in the order of the file', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<{ items: JournalListItem[] }>('/journal-entries')
  expect(items.map(({ memo, postingDate }) => `${postingDate} ${memo}`)).toEqual([
    '2026-02-01 Rent',
    '2026-01-05 Northwind Clinic, design (INV-1)',
  ])

  const entry = await mara.get<JournalEntryView>(`/journal-entries/${items[1]?.id}`)

  expect(entry).toMatchObject({
    kind: 'post',
    source: { type: 'journal_import' },
    total: { amount: '121.00', currency: 'EUR' },
  })
  expect(
    entry.lines.map(({ side, accountName, amount }) => `${side} ${accountName} ${amount.amount}`),
  ).toEqual([
    'debit Assets:Bank:Checking 121.00',
    'credit Income:Sales 100.00',
    'credit Liabilities:VAT 21.00',
  ])
})

test('the same file again adds nothing, and a file that overlaps adds what is new', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await trialBalance(mara)

  const again = await importFile(mara, file(sale, rent))
  const unordered = await importFile(mara, file(rent, sale))
  expect(again).toMatchObject({ added: 0, alreadyThere: 2, accountsCreated: 0 })
  expect(unordered).toMatchObject({ added: 0, alreadyThere: 2, accountsCreated: 0 })
  expect(await trialBalance(mara)).toEqual(before)

  const march = transaction(
    '2026-03-01',
    ['Expenses:Rent 85000 EUR', 'Assets:Bank:Checking -85000 EUR'],
    { id: 3 },
  )
  expect(await importFile(mara, file(rent, march))).toMatchObject({
    added: 1,
    alreadyThere: 1,
    accountsCreated: 0,
  })
  expect((await trialBalance(mara)).get('Expenses:Rent')).toBe('1700.00')
})

test('two transactions that say the same are both kept, once', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  const coffee = transaction('2026-01-05', ['Expenses:Meals 350 EUR', 'Assets:Cash -350 EUR'])

  expect(await importFile(kofi, file(coffee, coffee))).toMatchObject({ added: 2 })
  expect(await importFile(kofi, file(coffee, coffee))).toMatchObject({ added: 0, alreadyThere: 2 })
  expect(await importFile(kofi, file(coffee, coffee, coffee))).toMatchObject({
    added: 1,
    alreadyThere: 2,
  })
  expect((await balances(kofi)).get('Assets:Cash EUR')?.minor).toBe('-1050')
})

test('the same transaction with another id, date, amount or text is another one', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const lines = ['Expenses:Meals 350 EUR', 'Assets:Cash -350 EUR']
  const others = [
    transaction('2026-01-05', lines, { id: 7 }),
    transaction('2026-01-05', lines, { id: 8 }),
    transaction('2026-01-06', lines, { id: 7 }),
    transaction('2026-01-05', lines, { id: 7, description: 'Tea' }),
    transaction('2026-01-05', ['Expenses:Meals 351 EUR', 'Assets:Cash -351 EUR'], { id: 7 }),
  ]
  expect(await importFile(tariq, file(...others))).toMatchObject({ added: 5 })
})

test('rule 38: an account of the file never becomes a control account, whatever its name', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  const [receivable, ownCode] = ['Accounts receivable', '1100']
  const lines = [receivable, ownCode].map((account) => ({
    account,
    type: 'asset',
    debit_minor: 500,
    currency: 'EUR',
  }))
  const credit = { account: 'Income:Sales', type: 'income', credit_minor: 1000, currency: 'EUR' }
  const sold = file({ date: '2026-01-05', lines: [...lines, credit] })

  expect(await importFile(asha, sold)).toMatchObject({ added: 1, accountsCreated: 3 })
  expect(await importFile(asha, sold)).toMatchObject({ added: 0, accountsCreated: 0 })

  const { items } = await asha.get<{ items: AccountListItem[] }>('/accounts')
  const named = items.filter(({ name }) => name === receivable || name === ownCode)
  expect(
    named.map(({ code, controlRole, balance }) => [code, controlRole, balance.amount]),
  ).toEqual([
    ['1100', 'accounts_receivable', '0.00'],
    ['1100 2', null, '5.00'],
    ['Accounts receivable', null, '5.00'],
  ])
})

test('an account that is there already is used, found by code or by name', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const lines = [
    { account: 'Rent', type: 'expense', debit_minor: 500, currency: 'EUR' },
    { account: '6110', type: 'expense', debit_minor: 200, currency: 'EUR' },
    { account: 'Cash on hand', type: 'asset', credit_minor: 700, currency: 'EUR' },
  ]
  expect(await importFile(lena, file({ date: '2026-01-05', lines }))).toMatchObject({
    accountsCreated: 0,
  })
  expect([...(await trialBalance(lena)).keys()]).toEqual(['Cash on hand', 'Rent', 'Utilities'])
})

test('rule 82: two businesses import one file, each into its own books', async () => {
  const [omar, noor] = [
    await world.business('Omar', 'Omar Motors'),
    await world.business('Noor', 'Noor Textiles'),
  ]
  expect(await importFile(omar, file(sale))).toMatchObject({ added: 1, accountsCreated: 3 })
  expect(await importFile(noor, file(sale, rent))).toMatchObject({
    added: 2,
    alreadyThere: 0,
    accountsCreated: 4,
  })
  expect((await trialBalance(omar)).get('Assets:Bank:Checking')).toBe('121.00')
})

test('imports are listed, newest first', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const first = await mara.get<{ items: JournalImportView[]; nextCursor: string }>(
    '/journal-imports?limit=3',
  )
  const rest = await mara.get<{ items: JournalImportView[] }>(
    `/journal-imports?cursor=${first.nextCursor}`,
  )
  expect(
    [...first.items, ...rest.items].map(({ added, alreadyThere }) => [added, alreadyThere]),
  ).toEqual([
    [1, 1],
    [0, 2],
    [0, 2],
    [2, 0],
  ])
})

test('an import leaves its audit trail: the file, the entries, the accounts', async () => {
  const events = await world.rows<{ action: string; count: string; details: object }>(
    `select action, count(*), min(details::text)::jsonb as details from audit.event e join identity.tenant t on t.id = e.tenant_id
      where t.name = 'Omar Motors' and action ~ 'import|account' group by 1 order by 1`,
  )
  expect(events).toEqual([
    {
      action: 'exchange.journal_imported',
      count: '1',
      details: { added: 1, alreadyThere: 0, accountsCreated: 3 },
    },
    { action: 'ledger.account_created', count: '3', details: { type: 'asset' } },
    {
      action: 'ledger.entries_imported',
      count: '1',
      details: { entries: 1, lines: 3, from: '2026-01-05', to: '2026-01-05' },
    },
  ])
})

test('a business without anything imported has an empty list', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  expect(await zoe.get('/journal-imports')).toEqual({ items: [], nextCursor: null })
})
