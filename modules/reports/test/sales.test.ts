import { expect, test } from 'vitest'
import type { ProfitAndLossView, SalesView } from '@smb/core/reports'
import type { CustomerBalancesView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { aged, customer, invoice, payment } from './aged-story.ts'
import { post } from './report-story.ts'

const world = openWorld()

const salesOf = (who: Person, query: string) => who.get<SalesView>(`/reports/sales?${query}`)
const readOut = ({ rows, totals }: SalesView): string[] => [
  ...rows.map(({ code, name, amounts }) => [code, name, ...amounts].filter(Boolean).join(' ')),
  ['Total', ...totals].join(' '),
]

async function books(who: Person): Promise<{ ada: string; bo: string }> {
  const [ada, bo] = [await customer(who, 'Ada'), await customer(who, 'Bo')]
  await invoice(who, ada, { amount: '100.00', on: '2026-03-05' })
  await invoice(who, bo, { amount: '250.00', on: '2026-03-06' })
  await invoice(who, ada, { amount: '80.00', on: '2026-02-06' })
  const wrong = await invoice(who, bo, { amount: '9.00', on: '2026-03-07' })
  await who.post(`/invoices/${wrong.id}/void`, { version: wrong.version, reason: 'Twice' })
  await post(who, '2026-03-08', 'Dr 1010 30.00', 'Cr 4100 30.00')
  return { ada, bo }
}
const march = 'from=2026-03-01&to=2026-03-31'

test('sales by customer, beside the month before, with what came without a document in a row of its own', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { bo } = await books(mara)
  const report = await salesOf(mara, `${march}&compare=previous_period`)
  expect(readOut(report)).toEqual([
    'Bo 250.00 0.00',
    'Ada 100.00 80.00',
    'Not from a customer’s document 30.00 0.00',
    'Total 380.00 80.00',
  ])
  expect(report.rows.map(({ id }) => id === null)).toEqual([false, false, true])
  expect(report.rows[0]?.id).toBe(bo)
  expect(report.columns[1]).toEqual({ from: '2026-02-01', to: '2026-02-28' })
})

test('the largest rows, and the others in one: the total stays', async () => {
  const mara = await world.business('Ona', 'Ona Tiles')
  const { ada, bo } = await books(mara)
  for (const [name, amount] of [
    ['Cy', '70.00'],
    ['Di', '60.00'],
  ] as const)
    await invoice(mara, await customer(mara, name), { amount, on: '2026-03-09' })
  const whole = await salesOf(mara, march)
  const top = await salesOf(mara, `${march}&top=2`)
  expect(readOut(top)).toEqual([
    'Bo 250.00',
    'Ada 100.00',
    '2 other customers 130.00',
    'Not from a customer’s document 30.00',
    'Total 510.00',
  ])
  expect(top.rows.map(({ id }) => id)).toEqual([bo, ada, null, null])
  // One that is left is named: it takes the same room.
  expect(await salesOf(mara, `${march}&top=3`)).toEqual(whole)
})

test('by customer or by account, sales are the income of the profit and loss', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const pl = await mara.get<ProfitAndLossView>(`/reports/profit-and-loss?${march}`)
  for (const by of ['customer', 'account'])
    expect((await salesOf(mara, `${march}&by=${by}`)).totals).toEqual(pl.income.totals)
  expect(readOut(await salesOf(mara, `${march}&by=account`))).toHaveLength(3)
  const { text } = await mara.ask('GET', `/reports/sales.csv?${march}`)
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffCode,Customer (EUR),2026-03-01 to 2026-03-31',
    ',Bo,250.00',
  ])
})

test('what a customer owes is what they owed, what was invoiced and what they paid, rates apart', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const acme = await customer(lena, 'Acme')
  const dollars = { currency: 'USD', exchangeRate: '0.90' }
  await invoice(lena, acme, { amount: '50.00', on: '2026-02-01' })
  const due = await invoice(lena, acme, { amount: '100.00', on: '2026-03-01', ...dollars })
  await payment(
    lena,
    acme,
    { amount: '60.00', on: '2026-03-20', currency: 'USD', exchangeRate: '0.80' },
    due,
  )
  const voided = await invoice(lena, acme, { amount: '7.00', on: '2026-03-21' })
  await lena.post(`/invoices/${voided.id}/void`, {
    version: voided.version,
    reason: 'Twice',
    date: '2026-04-02',
  })
  const on = (query: string) =>
    lena.get<CustomerBalancesView>(`/reports/customer-balances?${query}`)
  const report = await on(march)
  expect(report.rows.map(({ customerName, amounts }) => [customerName, ...amounts])).toEqual([
    ['Acme', '50.00', '97.00', '-48.00', '-6.00', '0.00', '93.00'],
  ])
  expect((await on('from=2026-04-01&to=2026-04-30')).rows[0]?.amounts).toEqual([
    '93.00',
    '-7.00',
    '0.00',
    '0.00',
    '0.00',
    '86.00',
  ])
  for (const day of ['2026-02-28', '2026-03-19', '2026-03-31', '2026-06-30']) {
    const closing = (await on(`from=2026-01-01&to=${day}`)).totals.at(-1)
    expect(closing).toBe((await aged(lena, day)).totals.at(-1))
  }
})

test('another business’s sales are not in it', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  expect((await salesOf(zoe, march)).rows).toEqual([])
  expect((await zoe.get<CustomerBalancesView>(`/reports/customer-balances?${march}`)).rows).toEqual(
    [],
  )
})
