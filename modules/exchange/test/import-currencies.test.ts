import { expect, test } from 'vitest'
import type { JournalEntryView, JournalListItem } from '@smb/core/ledger'
import { rateLine } from '@smb/core/exchange'
import { currency, Decimal } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import {
  balances,
  file,
  importFile,
  refusedFile,
  transaction,
  whatThereIs,
} from './import-story.ts'

const world = openWorld()

const exchange = (date: string, eur: number, usd: number) =>
  transaction(date, [
    `Assets:Bank:USD -${usd} USD`,
    `Equity:Trading:USD ${usd} USD`,
    `Assets:Bank:EUR ${eur} EUR`,
    `Equity:Trading:EUR -${eur} EUR`,
  ])
const sale = (date: string, usd: number, description = 'Sale abroad') =>
  transaction(date, [`Assets:Receivable-USD ${usd} USD`, `Income:Exports -${usd} USD`], {
    description,
  })

async function entryOf(who: Person, memo: string): Promise<JournalEntryView> {
  const { items } = await who.get<{ items: JournalListItem[] }>('/journal-entries?limit=200')
  return who.get<JournalEntryView>(
    `/journal-entries/${items.find((item) => item.memo === memo)?.id}`,
  )
}

test('rule 50: a foreign entry takes its base amounts from the last exchange before it, else from the first after', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const text = file(
    sale('2026-01-01', 10_000, 'Before any exchange'),
    exchange('2026-01-10', 9_000, 10_000),
    exchange('2026-02-10', 8_500, 10_000),
    sale('2026-01-31', 10_000, 'Between'),
    sale('2026-03-01', 10_000, 'After'),
  )

  const imported = await importFile(lena, text)

  expect(imported).toMatchObject({
    added: 5,
    rates: [{ currency: 'USD', origin: 'derived', entries: 5 }],
  })
  const bases = ['Before any exchange', 'Between', 'After'].map(
    async (memo) => (await entryOf(lena, memo)).lines[0],
  )
  expect(
    (await Promise.all(bases)).map(
      (line) =>
        `${line?.amount.amount} ${line?.amount.currency} @${line?.rate} = ${line?.base.amount}`,
    ),
  ).toEqual(['100.00 USD @0.9 = 90.00', '100.00 USD @0.9 = 90.00', '100.00 USD @0.85 = 85.00'])
})

test('rule 50: every line stores amount, currency, base amount and a rate of ten or more digits', async () => {
  const omar = await world.business('Omar', 'Omar Motors')
  await importFile(omar, file(exchange('2026-01-10', 333, 701), sale('2026-01-11', 99_999)))

  const { lines } = await entryOf(omar, 'Sale abroad')

  expect(
    lines.map(({ amount, base, rate }) => [
      amount.currency,
      base.currency,
      rate.replace(/^0\.0*/, '').length >= 10,
    ]),
  ).toEqual([
    ['USD', 'EUR', true],
    ['USD', 'EUR', true],
  ])
  expect(lines.map(({ base }) => base.amount)).toEqual(['475.03', '475.03'])
})

test('every account keeps its balance in every currency; base is zero in sum', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const found = await balances(lena)
  expect(found.get('Assets:Receivable-USD USD')).toEqual({ minor: '30000', base: '26500' })
  expect(found.get('Equity:Trading:USD USD')).toEqual({ minor: '20000', base: '17500' })
  expect(found.get('Equity:Trading:EUR EUR')).toEqual({ minor: '-17500', base: '-17500' })
  expect([...found.values()].reduce((sum, { base }) => sum + BigInt(base), 0n)).toBe(0n)
})

test('the same file with exchanges again adds nothing, even when other rates are known by then', async () => {
  const omar = await world.business('Omar', 'Omar Motors')
  const text = file(exchange('2026-01-10', 333, 701), sale('2026-01-11', 99_999))
  expect(await importFile(omar, text)).toMatchObject({ added: 0, alreadyThere: 2 })
  const later = file(exchange('2026-01-11', 500, 701), sale('2026-01-11', 99_999))
  expect(await importFile(omar, later)).toMatchObject({ added: 1, alreadyThere: 1 })
})

test('given rates stand before the entries and count instead of the exchanges', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  const given = rateLine({
    date: LocalDate.from('2026-01-01'),
    currency: currency('USD'),
    rate: Decimal.from('0.5'),
  })

  const imported = await importFile(
    asha,
    given + file(sale('2026-01-31', 10_000), exchange('2026-01-10', 9_000, 10_000)),
  )

  expect(imported.rates).toEqual([
    { currency: 'USD', origin: 'derived', entries: 1 },
    { currency: 'USD', origin: 'given', entries: 1 },
  ])
  expect((await balances(asha)).get('Assets:Receivable-USD USD')?.base).toBe('5000')
})

test('a file that states base amounts keeps them', async () => {
  const noor = await world.business('Noor', 'Noor Textiles')
  const line = (account: string, type: string, side: string, base: number) => ({
    account,
    type,
    currency: 'USD',
    [`${side}_minor`]: 10_000,
    [`base_${side}_minor`]: base,
  })
  const stated = {
    date: '2026-01-01',
    base_currency: 'EUR',
    lines: [
      line('Bank USD', 'asset', 'debit', 9_123),
      line('Sales USD', 'income', 'credit', 9_123),
    ],
  }

  expect(await importFile(noor, file(stated))).toMatchObject({ added: 1, rates: [] })
  expect((await balances(noor)).get('Bank USD USD')).toEqual({ minor: '10000', base: '9123' })
})

test.each([
  ['no exchange tells the rate', file(sale('2026-01-01', 500)), 'exchange.no_rate', 1],
  [
    'only another currency is exchanged',
    file(
      exchange('2026-01-01', 9, 10),
      transaction('2026-01-02', ['Assets:A 5 GBP', 'Income:B -5 GBP']),
    ),
    'exchange.no_rate',
    2,
  ],
  [
    'a given rate is no number',
    '{"rate":{"date":"2026-01-01","currency":"USD","rate":"much"}}\n',
    'exchange.rates_malformed',
    1,
  ],
  [
    'a given rate is zero',
    '{"rate":{"date":"2026-01-01","currency":"USD","rate":"0"}}\n',
    'exchange.rates_malformed',
    1,
  ],
  [
    'a given rate is of no currency',
    '{"rate":{"date":"2026-01-01","currency":"ZZZ","rate":"1"}}\n',
    'exchange.rates_malformed',
    1,
  ],
])('refused, and nothing changed: %s', async (_name, text, code, line) => {
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const before = await whatThereIs(world)

  const problem = await refusedFile(tariq, text)

  expect(problem).toMatchObject({ status: 422, code, issues: [{ path: ['line', line] }] })
  expect(await whatThereIs(world)).toEqual(before)
})
