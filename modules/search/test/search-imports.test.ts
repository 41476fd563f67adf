import { expect, test } from 'vitest'
import type { SearchAnswer } from '@smb/core/search'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()
const entries = 500

const transaction = (number: number) => ({
  id: `${number}`,
  date: '2026-06-01',
  description: `Consignment ${1_000 + number}`,
  lines: [
    {
      account: 'Expenses:Freight',
      type: 'expense',
      debit_minor: 100,
      credit_minor: 0,
      currency: 'EUR',
    },
    { account: 'Assets:Bank', type: 'asset', debit_minor: 0, credit_minor: 100, currency: 'EUR' },
  ],
})

async function imported(who: Person, from: number, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, at) => JSON.stringify(transaction(from + at)))
  const headers = { 'content-type': 'application/x-ndjson' }
  await who.post('/journal-imports', `${lines.join('\n')}\n`, { headers })
}

async function found(who: Person, q: string): Promise<number> {
  const { sections } = await who.get<SearchAnswer>(`/search?q=${encodeURIComponent(q)}`)
  return sections.flatMap(({ hits }) => hits).length
}

async function worked(limit: number): Promise<number> {
  const [row] = await world.rows<{ written: string }>(
    'select search.index_waiting($1)::text as written',
    [limit],
  )
  return Number(row?.written)
}

test('a large import waits for its words, and each of its entries is found after the worker was at it', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const kofi = await world.business('Kofi', 'Kofi Foods')
  await imported(mara, 0, entries)
  await imported(kofi, 5_000, 300)
  expect(await found(mara, 'consignment 1007')).toBe(0)

  let runs = 0
  while ((await worked(150)) > 0) runs += 1
  expect(runs).toBeGreaterThan(4)
  for (const number of [1_000, 1_149, 1_150, 1_499])
    expect(await found(mara, `consignment ${number}`), `${number}`).toBe(1)
  expect(await found(mara, 'consignment 6001')).toBe(0)
  expect(await found(kofi, 'consignment 6001')).toBe(1)
  const [rows] = await world.rows<{ count: string }>(
    `select count(*) from search.entry where kind = 'entry'`,
  )
  expect(rows?.count).toBe(String(entries + 300))
})

test('a small one is found at once, and one that waits is not taken twice by two workers', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  await imported(asha, 0, 20)
  expect(await found(asha, 'consignment 1019')).toBe(1)
  await imported(asha, 100, 400)
  await Promise.all([worked(1_000), worked(1_000)])
  expect(await found(asha, 'consignment 1499')).toBe(1)
  expect(await worked(1_000)).toBe(0)
})
