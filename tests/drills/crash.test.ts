import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { bookFaults } from '@smb/test-world'
import type { CrashWorld } from './crash-world.ts'
import { openCrashWorld } from './crash-world.ts'
import type { Door } from './writer.ts'
import { ask, writeUntil } from './writer.ts'

const writers = 12
const roundMs = 700
let world: CrashWorld

beforeAll(async () => {
  world = await openCrashWorld()
}, 120_000)
afterAll(() => world.close())

async function post<T>(door: Door, path: string, body: unknown): Promise<T> {
  const answer = await ask(door, path, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}

async function openDoor(): Promise<Door> {
  const stranger = { origin: world.origin, token: '', business: '' }
  const session = await post<{ accessToken: string }>(stranger, '/auth/register', {
    name: 'Mara',
    email: 'mara@example.com',
    password: 'keeps very good books',
  })
  const mara = { ...stranger, token: session.accessToken }
  const business = await post<{ slug: string }>(mara, '/businesses', {
    name: 'Harbour',
    country: 'IE',
    baseCurrency: 'EUR',
  })
  return { ...mara, business: business.slug }
}

test(
  'nothing acknowledged is lost and nothing is doubled when API and PostgreSQL are killed under load',
  { timeout: 240_000 },
  async () => {
    const door = await openDoor()
    const { items } = (await (await ask(door, '/accounts')).json()) as {
      items: { id: string; controlRole: string | null; type: string }[]
    }
    const bank = items.find((account) => account.controlRole === 'bank_default')?.id ?? ''
    const sales = items.find((account) => account.controlRole === 'sales')?.id ?? ''
    let stopped = false
    const writing = Array.from({ length: writers }, () =>
      writeUntil(door, [bank, sales], () => stopped),
    )
    const apiBefore = world.apiPid()

    const back: Record<string, number[]> = { api: [], postgres: [] }
    for (let round = 0; round < 2; round += 1) {
      await sleep(roundMs)
      back.postgres?.push(await world.killPostgres())
      expect(world.apiPid(), 'the API outlives PostgreSQL').toBe(apiBefore)
    }
    for (let round = 0; round < 2; round += 1) {
      await sleep(roundMs)
      back.api?.push(await world.killApi())
    }
    await sleep(roundMs)
    stopped = true
    const acknowledged = (await Promise.all(writing)).flat()

    const admin = new pg.Client({ connectionString: world.postgres().superuserUrl })
    await admin.connect()
    const { rows: durable } = await admin.query('show fsync')
    const { rows } = await admin.query<{ entries: string; keys: string }>(
      `select (select count(*) from ledger.journal_entry where source_type = 'manual') as entries, (select count(*) from platform.idempotency_key) as keys`,
    )
    const faults = await bookFaults(admin)
    await admin.end()
    console.info(`${acknowledged.length} acknowledged; back after ms: ${JSON.stringify(back)}`)

    expect(durable[0]).toEqual({ fsync: 'on' })
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(new Set(acknowledged.map((one) => one.entryId)).size).toBe(acknowledged.length)
    // Every key that was answered once is one entry: none lost, none twice.
    expect(Number(rows[0]?.entries)).toBe(acknowledged.length)
    expect(Number(rows[0]?.keys)).toBe(acknowledged.length)
    expect(faults).toEqual([])
  },
)
