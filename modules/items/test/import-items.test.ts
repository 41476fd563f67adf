import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ItemImportView, ItemView } from '@smb/core/items'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
const csv = { headers: { 'content-type': 'text/csv' } }
const path = '/items/import'
const imported = (who: Person, file: string | Buffer) => who.post<ItemImportView>(path, file, csv)
const previewed = (who: Person, file: string | Buffer, more = '') =>
  who.post<ItemImportView>(`${path}?preview=true${more}`, file, csv)
const refused = (who: Person, file: string | Buffer) => who.refused('POST', path, file, csv)
const itemsOf = async (who: Person) =>
  (await who.get<{ items: ItemView[] }>('/items?limit=200&archived=include')).items
const told = ({ rows }: ItemImportView) => rows.map(({ line, outcome }) => `${line} ${outcome}`)
const messages = ({ rows }: ItemImportView) => rows.map(({ message }) => message)
const addItem = (who: Person, name: string, more: object = {}) =>
  who.post<ItemView>('/items', { name, ...more })

const withTaxes = async (who: Person) => {
  for (const [code, ratePercent] of [
    ['CITY', '2'],
    ['STATE', '6'],
  ] as const) {
    const rates = [{ ratePercent, validFrom: '2020-01-01', validTo: null }]
    const components = [{ name: code, isCompound: false, accountRole: 'output_tax', rates }]
    await who.post('/tax-codes', { code, name: code, kind: 'standard', components })
  }
}

const list = `\uFEFFPreis;Artikelnummer;Bezeichnung;Einheit;Konto;Steuer;Beschreibung;Lager
95,50;DES;Façade design;hour;4000;CITY + STATE;"Work
at the quay";7
1.250,00;;Print run;;Sales;;;3
`

test('a file in any order of columns adds products with price, unit, account and taxes', async () => {
  const mara = await world.business('Mara', 'Product List')
  await withTaxes(mara)
  expect(await imported(mara, list)).toMatchObject({
    ...{ isPreview: false, new: 2, changed: 0, unchanged: 0, faulty: 0 },
    ...{ ignoredColumns: ['Lager'], question: null },
  })
  const accounts = (await mara.get<{ items: AccountListItem[] }>('/accounts')).items
  const sales = accounts.find(({ code }) => code === '4000')?.id
  const [design, print] = await itemsOf(mara)
  expect(design).toMatchObject({
    ...{ code: 'DES', name: 'Façade design', unitPrice: '95.50', currency: 'EUR', unit: 'hour' },
    ...{ description: 'Work\nat the quay', incomeAccountId: sales, version: 1 },
  })
  expect(design?.taxCodeIds).toHaveLength(2)
  expect(print).toMatchObject({ code: '', unitPrice: '1250.00', incomeAccountId: sales })
})

test('the same file again changes nothing, and the same request is answered twice', async () => {
  const mara = await world.business('Mara', 'Twice Listed')
  await withTaxes(mara)
  const key = randomUUID()
  const first = await mara.post<ItemImportView>(path, list, { ...csv, key })
  const before = await itemsOf(mara)
  expect(await mara.post(path, list, { ...csv, key })).toEqual(first)
  expect(await imported(mara, list)).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  expect(await itemsOf(mara)).toEqual(before)
})

test('a preview says line by line what would happen and changes nothing', async () => {
  const mara = await world.business('Mara', 'Looks First')
  await addItem(mara, 'Logo', { code: 'LOG', unitPrice: '90.00' })
  await addItem(mara, 'Print', { unit: 'pc' })
  const before = await itemsOf(mara)
  const file = `name,code,price,unit,account
Emblem,log,95.5,,
Print,,,pc,
Poster,POS,12.00,,
Flag,FLG,,,9999
Print,PRT,1,,
`
  const preview = await previewed(mara, file)
  expect(told(preview)).toEqual(['2 changed', '3 faulty', '4 new', '5 faulty', '6 new'])
  expect(preview.rows[0]).toMatchObject({
    code: 'log',
    changes: [
      { field: 'code', from: 'LOG', to: 'log' },
      { field: 'name', from: 'Logo', to: 'Emblem' },
      { field: 'price', from: '90 EUR', to: '95.5 EUR' },
    ],
  })
  expect(preview.rows[1]?.message).toBe('Line 6 has the same name. Give each of them a code.')
  expect(preview.rows[3]?.message).toContain('no account “9999”')
  expect(await itemsOf(mara)).toEqual(before)
})

test('a changed product keeps what the file leaves empty, and its version counts on', async () => {
  const mara = await world.business('Mara', 'Raises Prices')
  const more = { code: 'LOG', unitPrice: '90', currency: 'USD', unit: 'pc', description: 'A logo' }
  const logo = await addItem(mara, 'Logo', more)
  expect(await imported(mara, 'code,price,unit\nLOG,99.90,\n')).toMatchObject({ changed: 1 })
  expect(await itemsOf(mara)).toEqual([{ ...logo, unitPrice: '99.90', version: 2 }])
  expect(await imported(mara, 'code,price\nLOG,99.9\n')).toMatchObject({ unchanged: 1 })
})

test('a line with a new code gives it to the one product of that name that has none', async () => {
  const mara = await world.business('Mara', 'Gives Codes')
  const print = await addItem(mara, 'Print')
  expect(await imported(mara, 'code,name\nPRT,Print\n')).toMatchObject({ changed: 1, new: 0 })
  expect(await itemsOf(mara)).toEqual([{ ...print, code: 'PRT', version: 2 }])
  expect(await imported(mara, 'name,unit\nPrint,pc\n')).toMatchObject({ changed: 1 })
})

test('a decimal mark that the file leaves open is asked for and never guessed', async () => {
  const mara = await world.business('Mara', 'Asks First')
  const file = 'name;price\nLogo;1.250\n'
  const preview = await previewed(mara, file)
  expect(preview.question?.words).toContain('1.250')
  expect(preview.question?.choices.map(({ decimalMark }) => decimalMark)).toEqual([
    'point',
    'comma',
  ])
  expect(preview.rows).toEqual([])
  expect(await refused(mara, file)).toMatchObject({ code: 'csv.question_open' })
  const answered = await previewed(mara, file, '&decimalMark=comma')
  expect(answered.rows[0]).toMatchObject({ outcome: 'new', price: '1250' })
  await mara.post(`${path}?decimalMark=comma`, file, csv)
  expect(await itemsOf(mara)).toMatchObject([{ unitPrice: '1250' }])
})

test('a currency beside a price is the product’s', async () => {
  const mara = await world.business('Mara', 'Sells Abroad')
  await imported(mara, 'name,price\nLogo,USD 90.50\nPrint,€ 5.00\n')
  expect(await itemsOf(mara)).toMatchObject([{ currency: 'USD' }, { currency: 'EUR' }])
})

test('each product that was added or changed is in the audit trail', async () => {
  const mara = await world.business('Mara', 'Audited List')
  await imported(mara, 'code,name\nA,Logo\nB,Print\n')
  await imported(mara, 'code,name\nA,Logo\nB,Poster\n')
  const rows = await world.rows<{ action: string; count: string }>(
    `select e.action, count(*)::text as count from audit.event e join identity.tenant t on t.id = e.tenant_id
      where e.action like 'items.%' and t.slug = $1 group by e.action order by e.action`,
    [mara.business],
  )
  expect(rows).toEqual([
    { action: 'items.item_created', count: '2' },
    { action: 'items.item_revised', count: '1' },
  ])
})

test('who may not change products can neither import nor preview', async () => {
  const mara = await world.business('Mara', 'Guarded List')
  const vic = await world.person('Vic')
  await mara.post('/people', { email: vic.email, role: 'read_only' })
  const reader = vic.in(mara.business ?? '')
  expect((await refused(reader, list)).status).toBe(403)
  const preview = await reader.refused('POST', `${path}?preview=true`, list, csv)
  expect(preview.status).toBe(403)
})

test('rule 82: another business with the same codes is not in the way, and is not changed', async () => {
  const mara = await world.business('Mara', 'First List')
  const ola = await world.business('Ola', 'Second List')
  await imported(mara, 'code,name\nA,Logo\n')
  expect(await imported(ola, 'code,name\nA,Poster\n')).toMatchObject({ new: 1, changed: 0 })
  expect(await itemsOf(mara)).toMatchObject([{ name: 'Logo' }])
})

describe('hostile lines', () => {
  test('each says what is wrong with it, and one keeps the whole file out', async () => {
    const mara = await world.business('Mara', 'Hostile Lines')
    await withTaxes(mara)
    const gone = await addItem(mara, 'Old', { code: 'OLD' })
    await mara.post(`/items/${gone.id}/archive`, { version: gone.version })
    await addItem(mara, 'Twin')
    await addItem(mara, 'Twin')
    const file = [
      'code,name,price,account,tax,unit',
      'OK,Fine,1.50,,,',
      'ok,Again,,,,',
      'OLD,Old,,,,',
      ',Twin,,,,',
      ',,5.00,,,',
      'NEW,,,,,',
      'A,A,abc,,,',
      'B,B,1.1234567,,,',
      'C,C,9999999999999.00,,,',
      'D,D,,1100,,',
      'E,E,,,VAT99,',
      'F,F,,,CITY+CITY,',
      `G,${'x'.repeat(201)},,,,`,
      'H,H,,,,,moved',
      'I,I\u0007,,,,',
      `J,J,,,,${'u'.repeat(21)}`,
    ].join('\n')
    const before = await itemsOf(mara)
    const preview = await previewed(mara, file)
    expect(messages(preview)).toEqual([
      null,
      'Code ok is on line 2 already.',
      '“Old” is archived. Restore it, or leave the line out.',
      'Several products are called “Twin”. Write the code.',
      'The name is missing. Write one.',
      'The name is missing. Write one.',
      '“abc” is no price per unit.',
      '“1.1234567” is no price per unit.',
      '“9999999999999.00” is no price per unit.',
      'Account 1100 is posted to by documents themselves. Write another.',
      'There is no tax code “VAT99”.',
      'A tax code is named twice.',
      'The name has more than 200 characters. Shorten it.',
      'It has more values than there are headings.',
      'The name holds a character that cannot be printed. Type it anew.',
      'The unit has more than 20 characters. Shorten it.',
    ])
    const problem = await refused(mara, file)
    expect(problem).toMatchObject({ status: 409, code: 'item.import_faulty' })
    expect(problem.issues).toHaveLength(15)
    expect(problem.issues?.[0]).toMatchObject({ path: ['rows', 3] })
    expect(await itemsOf(mara)).toEqual(before)
  })

  const many = Array.from({ length: 5_001 }, (_, n) => `X${n},Item ${n}`).join('\n')
  test.each<[string, string | Buffer, string]>([
    ['is empty', ' ', 'item.file_empty'],
    ['has headings alone', 'code,name\n', 'item.file_empty'],
    ['has no headings', 'X1,Logo\n', 'item.file_headings'],
    ['is one open quotation mark', `code,name\nA,"${'x\n'.repeat(99)}`, 'csv.quote_open'],
    ['is too wide', `code,name${',x'.repeat(100)}\n`, 'csv.too_many_columns'],
    ['is too long', `code,name\n${many}`, 'item.file_too_many_rows'],
    ['holds NUL', 'code,name\nA,L\u0000ogo\n', 'csv.not_text'],
    ['writes decimals both ways', 'name;price\nA;1,5\nB;1.5\n', 'csv.amount_malformed'],
  ])('a file that %s adds nothing', async (_what, file, code) => {
    const mara = await world.business('Mara', 'Hostile Lists')
    expect(await refused(mara, file)).toMatchObject({ code })
    expect(await itemsOf(mara)).toEqual([])
  })

  test('of more than 2 MiB is not read to its end', async () => {
    const mara = await world.business('Mara', 'Hostile Lists')
    expect((await refused(mara, Buffer.alloc(3 * 1024 * 1024, 'x,'))).status).toBe(413)
  })

  test('names that look like formulas or markup are kept as they are', async () => {
    const mara = await world.business('Mara', 'Formula Names')
    const names = ['; drop table items.item; --', '<script>alert(1)</script>', '=1+1']
    await imported(mara, `code,name\n${names.map((name, at) => `H${at},"${name}"`).join('\n')}`)
    expect((await itemsOf(mara)).map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })

  test('5,000 products come in at once, and again', async () => {
    const mara = await world.business('Mara', 'Large List')
    const file = `code,name,price\n${many.split('\n').slice(1).join(',9.50\n')},9.50`
    expect(await imported(mara, file)).toMatchObject({ new: 5_000 })
    expect(await imported(mara, file)).toMatchObject({ unchanged: 5_000 })
    expect(await imported(mara, file.replaceAll('9.50', '9.75'))).toMatchObject({ changed: 5_000 })
  })
})
