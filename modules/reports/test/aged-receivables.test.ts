import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import { aged, customer, invoice, itemsOf, payment, readOut } from './aged-story.ts'

const world = openWorld()

test('rule 58: an invoice grows older from bucket to bucket, and the buckets can be chosen', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const northwind = await customer(mara, 'Northwind')
  await invoice(mara, northwind, { amount: '100.00', on: '2026-01-01' })

  const column = async (asOf: string) => {
    const { columns, rows } = await aged(mara, asOf)
    const at = rows[0]?.amounts.findIndex((amount) => amount === '100.00') ?? -1
    return [columns[at]?.from, columns[at]?.to]
  }
  expect(await column('2026-01-15')).toEqual([null, 0])
  expect(await column('2026-01-16')).toEqual([1, 30])
  expect(await column('2026-02-14')).toEqual([1, 30])
  expect(await column('2026-02-15')).toEqual([31, 60])
  expect(await column('2026-03-17')).toEqual([61, 90])
  expect(await column('2026-04-16')).toEqual([91, null])
  expect((await aged(mara, '2025-12-31')).rows).toEqual([])
  const own = await aged(mara, '2026-02-15', '&buckets=10,365')
  expect(readOut(own)).toEqual(['Northwind 0.00 0.00 100.00 0.00 0.00 100.00'])
  const { code } = await mara.refused('GET', '/reports/aged-receivables?buckets=60,30')
  expect(code).toBe('request.invalid')
})

test('rule 60: what was paid later is open before, what was reversed later was paid, what was voided later stood', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const pike = await customer(nia, 'Pike')
  const paid = await invoice(nia, pike, { amount: '100.00', on: '2026-03-01' })
  await payment(nia, pike, { amount: '100.00', on: '2026-04-10' }, paid)
  expect(readOut(await aged(nia, '2026-04-09'))).toEqual([
    'Pike 0.00 100.00 0.00 0.00 0.00 0.00 100.00',
  ])
  expect(readOut(await aged(nia, '2026-04-10'))).toEqual([])

  const bounced = await invoice(nia, pike, { amount: '40.00', on: '2026-03-01' })
  const { id, version } = await payment(nia, pike, { amount: '40.00', on: '2026-04-20' }, bounced)
  await nia.post(`/payments-received/${id}/reverse`, {
    reason: 'Bounced',
    version,
    date: '2026-05-05',
  })
  const open = async (asOf: string) => (await aged(nia, asOf)).totals.at(-1)
  expect(await open('2026-04-19')).toBe('40.00')
  expect(await open('2026-04-20')).toBe('0.00')
  expect(await open('2026-05-04')).toBe('0.00')
  expect(await open('2026-05-05')).toBe('40.00')

  const wrong = await invoice(nia, pike, { amount: '7.00', on: '2026-05-10' })
  await nia.post(`/invoices/${wrong.id}/void`, {
    version: wrong.version,
    reason: 'Twice',
    date: '2026-05-20',
  })
  expect(await open('2026-05-19')).toBe('47.00')
  expect(await open('2026-05-20')).toBe('40.00')
})

test('rule 59: credit is negative in a column of its own, from the day it came to the day it is used', async () => {
  const pavel = await world.business('Pavel', 'Pavel Prints')
  const ada = await customer(pavel, 'Ada')
  const { id } = await payment(pavel, ada, { amount: '60.00', on: '2026-04-01' })
  const due = await invoice(pavel, ada, { amount: '50.00', on: '2026-04-05' })
  await pavel.post(`/payments-received/${id}/allocate`, {
    date: '2026-05-01',
    allocations: [{ invoiceId: due.id, amount: { amount: '50.00', currency: 'EUR' } }],
  })
  expect(readOut(await aged(pavel, '2026-04-01'))).toEqual([
    'Ada 0.00 0.00 0.00 0.00 0.00 -60.00 -60.00',
  ])
  expect(readOut(await aged(pavel, '2026-04-30'))).toEqual([
    'Ada 0.00 50.00 0.00 0.00 0.00 -60.00 -10.00',
  ])
  const report = await aged(pavel, '2026-05-01')
  expect(readOut(report)).toEqual(['Ada 0.00 0.00 0.00 0.00 0.00 -10.00 -10.00'])
  expect(report.proof).toEqual({ receivable: '0.00', customerCredit: '10.00', difference: '0.00' })
  const items = (await itemsOf(pavel, ada, '2026-04-30')).items
  expect(
    items.map((item) => [item.type, item.id, item.open.amount, item.age, item.bucket]),
  ).toEqual([
    ['invoice', due.id, '50.00', 11, 1],
    ['payment_received', id, '-60.00', null, null],
  ])
})

test('rule 50: foreign items stand at the value of their documents, each currency by itself', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const acme = await customer(lena, 'Acme')
  await invoice(lena, acme, {
    amount: '100.00',
    on: '2026-06-01',
    currency: 'USD',
    exchangeRate: '0.90',
  })
  await invoice(lena, acme, { amount: '10.00', on: '2026-06-20' })
  await payment(lena, acme, {
    amount: '20.00',
    on: '2026-06-25',
    currency: 'USD',
    exchangeRate: '0.80',
  })
  const { rows, proof } = await aged(lena, '2026-06-30')
  expect(rows[0]?.amounts).toEqual(['10.00', '90.00', '0.00', '0.00', '0.00', '-16.00', '84.00'])
  expect(rows[0]?.foreign).toEqual([
    { currency: 'USD', amounts: ['0.00', '100.00', '0.00', '0.00', '0.00', '-20.00', '80.00'] },
  ])
  expect(proof.difference).toBe('0.00')
})

test('a customer’s items come in pages, and nobody else’s are among them', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const [first, second] = [await customer(tariq, 'One'), await customer(tariq, 'Two')]
  for (const on of ['2026-05-01', '2026-03-01', '2026-04-01'])
    await invoice(tariq, first, { amount: '10.00', on })
  await invoice(tariq, second, { amount: '99.00', on: '2026-01-01' })
  const page = await itemsOf(tariq, first, '2026-06-30', '&limit=2')
  const rest = await itemsOf(tariq, first, '2026-06-30', `&limit=2&cursor=${page.nextCursor}`)
  expect([...page.items, ...rest.items].map(({ date }) => date)).toEqual([
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
  ])
  expect(rest.nextCursor).toBeNull()
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  expect((await itemsOf(zoe, first, '2026-06-30')).items).toEqual([])
  expect((await aged(zoe, '2026-06-30')).rows).toEqual([])
  const malformed = await tariq.refused(
    'GET',
    `/reports/aged-receivables/items?customerId=${first}&cursor=x`,
  )
  expect(malformed.code).toBe('page.cursor_malformed')
})

test('the report is a CSV and a spreadsheet, too', async () => {
  const pavel = await world.business('Pavel', 'Pavel Prints')
  const csv = await pavel.ask('GET', '/reports/aged-receivables.csv?asOf=2026-04-30')
  expect(csv.text.split('\r\n').slice(0, 3)).toEqual([
    '\ufeffCustomer,Currency,Not due,1–30 days,31–60 days,61–90 days,Over 90 days,Credit,Total',
    'Ada,EUR,0.00,50.00,0.00,0.00,0.00,-60.00,-10.00',
    'Total at 2026-04-30,EUR,0.00,50.00,0.00,0.00,0.00,-60.00,-10.00',
  ])
  const sheet = await pavel.ask('GET', '/reports/aged-receivables.xlsx?asOf=2026-04-30')
  expect(sheet.status).toBe(200)
  expect(sheet.headers['content-disposition']).toContain('aged-receivables-2026-04-30.xlsx')
  expect(sheet.text.slice(0, 2)).toBe('PK')
})
