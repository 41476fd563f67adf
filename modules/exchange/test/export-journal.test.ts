import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { exported, file, importFile, transaction } from './import-story.ts'

const world = openWorld()

const rent = transaction('2026-02-01', ['Expenses:Rent 85000 EUR', 'Assets:Bank -85000 EUR'], {
  description: 'Rent; "February"',
})
const sale = transaction('2026-01-05', ['Assets:Bank 12100 EUR', 'Income:Sales -12100 EUR'], {
  ref: 'INV-1',
})
const withoutIds = (text: string): string => text.replaceAll(/je_[0-9a-z]{26}/g, 'je_1')

test('for hledger: by date, accounts declared with their type where they first appear', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await importFile(mara, file(rent, sale))

  expect(withoutIds(await exported(mara, 'hledger')))
    .toBe(`; Journal in EUR, all entries of the books

account Assets:Bank
    ; type: A

account Income:Sales
    ; type: R

2026-01-05 * (je_1) Something (INV-1)
    Assets:Bank  121.00 EUR
    Income:Sales  -121.00 EUR

account Expenses:Rent
    ; type: X

2026-02-01 * (je_1) Rent "February"
    Expenses:Rent  850.00 EUR
    Assets:Bank  -850.00 EUR
`)
})

test('as JSON Lines: one transaction a line, as an import reads them', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const lines = (await exported(mara, 'jsonl')).trimEnd().split('\n')
  expect(JSON.parse(withoutIds(lines[1] ?? ''))).toEqual({ id: 'je_1', ...rent })
})

test('the file has a name and a type of its own, and books without entries give an empty one', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  const types = ['hledger', 'beancount', 'jsonl'].map(async (format) => {
    const { headers, status } = await zoe.ask('GET', `/exports/journal?format=${format}`)
    return [status, headers['content-type'], headers['content-disposition']]
  })
  expect(await Promise.all(types)).toEqual([
    [200, 'text/plain; charset=utf-8', 'attachment; filename="journal-2026-06-30.journal"'],
    [200, 'text/plain; charset=utf-8', 'attachment; filename="journal-2026-06-30.beancount"'],
    [200, 'application/x-ndjson', 'attachment; filename="journal-2026-06-30.jsonl"'],
  ])
  expect(await exported(zoe, 'jsonl')).toBe('')
})

test('accounts of one name are told apart by their code', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  for (const code of ['7001', '7002'])
    await kofi.post('/accounts', { code, name: 'Repairs', type: 'expense' })
  const lines = ['7001', '7002'].map((account) => ({
    account,
    type: 'expense',
    debit_minor: 5,
    currency: 'EUR',
  }))
  const bank = { account: 'Assets:Bank', type: 'asset', credit_minor: 10, currency: 'EUR' }
  await importFile(kofi, file({ date: '2026-01-05', lines: [...lines, bank] }))

  const found = await exported(kofi, 'hledger')

  expect(found).toContain('    Repairs 7001  0.05 EUR\n    Repairs 7002  0.05 EUR\n')
})

test('every page of a long journal is in the file, each entry once, in the order of the import within its day', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  const many = Array.from({ length: 4_500 }, (_, index) =>
    transaction(`2026-0${1 + (index % 3)}-01`, ['Assets:Bank 100 EUR', 'Income:Sales -100 EUR'], {
      id: index,
      description: `No. ${index}`,
    }),
  )
  await importFile(asha, file(...many))

  const lines = (await exported(asha, 'jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { description: string; date: string })

  expect(new Set(lines.map(({ description }) => description)).size).toBe(4_500)
  expect(lines).toHaveLength(4_500)
  const order = (one: (typeof lines)[number]) =>
    `${one.date} ${one.description.slice(4).padStart(5, '0')}`
  expect(lines.map(order)).toEqual(lines.map(order).toSorted())
})

test('an unknown format is refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  expect(await mara.refused('GET', '/exports/journal?format=excel')).toMatchObject({
    status: 422,
    code: 'request.invalid',
  })
})
