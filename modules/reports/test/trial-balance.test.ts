import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountTransactionView } from '@smb/core/ledger'
import type { CurrencyBalancesView, TrialBalanceView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { balances, minor, post, rollUp, written } from './report-story.ts'

const world = openWorld()

test('the trial balance shows every account on the side where it stands, as of any day', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await post(mara, '2026-04-30', 'Dr 1010 5000.00', 'Cr 3000 5000.00')
  await post(mara, '2026-05-15', 'Dr 6100 850.00', 'Cr 1010 850.00')
  await post(mara, '2026-06-01', 'Dr 1010 1200.00', 'Cr 4100 1200.00')

  expect(await balances(mara, '2026-04-29')).toEqual([])
  expect(await balances(mara, '2026-05-15')).toEqual([
    '1010 Dr 4150.00',
    '3000 Cr 5000.00',
    '6100 Dr 850.00',
  ])
  expect(await balances(mara, '2026-06-30')).toEqual([
    '1010 Dr 5350.00',
    '3000 Cr 5000.00',
    '4100 Cr 1200.00',
    '6100 Dr 850.00',
  ])
})

test('without a date it is as of today in the business’s time zone', async () => {
  const ama = await world.business('Ama', 'Ama Fabrics', { timeZone: 'Pacific/Auckland' })
  world.setClock('2026-06-30T22:00:00.000Z')
  const report = await ama.get<TrialBalanceView>('/reports/trial-balance')
  world.setClock('2026-06-30T12:00:00.000Z')
  expect(report.asOf).toBe('2026-07-01')
})

test('the CSV carries the same figures', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const answer = await mara.ask('GET', '/reports/trial-balance.csv?asOf=2026-05-15')

  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toContain('trial-balance-2026-05-15.csv')
  expect(answer.text.split('\r\n')).toEqual([
    '\ufeffCode,Account,Type,Debit EUR,Credit EUR',
    '1010,Bank account,asset,4150.00,0.00',
    '3000,Owner’s capital,equity,0.00,5000.00',
    '6100,Rent,expense,850.00,0.00',
    ',Total at 2026-05-15,,5000.00,5000.00',
    '',
  ])
})

test('a figure drills to the journal lines that make it up', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { rows } = await mara.get<TrialBalanceView>('/reports/trial-balance?asOf=2026-05-31')
  const bank = rows.find(({ code }) => code === '1010')

  const { items } = await mara.get<{ items: AccountTransactionView[] }>(
    `/accounts/${bank?.drill.accountId}/transactions?to=${bank?.drill.to}`,
  )

  expect(items.map(({ side, base }) => `${side} ${base.amount}`)).toEqual([
    'debit 5000.00',
    'credit 850.00',
  ])
  expect(items.at(-1)?.balance.amount).toBe(bank?.debit)
})

test('rule 50: a balance in another currency keeps the base value of its days, whatever the rate is later', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  await post(lena, '2026-02-01', 'Dr 1020 1000.00 USD @0.91', 'Cr 4100 1000.00 USD @0.91')
  const before = await balances(lena, '2026-02-28')
  await post(lena, '2026-03-01', 'Dr 1020 1000.00 USD @0.55', 'Cr 4100 1000.00 USD @0.55')

  expect(await balances(lena, '2026-02-28')).toEqual(before)
  const { rows } = await lena.get<CurrencyBalancesView>(
    '/reports/currency-balances?asOf=2026-03-31',
  )
  expect(
    rows.map(
      ({ code, balance, base }) => `${code} ${balance.amount} ${balance.currency} ${base.amount}`,
    ),
  ).toEqual(['1020 2000.00 USD 1460.00', '4100 -2000.00 USD -1460.00'])
})

test('balances by currency are those of the day, and what is left in base alone is not hidden', async () => {
  const pavel = await world.business('Pavel', 'Pavel Prints')
  await post(pavel, '2026-02-01', 'Dr 1020 100.00 USD @0.91', 'Cr 4100 91.00')
  await post(pavel, '2026-03-01', 'Dr 6100 95.00', 'Cr 1020 100.00 USD @0.95')
  const on = async (asOf: string) => {
    const { rows } = await pavel.get<CurrencyBalancesView>(
      `/reports/currency-balances?asOf=${asOf}`,
    )
    return rows.map(
      ({ code, balance, base }) => `${code} ${balance.amount} ${balance.currency} ${base.amount}`,
    )
  }

  expect(await on('2026-01-31')).toEqual([])
  expect(await on('2026-02-28')).toEqual(['1020 100.00 USD 91.00', '4100 -91.00 EUR -91.00'])
  expect(await on('2026-03-01')).toEqual([
    '1020 0.00 USD -4.00',
    '4100 -91.00 EUR -91.00',
    '6100 95.00 EUR 95.00',
  ])
})

test('rule 37: the trial balance is zero at every date and equals the lines, rolled up or not', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const start = LocalDate.from('2025-11-20')
  const codes = ['1010', '1030', '2700', '3000', '4100', '6100', '6700']
  const entries = fc.sample(
    fc.record({
      day: fc.integer({ min: 0, max: 100 }),
      from: fc.integer({ min: 0, max: 6 }),
      by: fc.integer({ min: 1, max: 6 }),
      cents: fc.integer({ min: 1, max: 99_999 }),
    }),
    { numRuns: 40, seed: 20260630 },
  )
  for (const [index, { day, from, by, cents }] of entries.entries()) {
    const amount = written(cents)
    const other = codes[(from + by) % codes.length]
    await post(
      tariq,
      LocalDate.addDays(start, day),
      `Dr ${codes[from]} ${amount}`,
      `Cr ${other} ${amount}`,
    )
    if (index === 20) await rollUp(world)
  }
  const days = Array.from({ length: 11 }, (_, tenth) => LocalDate.addDays(start, tenth * 10))
  for (const day of days) expect(await reported(tariq, day)).toEqual(await fromLines(day))
  await rollUp(world)
  for (const day of days) expect(await reported(tariq, day)).toEqual(await fromLines(day))
})

async function reported(who: Person, asOf: string): Promise<Record<string, string>> {
  const report = await who.get<TrialBalanceView>(`/reports/trial-balance?asOf=${asOf}`)
  const signed = report.rows.map(
    ({ code, debit, credit }) => [code, minor(debit) - minor(credit)] as const,
  )
  expect(signed.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(0n)
  expect(report.totalDebit).toBe(report.totalCredit)
  return Object.fromEntries(signed.map(([code, amount]) => [code, String(amount)]))
}

async function fromLines(asOf: string): Promise<Record<string, string>> {
  const rows = await world.rows<{ code: string; balance: string }>(
    `select a.code, sum(l.base_debit - l.base_credit)::text as balance from ledger.journal_line l
       join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
       join identity.tenant t on t.id = l.tenant_id and t.name = 'Tariq Traders'
      where l.posting_date <= $1 group by 1 having sum(l.base_debit - l.base_credit) <> 0`,
    [asOf],
  )
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]))
}

test('rule 39: an account closes each day at what it opens with on the next; income and expenses begin the year at zero', async () => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const { rows } = await tariq.get<TrialBalanceView>('/reports/trial-balance?asOf=2026-12-31')
  const types = new Set(rows.map(({ type }) => type))
  expect([...types].toSorted()).toEqual(['asset', 'equity', 'expense', 'income', 'liability'])
  for (const { drill, type } of rows) {
    const page = (query: string) =>
      tariq.get<{ opening: { amount: string }; items: AccountTransactionView[] }>(
        `/accounts/${drill.accountId}/transactions?limit=200&${query}`,
      )
    const startsAtZero = type === 'income' || type === 'expense'
    for (const day of ['2025-11-30', '2025-12-31', '2026-01-13', '2026-02-28'].map(
      LocalDate.from,
    )) {
      const until = await page(`from=${day.slice(0, 4)}-01-01&to=${day}`)
      const after = await page(`from=${LocalDate.addDays(day, 1)}`)
      const closing = until.items.at(-1)?.balance.amount ?? until.opening.amount
      const expected = startsAtZero && day === '2025-12-31' ? '0.00' : closing
      expect(after.opening.amount).toBe(expected)
    }
  }
})

test('another business’s figures are not in it', async () => {
  const stranger = await world.business('Zoe', 'Zoe Consulting')
  expect(await balances(stranger, '2026-06-30')).toEqual([])
  const outsider = (await world.person('Zoe')).in(
    String((await world.business('Mara', 'Harbour Design Studio')).business),
  )
  expect((await outsider.refused('GET', '/reports/trial-balance')).status).toBe(404)
})
