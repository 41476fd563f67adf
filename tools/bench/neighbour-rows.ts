import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchHouse } from './bench-house.ts'
import { openBusiness, vacuumed } from './bench-house.ts'
import { importMs } from './import-load.ts'
import { writeJournal } from './journal-file.ts'
import type { Books, JournalPlan } from './books.ts'
import { apiGet, medians, profitPath, trialBalancePath } from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const asked = {
  'trial balance': trialBalancePath,
  'profit and loss by month': profitPath,
  'list of journal entries': '/journal-entries?limit=50',
} as const

/** The same reads before and after many other businesses have books in the same tables. */
export async function neighbourRows(
  house: BenchHouse,
  { owner }: Books,
  { token, folder, neighbours }: JournalPlan,
): Promise<ResultRow[]> {
  const reads = () =>
    medians(
      Object.fromEntries(
        Object.entries(asked).map(([name, path]) => [name, apiGet(house, owner, path)]),
      ),
    )
  const alone = await reads()
  const jsonl = join(folder, 'neighbour.jsonl')
  await writeJournal(neighbours.size, { jsonl })
  for (let one = 1; one <= neighbours.count; one += 1)
    await importMs(house, await openBusiness(house, token, `Neighbour ${one}`), jsonl)
  await rm(jsonl)
  await vacuumed(house)
  const beside = await reads()
  return Object.keys(asked).map((name) => ({
    what: `${name} through the API, ${neighbours.count} more businesses of ${neighbours.size} transactions beside it`,
    measured: ms(beside[name] as number),
    against: `${ms(alone[name] as number)} before they came`,
    ratio: times(beside[name] as number, alone[name] as number),
    target: '≤ 1.5×',
  }))
}
