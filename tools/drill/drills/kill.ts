import { setTimeout as sleep } from 'node:timers/promises'
import type { Drill, Outcome } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import { openDoor } from '../drill-door.ts'
import type { DrillHouse } from '../drill-house.ts'
import { writeUntil } from '../writer.ts'

const writers = 12
/** With the supervisor's part in it. */
const backLimitMs = 10_000
const roundMs = 700

/** Kills again and again under writers who send until they are answered, then counts what became of every answer. */
async function underWriters(
  house: DrillHouse,
  kill: () => Promise<number>,
  rounds = 5,
): Promise<Outcome> {
  const door = await openDoor(house.origin)
  const pair = [door.accounts.get('bank_default') ?? '', door.accounts.get('sales') ?? ''] as const
  let stopped = false
  const refused: string[] = []
  const writing = Array.from({ length: writers }, () =>
    writeUntil(door, pair, () => stopped).catch((error: Error) => {
      refused.push(error.message)
      return []
    }),
  )
  const back: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await sleep(roundMs)
    back.push(await kill())
  }
  await sleep(roundMs)
  stopped = true
  const acknowledged = (await Promise.all(writing)).flat()
  const stored = await house.rows<{ id: string }>(
    `select id from ledger.journal_entry where source_type = 'manual'`,
  )
  const [settings] = await house.rows<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  const faults = await house.bookFaults()
  const distinct = new Set(acknowledged.map(({ entryId }) => entryId)).size
  const slowest = Math.max(...back)
  return {
    figures: `${acknowledged.length} acknowledged, ${stored.length} stored, back after ${back.map(Math.round).join(', ')} ms`,
    broken: unkept({
      [`nobody is refused ${refused[0] ?? ''}`]: refused.length === 0,
      'enough was written to mean something': acknowledged.length > 100,
      'nothing acknowledged is lost': stored.length >= acknowledged.length,
      'nothing is there twice':
        stored.length <= acknowledged.length && distinct === acknowledged.length,
      [`the books are right ${faults.join()}`]: faults.length === 0,
      'PostgreSQL flushes': settings?.fsync === 'on' && settings.commit === 'on',
    }),
    late: unkept({ [`it is back within ${backLimitMs} ms`]: slowest <= backLimitMs }),
  }
}

/** Keys make a retry safe: without them an answer that was lost on the way is an entry twice. */
export const forgetsKeys = {
  what: 'answers are not kept by their idempotency key',
  source: [
    {
      file: 'platform/src/db/in-tenant-tx.ts',
      from: 'if (!idempotency) {',
      to: 'if (idempotency || !idempotency) {',
    },
  ],
}

export const killApi: Drill = {
  name: 'kill-api',
  promise: 'the API is killed five times under load: nothing acknowledged is lost, nothing doubled',
  wrong: forgetsKeys,
  run: (house, rounds) => underWriters(house, house.killApi, rounds),
}

export const killPostgres: Drill = {
  name: 'kill-postgres',
  promise:
    'PostgreSQL and all its processes are killed five times under load: nothing lost, the API lives on',
  wrong: {
    what: 'commits are acknowledged before they are on disk',
    sql: [
      'alter system set synchronous_commit = off',
      'alter system set wal_writer_delay = 10000',
      'select pg_reload_conf()',
    ],
  },
  run: async (house, rounds) => {
    const before = house.apiPid()
    const outcome = await underWriters(house, house.killPostgres, rounds)
    const broken = unkept({ 'the API outlives PostgreSQL': house.apiPid() === before })
    return { ...outcome, broken: [...outcome.broken, ...broken] }
  },
}
