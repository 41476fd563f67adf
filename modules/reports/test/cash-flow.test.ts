import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BalanceSheetView, CashFlowView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { customer, invoice, payment } from './aged-story.ts'
import { minor, post, written } from './report-story.ts'

const world = openWorld()

const flow = (who: Person, query: string) => who.get<CashFlowView>(`/reports/cash-flow?${query}`)
const readOut = (section: CashFlowView['operating']): string[] => [
  ...section.rows.map(({ code, amounts }) => [code, ...amounts].join(' ')),
  ['=', ...section.totals].join(' '),
]
/** The cash of the balance sheet: the group that holds the bank account. */
async function cashOf(who: Person, asOf: string): Promise<string> {
  const { assets } = await who.get<BalanceSheetView>(`/reports/balance-sheet?asOf=${asOf}`)
  const cash = assets.rows.filter(({ code, kind }) => code.startsWith('10') && kind === 'account')
  const sum = cash.reduce((total, { amounts }) => total + minor(amounts[0] ?? '0'), 0n)
  return `${sum < 0n ? '-' : ''}${written(Number(sum < 0n ? -sum : sum))}`
}

test('profit, working capital, investing and financing lead from opening to closing cash', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await post(mara, '2026-02-01', 'Dr 1010 5000.00', 'Cr 3000 5000.00')
  const ada = await customer(mara, 'Ada')
  const due = await invoice(mara, ada, { amount: '900.00', on: '2026-03-03' })
  await payment(mara, ada, { amount: '300.00', on: '2026-03-20' }, due)
  await post(mara, '2026-03-05', 'Dr 6100 200.00', 'Cr 1030 200.00')
  await post(mara, '2026-03-06', 'Dr 1520 1000.00', 'Cr 1010 1000.00')
  await post(mara, '2026-03-07', 'Dr 1010 2000.00', 'Cr 2700 2000.00')
  await post(mara, '2026-03-08', 'Dr 3100 50.00', 'Cr 1010 50.00')
  await post(mara, '2026-03-09', 'Dr 1020 400.00', 'Cr 1010 400.00')

  const march = await flow(mara, 'from=2026-03-01&to=2026-03-31&compare=previous_period')
  expect(march.profit).toEqual(['700.00', '0.00'])
  expect(readOut(march.operating)).toEqual(['1100 -600.00 0.00', '= 100.00 0.00'])
  expect(readOut(march.investing)).toEqual(['1520 -1000.00 0.00', '= -1000.00 0.00'])
  expect(readOut(march.financing)).toEqual([
    '3000 0.00 5000.00',
    '3100 -50.00 0.00',
    '= -50.00 5000.00',
  ])
  expect(readOut(march.unclassified)).toEqual(['2700 2000.00 0.00', '= 2000.00 0.00'])
  expect([march.net, march.opening, march.closing, march.difference]).toEqual([
    ['1050.00', '5000.00'],
    ['5000.00', '0.00'],
    ['6050.00', '5000.00'],
    ['0.00', '0.00'],
  ])
  expect(march.closing[0]).toBe(await cashOf(mara, '2026-03-31'))
  expect(march.opening[0]).toBe(await cashOf(mara, '2026-02-28'))
  const { text } = await mara.ask('GET', '/reports/cash-flow.csv?from=2026-03-01&to=2026-03-31')
  expect(text).toContain(',Cash at the end,6050.00\r\n')
})

test('an account tied to a bank account is cash wherever it stands, and so it is no working capital', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const account = await nia.post<{ id: string }>('/accounts', {
    code: '1700',
    name: 'Wallet',
    type: 'asset',
  })
  await post(nia, '2026-03-01', 'Dr 1700 10.00', 'Cr 4100 10.00')
  const before = await flow(nia, 'from=2026-03-01&to=2026-03-31')
  expect(readOut(before.unclassified)).toEqual(['1700 -10.00', '= -10.00'])
  await nia.post('/bank-accounts', { name: 'Wallet', currency: 'EUR', ledgerAccountId: account.id })
  const after = await flow(nia, 'from=2026-03-01&to=2026-03-31')
  expect([after.unclassified.rows, after.closing, after.difference]).toEqual([
    [],
    ['10.00'],
    ['0.00'],
  ])
})

test('whatever is posted, opening cash and the net change make the cash of the balance sheet', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const codes = ['1010', '1030', '1200', '1510', '1990', '2000', '2700', '3000', '4100', '6100']
  const entries = fc.sample(
    fc.record({
      day: fc.integer({ min: 0, max: 300 }),
      from: fc.nat(9),
      by: fc.integer({ min: 1, max: 9 }),
      cents: fc.integer({ min: 1, max: 99_999 }),
    }),
    { numRuns: 40, seed: 20260814 },
  )
  const start = LocalDate.from('2025-08-01')
  for (const { day, from, by, cents } of entries) {
    const other = codes[(from + by) % codes.length]
    await post(
      tariq,
      LocalDate.addDays(start, day),
      `Dr ${codes[from]} ${written(cents)}`,
      `Cr ${other} ${written(cents)}`,
    )
  }
  for (const [first, last] of [
    [0, 30],
    [31, 200],
    [150, 170],
    [0, 300],
  ] as const) {
    const [from, to] = [LocalDate.addDays(start, first), LocalDate.addDays(start, last)]
    const report = await flow(tariq, `from=${from}&to=${to}`)
    expect([from, to, ...report.difference]).toEqual([from, to, '0.00'])
    expect(report.opening[0]).toBe(await cashOf(tariq, LocalDate.addDays(from, -1)))
    expect(report.closing[0]).toBe(await cashOf(tariq, to))
  }
})
