import { expect, test } from 'vitest'
import type { CashFlowView, CashOverTimeView, HomeView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { post, rollUp } from './report-story.ts'

const world = openWorld()

const cash = (who: Person, query = '') =>
  who.get<CashOverTimeView>(`/reports/cash-over-time?${query}`)
const readOut = ({ points }: CashOverTimeView): string[] =>
  points.map(({ from, to, balance, change }) => `${from} ${to} ${balance} ${change}`)

async function books(who: Person): Promise<void> {
  await post(who, '2025-02-10', 'Dr 1010 1000.00', 'Cr 3000 1000.00')
  await post(who, '2026-04-30', 'Dr 1010 200.00', 'Cr 4100 200.00')
  await post(who, '2026-06-16', 'Dr 6100 1500.00', 'Cr 1010 1500.00')
  await rollUp(world)
  await post(who, '2026-06-28', 'Dr 1020 40.00', 'Cr 4100 40.00')
  await post(who, '2026-06-29', 'Dr 1010 10.00', 'Cr 1020 10.00')
}

test('by month, week and day: what lay there before, what each step changed, and the least of them', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await books(mara)
  const months = await cash(mara)
  expect(months).toMatchObject({
    by: 'month',
    from: '2025-07-01',
    to: '2026-06-30',
    opening: '1000.00',
  })
  expect(readOut(months).slice(-4)).toEqual([
    '2026-03-01 2026-03-31 1000.00 0.00',
    '2026-04-01 2026-04-30 1200.00 200.00',
    '2026-05-01 2026-05-31 1200.00 0.00',
    '2026-06-01 2026-06-30 -260.00 -1460.00',
  ])
  expect(months.points).toHaveLength(12)
  const weeks = await cash(mara, 'by=week')
  expect(readOut(weeks).slice(-4)).toEqual([
    '2026-06-08 2026-06-14 1200.00 0.00',
    '2026-06-15 2026-06-21 -300.00 -1500.00',
    '2026-06-22 2026-06-28 -260.00 40.00',
    '2026-06-29 2026-06-30 -260.00 0.00',
  ])
  expect(weeks.lowest).toMatchObject({ from: '2026-06-15', balance: '-300.00' })
  const days = await cash(mara, 'by=day&from=2026-06-15&to=2026-06-17')
  expect(readOut(days).map((line) => line.slice(11))).toEqual([
    '2026-06-15 1200.00 0.00',
    '2026-06-16 -300.00 -1500.00',
    '2026-06-17 -300.00 0.00',
  ])
})

test('the last point is the cash of Home and of the cash-flow statement, whichever account holds it', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  await books(nia)
  await nia.post('/bank-accounts', { name: 'Main', currency: 'EUR' })
  for (const by of ['day', 'week', 'month']) {
    const { points } = await cash(nia, `by=${by}`)
    const last = points.at(-1)
    const { cash: now } = await nia.get<HomeView>('/home')
    const flow = await nia.get<CashFlowView>(`/reports/cash-flow?from=${last?.from}&to=${last?.to}`)
    expect([now.amount, flow.closing[0], flow.net[0]]).toEqual([
      last?.balance,
      last?.balance,
      last?.change,
    ])
  }
})

test('a reversed period and too many points are refused', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const refused = (query: string) => tariq.refused('GET', `/reports/cash-over-time?${query}`)
  expect(await refused('from=2026-06-02&to=2026-06-01')).toMatchObject({
    code: 'report.period_reversed',
  })
  expect(await refused('by=day&from=2025-01-01&to=2026-06-01')).toMatchObject({
    code: 'report.too_many_points',
  })
})
