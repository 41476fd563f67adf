import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchHouse, Owner } from './bench-house.ts'
import { importMs } from './import-load.ts'
import { apiPosts } from './post-load.ts'
import { perSecond, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const entriesPerBatch = 50
const connections = 8

/** Entries that arrive fifty at a time, as a feed sends them, against the same entries one by one. */
export async function batchRow(
  house: BenchHouse,
  plan: { spread: readonly Owner[]; seconds: number; folder: string },
): Promise<ResultRow> {
  const owners = plan.spread.slice(0, connections)
  const rates: { batch: number[]; single: number[] } = { batch: [], single: [] }
  for (let round = 1; round <= 3; round += 1) {
    rates.batch.push(await batchesPerSecond(house, owners, { ...plan, round }))
    rates.single.push(
      (await apiPosts(house, owners, { connections, seconds: plan.seconds })).perSecond,
    )
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[1] as number
  const [batch, single] = [middle(rates.batch), middle(rates.single)]
  return {
    what: `entries in batches of ${entriesPerBatch} (POST /journal-imports), ${connections} connections`,
    measured: perSecond(batch),
    against: `${perSecond(single)} one by one`,
    ratio: times(batch, single),
    target: '≥ 3× / 5×',
  }
}

async function batchesPerSecond(
  house: BenchHouse,
  owners: readonly Owner[],
  how: { seconds: number; folder: string; round: number },
): Promise<number> {
  const until = performance.now() + how.seconds * 1000
  let batches = 0
  // One import at a time is let into a business.
  const send = async (owner: Owner, worker: number): Promise<void> => {
    const file = join(how.folder, `batch-${worker}.jsonl`)
    for (let turn = 1; performance.now() < until; turn += 1) {
      await writeFile(file, batchText(`${how.round}-${turn}`))
      await importMs(house, owner, file)
      batches += 1
    }
  }
  await Promise.all(owners.map(send))
  return (batches * entriesPerBatch) / how.seconds
}

/** Fifty sales of three lines, other ones for each turn. */
function batchText(turn: string): string {
  const line = (account: string, type: string, amounts: readonly [number, number]) => ({
    account,
    type,
    debit_minor: amounts[0],
    credit_minor: amounts[1],
    currency: 'EUR',
  })
  const lines = [
    line('Assets:Bank', 'asset', [12_000, 0]),
    line('Income:Sales', 'income', [0, 10_000]),
    line('Liabilities:Tax', 'liability', [0, 2_000]),
  ]
  return Array.from({ length: entriesPerBatch }, (_, n) =>
    JSON.stringify({ id: `${turn}-${n}`, date: '2026-06-30', description: 'Sale', lines }),
  ).join('\n')
}
