import { expect, test } from 'vitest'
import type { AccountTransactionView } from '@smb/core/ledger'
import type { ProfitAndLossView } from '@smb/core/reports'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { post, readOut, rollUp } from './report-story.ts'

const world = openWorld()
const report = (who: Person, query: string) =>
  who.get<ProfitAndLossView>(`/reports/profit-and-loss?${query}`)

/** Half a year of a studio: sales of 1,000 to 6,000, rent of 850, and bank charges in the middle of a month. */
async function studio(): Promise<Person> {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [posted] = await world.rows<{ count: string }>('select count(*) from ledger.journal_entry')
  if (posted?.count !== '0') return mara
  for (const month of [1, 2, 3, 4, 5, 6]) {
    await post(mara, `2026-0${month}-10`, `Dr 1010 ${month}000.00`, `Cr 4100 ${month}000.00`)
    await post(mara, `2026-0${month}-25`, 'Dr 6100 850.00', 'Cr 1010 850.00')
    if (month === 3) await rollUp(world)
  }
  await post(mara, '2025-06-10', 'Dr 1010 700.00', 'Cr 4100 700.00')
  await post(mara, '2026-06-12', 'Dr 6700 12.50', 'Cr 1010 12.50')
  return mara
}

test('income and expenses of a period, and what is left', async () => {
  const found = await report(await studio(), 'from=2026-04-01&to=2026-06-30')

  expect(readOut(found.income)).toEqual(['account 4100 Services 15000.00'])
  expect(readOut(found.expenses)).toEqual([
    'account 6100 Rent 2550.00',
    'account 6700 Bank charges 12.50',
  ])
  expect(found.profit).toEqual(['12437.50'])
})

test('beside the same days of the year before, and beside the stretch just before', async () => {
  const mara = await studio()

  const year = await report(mara, 'from=2026-06-01&to=2026-06-30&compare=previous_year')
  const quarter = await report(mara, 'from=2026-04-01&to=2026-06-30&compare=previous_period')

  expect(year.columns.map(({ from, to, role }) => `${role} ${from} ${to}`)).toEqual([
    'period 2026-06-01 2026-06-30',
    'comparison 2025-06-01 2025-06-30',
  ])
  expect(year.profit).toEqual(['5137.50', '700.00'])
  expect(quarter.columns[1]).toMatchObject({ from: '2026-01-01', to: '2026-03-31' })
  expect(quarter.profit).toEqual(['12437.50', '3450.00'])
})

test('by month the columns add up to the total, also where the first and last month are cut', async () => {
  const mara = await studio()
  const whole = await report(mara, 'from=2026-01-01&to=2026-06-30&by=month')
  const cut = await report(mara, 'from=2026-01-11&to=2026-06-24&by=month')

  expect(whole.profit).toEqual([
    '150.00',
    '1150.00',
    '2150.00',
    '3150.00',
    '4150.00',
    '5137.50',
    '15887.50',
  ])
  expect(cut.columns[0]).toMatchObject({ from: '2026-01-11', to: '2026-01-31', role: 'month' })
  expect(cut.columns[5]).toMatchObject({ from: '2026-06-01', to: '2026-06-24', role: 'month' })
  expect(cut.profit).toEqual([
    '-850.00',
    '1150.00',
    '2150.00',
    '3150.00',
    '4150.00',
    '5987.50',
    '15737.50',
  ])
  const plain = await report(mara, 'from=2026-01-11&to=2026-06-24')
  expect(cut.profit.at(-1)).toBe(plain.profit[0])
})

test('rule 49: without dates it runs from the first day of the fiscal year, whichever month that is', async () => {
  const asha = await world.business('Asha', 'Asha Motors', { fiscalYearStartMonth: 4 })
  await post(asha, '2026-03-31', 'Dr 1010 99.00', 'Cr 4100 99.00')
  await post(asha, '2026-04-01', 'Dr 1010 10.00', 'Cr 4100 10.00')

  const found = await report(asha, '')

  expect(found.columns).toEqual([{ from: '2026-04-01', to: '2026-06-30', role: 'period' }])
  expect(found.profit).toEqual(['10.00'])
})

test('a figure drills to its journal lines: each column to its own days', async () => {
  const mara = await studio()
  const { expenses } = await report(mara, 'from=2026-05-01&to=2026-06-30&by=month')
  const rent = expenses.rows.find(({ code }) => code === '6100')

  for (const [column, amount] of (rent?.amounts ?? []).entries()) {
    const { accountId, from, to } = rent?.drills[column] ?? {}
    const { items } = await mara.get<{ items: AccountTransactionView[] }>(
      `/accounts/${accountId}/transactions?from=${from}&to=${to}`,
    )
    expect(items).toHaveLength(column === 2 ? 2 : 1)
    expect(amount).toBe(column === 2 ? '1700.00' : '850.00')
  }
})

test('the CSV carries the same figures', async () => {
  const mara = await studio()
  const answer = await mara.ask('GET', '/reports/profit-and-loss.csv?from=2026-06-01&to=2026-06-30')
  expect(answer.text).toContain('Code,Account (EUR),2026-06-01 to 2026-06-30\r\n')
  expect(answer.text).toContain(',Profit,5137.50\r\n')
})

test('an account whose name begins like a formula is text in the CSV', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  const name = '=HYPERLINK("http://evil.example")'
  await kofi.post('/accounts', { code: '4999', name, type: 'income' })
  await post(kofi, '2026-06-01', 'Dr 1010 5.00', 'Cr 4999 5.00')

  const { text } = await kofi.ask('GET', '/reports/profit-and-loss.csv')

  expect(text).toContain(`4999,"'=HYPERLINK(""http://evil.example"")",5.00`)
})

test.each([
  ['from=2026-06-02&to=2026-06-01', 'report.period_reversed'],
  ['from=2000-01-01&to=2026-06-01&by=month', 'report.too_many_months'],
  ['by=month&compare=previous_year', 'report.months_or_comparison'],
  ['from=2026-02-30', 'request.invalid'],
])('%s is refused', async (query, code) => {
  const mara = await studio()
  expect(await mara.refused('GET', `/reports/profit-and-loss?${query}`)).toMatchObject({
    status: 422,
    code,
  })
})
