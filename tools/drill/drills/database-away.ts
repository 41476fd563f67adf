import { setTimeout as sleep } from 'node:timers/promises'
import type { Drill } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import type { DrillDoor } from '../drill-door.ts'
import { oneEuro, openDoor } from '../drill-door.ts'
import { ask } from '../writer.ts'

type Timed = { readonly status: number; readonly code: string; readonly ms: number }
const answerLimitMs = 5_000
const healLimitMs = 2_000

/** One request and how long its answer took; status 0 where none came within twice the limit. */
async function timed(door: DrillDoor, isWrite: boolean): Promise<Timed> {
  const since = performance.now()
  const init = isWrite ? { method: 'POST', body: JSON.stringify(oneEuro(door)) } : {}
  const signal = AbortSignal.timeout(answerLimitMs * 5)
  const answer = await ask(door, isWrite ? '/journal-entries' : '/invoices', init, signal).catch(
    () => undefined,
  )
  const text = await answer?.text().catch(() => '')
  const ms = performance.now() - since
  const code = /"code":"([\w.]+)"/.exec(text ?? '')?.[1] ?? ''
  return { status: answer?.status ?? 0, code, ms }
}

const burst = (door: DrillDoor, requests: number): Promise<Timed[]> =>
  Promise.all(Array.from({ length: requests }, (_, n) => timed(door, n % 2 === 0)))

const slowest = (answers: readonly Timed[]): number =>
  Math.round(Math.max(...answers.map(({ ms }) => ms)))

export const slowDatabase: Drill = {
  name: 'slow-database',
  promise:
    'each packet to PostgreSQL takes 50 ms, either way: everything is answered, and at once well again',
  wrong: {
    what: 'every statement waits for the answer of the one before, four times over',
    source: [
      {
        file: 'platform/src/db/in-tenant-tx.ts',
        from: 'const [, gate] = await inOrder(',
        to: `for (let n = 0; n < 60; n += 1) await client.query('select 1')\n  const [, gate] = await inOrder(`,
      },
    ],
  },
  run: async (house) => {
    const door = await openDoor(house.origin)
    const before = await burst(door, 40)
    house.line.delay(50)
    const slow = await burst(door, 40)
    house.line.heal()
    const after = await burst(door, 40)
    return {
      figures: `slowest of 40: ${slowest(before)} ms, ${slowest(slow)} ms slow, ${slowest(after)} ms after`,
      broken: unkept({
        'everything succeeds': [...before, ...slow, ...after].every(
          ({ status }) => status > 0 && status < 300,
        ),
      }),
      late: unkept({
        [`answers within ${answerLimitMs} ms`]: slowest(slow) <= answerLimitMs,
        [`well again within ${healLimitMs} ms`]: slowest(after) <= healLimitMs,
      }),
    }
  },
}

export const blackHole: Drill = {
  name: 'black-hole',
  promise:
    'packets to PostgreSQL vanish: every request is refused within 5 s, and served within 2 s of the return',
  wrong: {
    what: 'nobody feels for a pulse: only the time limit of statements is left',
    source: [
      {
        file: 'platform/src/db/pool.ts',
        from: 'cutWithoutPulse(pool, options.url)',
        to: 'void cutWithoutPulse',
      },
    ],
  },
  run: async (house) => {
    const door = await openDoor(house.origin)
    await burst(door, 40)
    const caught = burst(door, 12)
    house.line.swallow()
    const away = [...(await burst(door, 24)), ...(await caught)]
    await sleep(500)
    house.line.heal()
    const since = performance.now()
    let healed = 0
    while (performance.now() - since < healLimitMs * 5 && healed === 0) {
      const answers = await burst(door, 8)
      if (answers.every(({ status }) => status > 0 && status < 300))
        healed = performance.now() - since
    }
    const refused = away.filter(({ status }) => status >= 300 || status === 0)
    const wellRefused = refused.every(
      ({ status, code }) => status === 503 && /database_unavailable|busy/.test(code),
    )
    return {
      figures: `${refused.length} of ${away.length} refused, the slowest after ${slowest(away)} ms; served again after ${Math.round(healed)} ms`,
      broken: unkept({
        'something was refused': refused.length > 0,
        'refused as 503, with a code': wellRefused,
        'served again': healed > 0,
      }),
      late: unkept({
        [`answers within ${answerLimitMs} ms`]: slowest(away) <= answerLimitMs,
        [`served again within ${healLimitMs} ms`]: healed <= healLimitMs,
      }),
    }
  },
}
