import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { ItemView } from '@smb/core/items'
import type { AccountListItem } from '@smb/core/ledger'
import type { SalesView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { customer } from './aged-story.ts'
import { post, written } from './report-story.ts'

const world = openWorld()

const salesOf = (who: Person, query: string) =>
  who.get<SalesView>(`/reports/sales?by=item&${query}`)
const readOut = ({ rows, totals }: SalesView): string[] => [
  ...rows.map(({ code, name, amounts }) => [code, name, ...amounts].filter(Boolean).join(' ')),
  ['Total', ...totals].join(' '),
]
const totalByAccount = async (who: Person, query: string) =>
  (await who.get<SalesView>(`/reports/sales?by=account&${query}`)).totals
const item = async (who: Person, name: string, more: object = {}) =>
  (await who.post<ItemView>('/items', { name, ...more })).id

type Line = { itemId?: string; price: string; quantity?: string; incomeAccountId?: string }
async function issue(who: Person, on: string, lines: Line[], more: object = {}) {
  const body = lines.map(({ price, ...line }) => ({
    description: 'Work',
    unitPrice: price,
    ...line,
  }))
  const customerId = await customer(who, 'Ada')
  const draft = await who.post<InvoiceView>('/invoices', { customerId, lines: body, ...more })
  const { version } = draft
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, { version, issueDate: on })
}
const march = 'from=2026-03-01&to=2026-03-31'

test('sales by product: what lines brought, less what was credited; the rest of income is a row of its own', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const design = await item(mara, 'Design', { code: 'DES' })
  const print = await item(mara, 'Print')
  const sold = await issue(
    mara,
    '2026-03-05',
    [
      { itemId: design, price: '100.00', quantity: '2' },
      { itemId: print, price: '30.00' },
      { price: '70.00' },
    ],
    { discount: { kind: 'percent', percent: '10' } },
  )
  await issue(mara, '2026-02-05', [{ itemId: print, price: '15.00' }])
  await post(mara, '2026-03-08', 'Dr 1010 5.00', 'Cr 4100 5.00')
  const lines = [{ invoiceLineId: sold.lines[0]?.id, quantity: '1' }]
  await mara.post(`/credit-notes`, { invoiceId: sold.id, lines, issueDate: '2026-03-20' })

  const report = await salesOf(mara, `${march}&compare=previous_period`)

  expect(readOut(report)).toEqual([
    'DES Design 90.00 0.00',
    'Print 27.00 15.00',
    'Without a product or service 68.00 0.00',
    'Total 185.00 15.00',
  ])
  expect(report.rows.map(({ id }) => id)).toEqual([design, print, null])
  expect(report.totals).toEqual(await totalByAccount(mara, `${march}&compare=previous_period`))
})

test('a void takes back on its own day; a renamed product keeps its sales', async () => {
  const mara = await world.business('Mara', 'Quay Bakery')
  const rye = await item(mara, 'Rye')
  const wrong = await issue(mara, '2026-03-05', [{ itemId: rye, price: '9.00' }])
  await issue(mara, '2026-03-06', [{ itemId: rye, price: '4.00' }])
  await mara.post(`/invoices/${wrong.id}/void`, {
    ...{ version: wrong.version, reason: 'Twice', date: '2026-04-02' },
  })
  await mara.put(`/items/${rye}`, { name: 'Rye bread', version: 1 })

  expect(readOut(await salesOf(mara, march))).toEqual(['Rye bread 13.00', 'Total 13.00'])
  expect(readOut(await salesOf(mara, 'from=2026-04-01&to=2026-04-30'))).toEqual([
    ...['Rye bread -9.00', 'Total -9.00'],
  ])
})

test('in another currency each line brings its share of what the entry converts', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const [a, b] = [await item(lena, 'A'), await item(lena, 'B')]
  const dollars = { currency: 'USD', exchangeRate: '0.9' }
  const lines = [a, b, a].map((itemId) => ({ itemId, price: '0.05' }))
  await issue(lena, '2026-03-05', lines, dollars)

  // 0.15 USD are 0.135 EUR: the entry says 0.14, and so do its lines together.
  expect(readOut(await salesOf(lena, march))).toEqual(['A 0.10', 'B 0.04', 'Total 0.14'])
  expect(await totalByAccount(lena, march)).toEqual(['0.14'])
})

test('what a line brings to an account that is no income is no sale', async () => {
  const mara = await world.business('Mara', 'Lighthouse Foods')
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const expense = items.find(({ type, controlRole }) => type === 'expense' && !controlRole)
  const freight = await item(mara, 'Freight')
  const passed = { itemId: freight, price: '20.00', incomeAccountId: expense?.id ?? '' }
  await issue(mara, '2026-03-05', [passed, { itemId: freight, price: '1.00' }])

  expect(readOut(await salesOf(mara, march))).toEqual(['Freight 1.00', 'Total 1.00'])
})

test('the file says the same as the screen', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { text } = await mara.ask('GET', `/reports/sales.csv?by=item&${march}`)
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffCode,Product or service (EUR),2026-03-01 to 2026-03-31',
    'DES,Design,90.00',
  ])
})

test('another business’s products are not in it, and cannot be sold', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  const mara = await world.business('Mara', 'Northwind Clinic')
  const hers = await item(mara, 'Hers')
  expect((await salesOf(zoe, march)).rows).toEqual([])
  const body = { lines: [{ description: 'Work', unitPrice: '1', itemId: hers }] }
  expect(await zoe.refused('POST', '/invoices', body)).toMatchObject({
    status: 404,
    code: 'item.not_found',
  })
})

const anyDocument = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  isForeign: fc.boolean(),
  rate: fc.constantFrom('0.9', '0.917', '1.2345'),
  percent: fc.constantFrom('0', '7', '12.5'),
  isAfterTax: fc.boolean(),
  lines: fc.array(
    fc.record({ sold: fc.integer({ min: 0, max: 2 }), cents: fc.integer({ min: 1, max: 9999 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  ending: fc.constantFrom('stays', 'voided', 'credited'),
})

test('where every line sold a product, products are all of the income, in any period', async () => {
  const ada = await world.business('Ada', 'Ada Studio')
  const ids = [await item(ada, 'A'), await item(ada, 'B'), await item(ada, 'C')]
  const documents = fc.sample(anyDocument, { numRuns: 25, seed: 20261123 })
  for (const { day, isForeign, rate, percent, isAfterTax, lines, ending } of documents) {
    const on = `2026-03-${String(day).padStart(2, '0')}`
    const money = isForeign ? { currency: 'USD', exchangeRate: rate } : {}
    const discount = { kind: 'percent', percent, isAfterTax }
    const sold = lines.map(({ sold: at, cents }) => ({
      itemId: ids[at] ?? '',
      price: written(cents),
      quantity: '3',
    }))
    const made = await issue(ada, on, sold, { ...money, discount })
    if (ending === 'voided') {
      const words = { version: made.version, reason: 'Wrong', date: '2026-04-10' }
      await ada.post(`/invoices/${made.id}/void`, words)
    }
    if (ending === 'credited') {
      const back = made.lines.map(({ id }) => ({ invoiceLineId: id, quantity: '1' }))
      const note = { invoiceId: made.id, lines: back, issueDate: '2026-04-20' }
      await ada.post('/credit-notes', note)
    }
  }
  for (const days of [march, 'from=2026-04-01&to=2026-04-30', 'from=2026-03-10&to=2026-04-15']) {
    const report = await salesOf(ada, days)
    expect(report.rows.filter(({ id }) => id === null)).toEqual([])
    expect(report.totals).toEqual(await totalByAccount(ada, days))
    expect(report.rows.length).toBeGreaterThan(0)
  }
}, 60_000)
