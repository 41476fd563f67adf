import { apiGet, asker } from './report-load.ts'
import type { BenchHouse, Owner } from './bench-house.ts'
import { percentile } from './post-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'
import { fillSearchBooks } from './search-load.ts'

/** What people type: names, numbers by any part, amounts, a word that is nowhere, one that is everywhere, and its first letters. */
const searches = [
  'lab hot',
  'hotel',
  'inv',
  '0050000',
  '#0032',
  'hotel 0032',
  'po 4711',
  'inv 2020',
  'labadi inv 2021',
  '=45,000',
  '=45k~',
  '45k',
  '@quay',
  ':1000',
  'machine 19900',
  'café river',
  'xyzzy',
  'l',
  'la',
  'lab',
  'laba',
  '9',
  '99',
  '999',
]
const rounds = 5
const rareWord = '4711'

/** Searches through the API, and one of them against reading all of the tenant's invoices under row security. */
export async function searchRows(
  house: BenchHouse,
  plan: { owner: Owner; others: readonly Owner[]; invoices: number },
): Promise<ResultRow[]> {
  await fillSearchBooks(house, { ...plan, invoicesOfOthers: Math.ceil(plan.invoices / 500) })
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const since = performance.now()
    await work()
    return performance.now() - since
  }
  const asks = searches.map((q) => apiGet(house, plan.owner, `/search?q=${encodeURIComponent(q)}`))
  for (const ask of asks) await ask()
  const mixed: number[] = []
  for (let round = 0; round < rounds; round += 1)
    for (const ask of asks) mixed.push(await timed(ask))

  const app = await asker(house.postgres.appUrl, plan.owner)
  const one: number[] = []
  const scan: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    one.push(await timed(() => app.ask(`select * from search.find('invoice', '${rareWord}', 24)`)))
    scan.push(
      await timed(() =>
        app.ask(`select id from invoicing.invoice where number ilike '%${rareWord}%' or reference ilike '%${rareWord}%'
                  order by sort_date desc limit 24`),
      ),
    )
  }
  await app.end()
  const size = `${Math.round(plan.invoices / 1000)}k documents of one business, ${plan.others.length} others`
  return [
    {
      what: `search through the API, ${size}, median of ${mixed.length}`,
      measured: ms(percentile(mixed, 0.5)),
      against: `${ms(percentile(mixed, 0.95))} 95th percentile`,
      ratio: times(percentile(mixed, 0.95), percentile(mixed, 0.5)),
      target: '95th ≤ 300 ms at 1M',
    },
    {
      what: 'invoices by a part of their number, in SQL',
      measured: ms(percentile(one, 0.5)),
      against: `${ms(percentile(scan, 0.5))} reading the tenant’s invoices`,
      ratio: times(percentile(scan, 0.5), percentile(one, 0.5)),
      target: '≥ 10×',
    },
  ]
}
