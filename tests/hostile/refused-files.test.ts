import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { nextTransaction, rememberDeletions, tablesWrittenSince } from './committed-writes.ts'
import { fuzzFile } from './files/fuzz-round.ts'
import { fuzzedReaders } from './files/fuzzed-readers.ts'
import type { Operation } from './operations.ts'
import { operations } from './operations.ts'
import { stockUp } from './stock.ts'

const world = openWorld()
const seed = Number(process.env['SMB_FUZZ_SEED'] ?? '20261123')
const filesEach = Number(process.env['SMB_FUZZ_UPLOADS'] ?? '40')
const largest = 60_000

type Upload = {
  readonly id: string
  readonly reader: string
  readonly type: string
  readonly query: string
}
const uploads: readonly Upload[] = [
  { id: 'importStatement', reader: 'OFX', type: 'application/x-ofx', query: 'fileName=june.ofx' },
  { id: 'importStatement', reader: 'CSV statements', type: 'text/csv', query: 'fileName=june.csv' },
  { id: 'importJournal', reader: 'JSONL journals', type: 'application/x-ndjson', query: '' },
  { id: 'importJournalCsv', reader: 'CSV journals', type: 'text/csv', query: 'preview=false' },
  { id: 'importItems', reader: 'CSV lists', type: 'text/csv', query: 'preview=false' },
  { id: 'importAccounts', reader: 'CSV lists', type: 'text/csv', query: 'preview=false' },
]

let mara: Person
let bank: string
let all: readonly Operation[]

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
  await stockUp(mara)
  bank = (await mara.post<{ id: string }>('/bank-accounts', { name: 'Giro', currency: 'EUR' })).id
  await rememberDeletions(world)
  all = await operations()
})

test('every operation that takes a file of records is tried', () => {
  const taking = all.filter(({ upload }) => upload && !upload.startsWith('image/'))
  expect(taking.map(({ id }) => id).sort()).toEqual(
    [...new Set(uploads.map(({ id }) => id))].sort(),
  )
})

test.each(uploads)(
  '$id: a broken $reader file is refused in words, and nothing of it is taken in',
  { timeout: filesEach * 2_000 + 60_000 },
  async ({ id, reader, type, query }) => {
    const operation = all.find((each) => each.id === id)
    const seeds = fuzzedReaders.find(({ name }) => name === reader)?.seeds() ?? []
    const path = `${operation?.path.replace('{id}', bank)}?${query}`
    const faults: string[] = []
    let refused = 0
    for (let round = 0; round < filesEach; round += 1) {
      const file = Buffer.from(fuzzFile(seeds, { seed, round, largest }))
      const before = await nextTransaction(world)
      const { status, text } = await mara.ask('POST', path, file, {
        headers: { 'content-type': type },
      })
      const told = `round ${round}: ${status} ${text.slice(0, 200)}`
      if (!operation?.statuses.has(status) || status >= 500) faults.push(told)
      if (status < 400) continue
      refused += 1
      const written = await tablesWrittenSince(world, before)
      if (written.length > 0) faults.push(`${told} but wrote ${written.join()}`)
    }
    expect(faults).toEqual([])
    expect(refused).toBeGreaterThan(filesEach / 4)
  },
)
