import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@smb/platform/db'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

// The product's own pool with a single connection: whatever one request leaves on it, the next one finds.
const world = openWorld({ poolMax: 1 })
type Named = { readonly items: readonly { readonly id: string; readonly name: string }[] }
let mara: Person
let akosua: Person

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
  akosua = await world.business('Akosua', 'Akosua’s Bakery')
  for (const who of [mara, akosua]) await who.post('/customers', { name: `Friend of ${who.name}` })
})

const pool = () => world.house.services.database.pool
/** The server process behind the only connection, and what the last request left set on it. */
const connection = async () => {
  const { rows } = await pool().query<{ pid: number; left: string }>(
    `select pg_backend_pid() as pid, concat(current_setting('app.tenant_id', true), current_setting('app.user_id', true)) as left`,
  )
  return rows[0]
}
const seenBy = async (who: Person): Promise<string[]> =>
  (await who.get<Named>('/customers')).items.map(({ name }) => name)

const tenantOf = async (who: Person): Promise<string> => {
  const rows = await world.rows<{ id: string }>('select id from identity.tenant where slug = $1', [
    who.business,
  ])
  return rows[0]?.id ?? ''
}

const line = (side: string) => ({
  account: `Assets:${side}`,
  type: 'asset',
  currency: 'EUR',
  [`${side}_minor`]: 100,
})
const entry = `${JSON.stringify({ date: '2026-06-01', description: 'A long story. '.repeat(30), lines: [line('debit'), line('credit')] })}\n`

/** Both see what is theirs, in turns, on one and the same connection, on which nothing is left. */
async function eachSeesTheirOwn(): Promise<void> {
  const before = await connection()
  for (const who of [mara, akosua, mara]) {
    expect(await seenBy(who)).toEqual([`Friend of ${who.name}`])
    expect(await connection()).toEqual({ pid: before?.pid, left: '' })
  }
}

describe('rule 81: on one connection each sees their own', () => {
  test('in turns', eachSeesTheirOwn)

  test('after refusals: at the door, in a body, by the database, and in the middle of a transaction', async () => {
    const [theirs] = (await akosua.get<Named>('/customers')).items
    const refusals = [
      await mara.ask('GET', `/customers/${theirs?.id}`),
      await mara.in('nobodys').ask('GET', '/customers'),
      await akosua.in(mara.business ?? '').ask('GET', '/customers'),
      await mara.ask('POST', '/customers', { name: '' }),
      await mara.ask('POST', '/journal-entries', { postingDate: '2026-06-30', lines: [] }),
      await mara.ask('GET', '/customers', undefined, { headers: { authorization: 'Bearer x' } }),
    ]
    for (const { status } of refusals) expect(status).toBeGreaterThanOrEqual(400)
    await eachSeesTheirOwn()
  })

  test('after a statement failed inside of a transaction', async () => {
    const tenant = await tenantOf(akosua)
    const failing = withClient(pool(), async (client) => {
      await client.query('begin')
      await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant])
      await client.query('select 1/0')
    })
    await expect(failing).rejects.toThrow()
    await eachSeesTheirOwn()
  })

  test('after a client left in the middle of an upload', async () => {
    const address = await world.house.server.listen({ port: 0, host: '127.0.0.1' })
    const left = request(`${address}/api/v1/journal-imports`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${mara.accessToken}`,
        'smb-business': mara.business ?? '',
        'content-type': 'application/x-ndjson',
        'idempotency-key': randomUUID(),
      },
    })
    left.on('error', () => undefined)
    // The transaction begins when there is more than the server holds.
    left.write(entry.repeat(3_000))
    await untilImporting(1)
    left.destroy()
    await untilImporting(0)
    await eachSeesTheirOwn()
    const imports = (who: Person) => who.get<Named>('/journal-imports')
    expect([await imports(mara), await imports(akosua)]).toMatchObject([
      { items: [] },
      { items: [] },
    ])
  })

  test('after the server process behind it was ended', async () => {
    const before = await connection()
    await world.rows('select pg_terminate_backend($1)', [before?.pid])
    await expect.poll(() => seenBy(akosua).catch(() => []), { timeout: 10_000 }).toHaveLength(1)
    await eachSeesTheirOwn()
    expect((await connection())?.pid).not.toBe(before?.pid)
  })

  test('even where somebody set a business for the whole session', async () => {
    await pool().query(`select set_config('app.tenant_id', $1, false)`, [await tenantOf(akosua)])
    expect(await seenBy(mara)).toEqual(['Friend of Mara'])
    expect((await mara.get<Named>('/businesses')).items.map(({ name }) => name)).toEqual([
      'Harbour Design Studio',
    ])
    await mara.post('/customers', { name: 'New here' })
    expect(await seenBy(akosua)).toEqual(['Friend of Akosua'])
    // The poison is real: a statement past the gate sees what was set.
    const { rows } = await pool().query('select name from parties.customer')
    expect(rows).toEqual([{ name: 'Friend of Akosua' }])
    await pool().query(`select set_config('app.tenant_id', '', false)`)
  })
})

/** Waits until so many transactions of imports are open in the database. */
async function untilImporting(count: number): Promise<void> {
  const open = () =>
    world.rows(`select 1 from pg_stat_activity where datname = current_database()
      and application_name = 'smb-bulk' and state <> 'idle'`)
  await expect.poll(open, { timeout: 20_000 }).toHaveLength(count)
}
