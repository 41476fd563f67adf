import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchHouse } from './bench-house.ts'
import { openBusiness, vacuumed } from './bench-house.ts'
import type { Books, JournalPlan } from './books.ts'
import { bareCopyMs, importMs } from './import-load.ts'
import { writeJournal } from './journal-file.ts'
import { ledgerRows } from './ledger-rows.ts'
import { neighbourRows } from './neighbour-rows.ts'
import { peerBalance } from './peer-load.ts'
import { peerRows } from './peer-rows.ts'
import { reportRows } from './report-rows.ts'
import { ms, percent, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

/** Imports of several sizes, the reports over them, and the same reports once many others have their books beside them. */
export async function journalRows(house: BenchHouse, plan: JournalPlan): Promise<ResultRow[]> {
  const books: Books[] = []
  for (const size of plan.sizes) books.push(await imported(house, plan, size))
  await vacuumed(house)
  const large = books.at(-1) as Books
  return [
    ...books.map(importRow),
    await copyRow(house, large),
    ...(await reportRows(house, books)),
    ...(await ledgerRows(house, large.owner)),
    ...(await peerRows(house, books)),
    ...(await neighbourRows(house, large, plan)),
  ]
}

async function imported(house: BenchHouse, plan: JournalPlan, size: number): Promise<Books> {
  const owner = await openBusiness(house, plan.token, `Books of ${size}`)
  const jsonl = join(plan.folder, `${size}.jsonl`)
  const journal = join(plan.folder, `${size}.journal`)
  await writeJournal(size, { jsonl, hledger: journal })
  const taken = await importMs(house, owner, jsonl)
  const books = {
    owner,
    size,
    importMs: taken,
    hledger: await peerBalance('hledger', journal),
    ledger: await peerBalance('ledger', journal),
  }
  await Promise.all([rm(jsonl), rm(journal)])
  return books
}

function importRow({ size, importMs: taken, hledger }: Books): ResultRow {
  return {
    what: `import of ${size} transactions, durable, balances ready`,
    measured: ms(taken),
    against: hledger ? `${ms(hledger.ms)} hledger balance` : 'hledger is not installed',
    ratio: hledger ? times(hledger.ms, taken) : '',
    target: size >= 1_000_000 ? '≥ 1× / 3×' : '',
  }
}

async function copyRow(
  house: BenchHouse,
  { owner, size, importMs: taken }: Books,
): Promise<ResultRow> {
  const bare = await bareCopyMs(house, owner)
  return {
    what: `import of ${size} transactions against COPY of its rows into bare tables`,
    measured: ms(taken),
    against: `${ms(bare)} COPY`,
    ratio: percent(bare, taken),
    target: '≥ 10 % / 20 %',
  }
}
