import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Drill } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import { draft, openDoor, send } from '../drill-door.ts'
import { ask } from '../writer.ts'

let folder = ''
const minutes = (count: number): number => count * 60_000
const step = (ms: number): Promise<void> => writeFile(join(folder, 'offset'), String(ms))

export const clockSteps: Drill = {
  name: 'clock-steps',
  promise:
    'the API’s clock jumps: tokens end and are refused from the future, and dates of the books do not move',
  wrong: {
    what: 'a token from the future is taken, as the library does by itself',
    source: [
      {
        file: 'platform/src/crypto/access-token.ts',
        from: 'const clockSkewSeconds = 60',
        to: 'const clockSkewSeconds = 1e9',
      },
    ],
  },
  house: async () => {
    folder = await mkdtemp('/tmp/smb-clock-')
    await step(0)
    process.env['SMB_CLOCK_FILE'] = join(folder, 'offset')
    return { preload: [join(import.meta.dirname, '../shifted-clock.ts')] }
  },
  run: async (house) => {
    const door = await openDoor(house.origin)
    const statusAt = async (ms: number): Promise<number> => {
      await step(ms)
      return (await ask(door, '/accounts')).status
    }
    const statuses = [
      await statusAt(0),
      await statusAt(minutes(14)),
      await statusAt(minutes(16)),
      await statusAt(minutes(-10)),
      await statusAt(0),
    ]
    const { id, version } = await draft(door)
    // A day of a year ahead would be the API's own; the books ask PostgreSQL what day it is.
    const [{ today } = { today: '' }] = await house.rows<{ today: string }>(
      `select current_date::text as today`,
    )
    await step(minutes(14))
    const issued = await send<{ issueDate: string }>(door, `/invoices/${id}/issue`, { version })
    return {
      figures: `at 0, +14, +16, −10 and 0 minutes: ${statuses.join(', ')}; issued on ${issued.issueDate}`,
      broken: unkept({
        'a token lives 15 minutes': statuses.slice(0, 3).join() === '200,200,401',
        'a token from the future is refused': statuses[3] === 401,
        'nothing is remembered of it': statuses[4] === 200,
        'the date is PostgreSQL’s': issued.issueDate === today,
      }),
    }
  },
  after: () => rm(folder, { recursive: true, force: true }),
}
