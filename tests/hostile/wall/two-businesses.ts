import pg from 'pg'
import { beforeAll } from 'vitest'
import type { World } from '@smb/test-world'
import { stockUp } from '../stock.ts'
import type { Facts } from './sql-attempts.ts'

/** Mara’s and Akosua’s businesses, stocked with one of everything; the session of the facts is in Mara’s. */
export function twoBusinesses(world: World): () => Facts {
  let facts: Facts
  beforeAll(async () => {
    await stockUp(await world.business('Mara', 'Harbour Design Studio'))
    await stockUp(await world.business('Akosua', 'Akosua’s Bakery'))
    // No two customers are called alike, so that a name tells whose it is.
    await world.rows(`update parties.customer c set name = t.name || ' ' || c.name
      from identity.tenant t where t.id = c.tenant_id`)
    const [mara, akosua] = await world.rows<{ tenant: string; customer: string }>(
      `select t.id as tenant, (array_agg(c.id order by c.id))[1] as customer from identity.tenant t
         join parties.customer c on c.tenant_id = t.id group by t.id, t.name order by t.name desc`,
    )
    facts = {
      ...{ own: mara?.tenant ?? '', ownCustomer: mara?.customer ?? '' },
      ...{ other: akosua?.tenant ?? '', otherCustomer: akosua?.customer ?? '' },
    }
  })
  return () => facts
}

/** A session of the serving role in a transaction that is rolled back; notices are gathered. */
export async function inSession<T>(
  at: { readonly url: string; readonly tenant: string },
  work: (client: pg.Client, notices: readonly string[]) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: at.url })
  const notices: string[] = []
  client.on('error', () => undefined)
  client.on('notice', ({ message }) => notices.push(message ?? ''))
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [at.tenant])
    return await work(client, notices)
  } finally {
    await client.query('rollback').catch(() => undefined)
    await client.end()
  }
}

/** The SQLSTATE with which it was refused, or how many rows the last statement gave. Nothing of it stays. */
export function outcomeIn(
  at: { readonly url: string; readonly tenant: string },
  statements: readonly string[],
): Promise<string | number> {
  return inSession(at, async (client) => {
    try {
      let rows = 0
      for (const text of statements) rows = (await client.query(text)).rowCount ?? 0
      return rows
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  })
}
