import { expect, test } from 'vitest'
import type { BalanceSheetView, ProfitAndLossView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { post, readOut, rollUp } from './report-story.ts'

const world = openWorld()
const sheet = (who: Person, query: string) =>
  who.get<BalanceSheetView>(`/reports/balance-sheet?${query}`)

/** A business whose fiscal year begins in July, with profit of 900 in one year and 250 in the next. */
async function bakery(): Promise<Person> {
  const akosua = await world.business('Akosua', 'Akosua’s Bakery', { fiscalYearStartMonth: 7 })
  const [posted] = await world.rows<{ count: string }>('select count(*) from ledger.journal_entry')
  if (posted?.count !== '0') return akosua
  await post(akosua, '2025-01-10', 'Dr 1010 5000.00', 'Cr 3000 5000.00')
  await post(akosua, '2025-03-01', 'Dr 1030 1500.00', 'Cr 4000 1500.00')
  await post(akosua, '2025-06-30', 'Dr 6100 600.00', 'Cr 1010 600.00')
  await rollUp(world)
  await post(akosua, '2025-07-01', 'Dr 1010 400.00', 'Cr 4000 400.00')
  await post(akosua, '2026-02-14', 'Dr 5010 150.00', 'Cr 2000 150.00')
  return akosua
}

test('what the business owns and owes, with the profit of the year in equity', async () => {
  const found = await sheet(await bakery(), 'asOf=2026-06-30')

  expect(readOut(found.assets)).toEqual([
    'heading 1000 Cash and bank',
    'account 1010 Bank account 4800.00',
    'account 1030 Cash on hand 1500.00',
    'subtotal 1000 Cash and bank 6300.00',
  ])
  expect(readOut(found.liabilities)).toEqual(['account 2000 Accounts payable 150.00'])
  expect(readOut(found.equity)).toEqual([
    'account 3000 Owner’s capital 5000.00',
    'computed Retained earnings of earlier years 900.00',
    'computed Profit for the year 250.00',
  ])
  expect(found.liabilitiesAndEquity).toEqual(['6300.00'])
})

test('rule 47: at the year’s end profit moves into retained earnings and nothing else changes', async () => {
  const akosua = await bakery()
  const last = await sheet(akosua, 'asOf=2025-06-30')
  await post(akosua, '2026-07-01', 'Dr 6700 1.00', 'Cr 1010 1.00')
  const first = await sheet(akosua, 'asOf=2026-07-01')
  const before = await sheet(akosua, 'asOf=2026-06-30')

  expect(readOut(last.equity).at(-1)).toBe('computed Profit for the year 900.00')
  expect(readOut(before.equity).slice(1)).toEqual([
    'computed Retained earnings of earlier years 900.00',
    'computed Profit for the year 250.00',
  ])
  expect(readOut(first.equity).slice(1)).toEqual([
    'computed Retained earnings of earlier years 1150.00',
    'computed Profit for the year -1.00',
  ])
  const profit = await akosua.get<ProfitAndLossView>('/reports/profit-and-loss?to=2026-07-01')
  expect(profit.columns[0]?.from).toBe('2026-07-01')
  expect(profit.profit).toEqual(['-1.00'])
})

test('beside another day, each with its own fiscal year', async () => {
  const found = await sheet(await bakery(), 'asOf=2026-06-30&compareAsOf=2025-06-30')

  expect(found.columns).toEqual([
    { asOf: '2026-06-30', fiscalYearStart: '2025-07-01' },
    { asOf: '2025-06-30', fiscalYearStart: '2024-07-01' },
  ])
  expect(found.assets.totals).toEqual(['6300.00', '5900.00'])
  expect(readOut(found.equity).slice(1)).toEqual([
    'computed Retained earnings of earlier years 900.00 0.00',
    'computed Profit for the year 250.00 900.00',
  ])
})

test('rule 37: assets are liabilities and equity at every date', async () => {
  const akosua = await bakery()
  for (
    let day = LocalDate.from('2024-12-25');
    day <= '2026-07-10';
    day = LocalDate.addDays(day, 9)
  ) {
    const found = await sheet(akosua, `asOf=${day}`)
    expect(found.assets.totals).toEqual(found.liabilitiesAndEquity)
  }
})

test('a business without entries has an empty sheet', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  const found = await sheet(zoe, '')
  expect([found.assets, found.liabilities, found.equity].flatMap(readOut)).toEqual([])
  expect(found.assets.totals).toEqual(['0.00'])
})

test('the CSV carries the same figures', async () => {
  const { text } = await (await bakery()).ask('GET', '/reports/balance-sheet.csv?asOf=2026-06-30')
  expect(text).toContain('1010,Bank account,4800.00\r\n')
  expect(text).toContain(',Total liabilities and equity,6300.00\r\n')
})
