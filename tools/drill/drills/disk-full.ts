import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Drill } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import { oneEuro, openDoor } from '../drill-door.ts'
import { ask } from '../writer.ts'

let disk = ''
const ballast = (): string => join(disk, 'ballast')
const healLimitMs = 30_000

/** A disk of its own in memory, small enough to be filled; only the superuser of the machine may make one. */
async function smallDisk() {
  disk = await mkdtemp('/tmp/smb-disk-')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    await rm(disk, { recursive: true, force: true })
    return { cannot: 'a small disk needs the right to mount one' }
  }
  return { dataDir: join(disk, 'data'), settings: { max_wal_size: '64MB', min_wal_size: '32MB' } }
}

export const diskFull: Drill = {
  name: 'disk-full',
  promise:
    'the disk under PostgreSQL is full: writes are refused, nothing acknowledged is lost, and it heals by itself',
  wrong: {
    what: 'an answer leaves before its transaction is committed',
    source: [
      {
        file: 'platform/src/db/in-tenant-tx.ts',
        from: 'await commit(client, entrance, answer)',
        to: 'await commit(client, entrance, answer).catch(() => undefined)',
      },
    ],
  },
  house: smallDisk,
  run: async (house) => {
    const door = await openDoor(house.origin)
    const acknowledged = new Set<string>()
    const codes = new Map<string, number>()
    const post = async (): Promise<boolean> => {
      const answer = await ask(door, '/journal-entries', {
        method: 'POST',
        body: JSON.stringify({ ...oneEuro(door), memo: randomUUID().repeat(10) }),
        headers: { 'idempotency-key': randomUUID() },
      }).catch(() => undefined)
      const text = await answer?.text()
      if (answer?.status === 201) acknowledged.add((JSON.parse(text ?? '{}') as { id: string }).id)
      else
        codes.set(
          `${answer?.status ?? 'none'}`,
          (codes.get(`${answer?.status ?? 'none'}`) ?? 0) + 1,
        )
      return answer?.status === 201
    }
    for (let n = 0; n < 100; n += 1) await post()
    const before = acknowledged.size
    fill()
    for (let n = 0; n < 1500 && codes.size === 0; n += 1) await post()
    for (let n = 0; n < 50; n += 1) await post()
    const meanwhile = acknowledged.size - before
    await rm(ballast(), { force: true })
    const since = performance.now()
    while (!(await post()) && performance.now() - since < healLimitMs) await sleep(200)
    const healed = Math.round(performance.now() - since)
    for (let n = 0; n < 100; n += 1) await post()
    const [stored] = await house.rows<{ n: number }>(
      `select count(*)::int as n from ledger.journal_entry where source_type = 'manual'`,
    )
    const refused = [...codes].map(([status, n]) => `${n} × ${status}`).join(', ')
    return {
      figures: `${before} before, ${meanwhile} and then ${refused} while full, well after ${healed} ms; ${acknowledged.size} acknowledged, ${stored?.n} stored`,
      broken: unkept({
        'something was refused': codes.size > 0,
        'refused as 503': [...codes.keys()].every((status) => status === '503'),
        'nothing acknowledged is lost': (stored?.n ?? 0) >= acknowledged.size,
        [`it heals within ${healLimitMs} ms`]: healed < healLimitMs,
      }),
    }
  },
  after: async () => {
    execFileSync('umount', ['--lazy', disk])
    await rm(disk, { recursive: true, force: true })
  },
}

/** Takes what is left of the disk. */
function fill(): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${ballast()}`, 'bs=64k'], { stdio: 'ignore' })
  } catch {
    // No space left is what was wanted.
  }
}
