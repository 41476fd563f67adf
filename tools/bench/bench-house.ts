import pg from 'pg'
import { uuidFromId } from '@smb/core/ids'
import { openRunningHouse } from '@smb/test-world/running-house'
import type { RunningHouse } from '@smb/test-world/running-house'

/** A durable PostgreSQL with API and worker as processes of their own, as in production. */
export type BenchHouse = Pick<RunningHouse, 'postgres' | 'close'> & { readonly origin: string }

export async function openBenchHouse(): Promise<BenchHouse> {
  const settings = { shared_buffers: '1GB', max_wal_size: '8GB' }
  const { apiOrigin, postgres, close } = await openRunningHouse({ isDurable: true, settings })
  return { origin: apiOrigin, postgres, close }
}

type Door = { readonly origin: string }

/** A signed-in owner of one business. */
export type Owner = {
  readonly token: string
  readonly slug: string
  readonly tenantUuid: string
  readonly accounts: ReadonlyMap<string, string>
}

/** Registers somebody. Returns the access token. */
export async function register(house: Door): Promise<string> {
  const person = { name: 'Bench', email: 'bench@example.com', password: 'measured in one run' }
  const { accessToken } = await call<{ accessToken: string }>(house, '/auth/register', {
    method: 'POST',
    body: person,
  })
  return accessToken
}

/** Opens a business and reads its control accounts. */
export async function openBusiness(house: Door, token: string, name: string): Promise<Owner> {
  const business = await call<{ slug: string; id: string }>(house, '/businesses', {
    method: 'POST',
    token,
    body: { name, country: 'IE', baseCurrency: 'EUR' },
  })
  const { items } = await call<{ items: { id: string; controlRole: string | null }[] }>(
    house,
    '/accounts',
    { token, business: business.slug },
  )
  return {
    token,
    slug: business.slug,
    tenantUuid: uuidFromId(business.id),
    accounts: new Map(
      items.flatMap((account) =>
        account.controlRole ? [[account.controlRole, account.id] as const] : [],
      ),
    ),
  }
}

/** What autovacuum does in time, at once: the rows that were written last are measured like any others. */
export async function vacuumed(house: BenchHouse): Promise<void> {
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  await admin.query('vacuum analyze')
  await admin.end()
}

type Call = {
  readonly method?: string
  readonly token?: string
  readonly business?: string
  /** An idempotency key. */
  readonly key?: string
  readonly body?: unknown
}

/** One request to the API. Throws what it refuses. */
export async function call<T>(house: Door, path: string, how: Call = {}): Promise<T> {
  const answer = await fetch(`${house.origin}/api/v1${path}`, {
    method: how.method ?? 'GET',
    headers: {
      ...(how.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(how.token ? { authorization: `Bearer ${how.token}` } : {}),
      ...(how.business ? { 'smb-business': how.business } : {}),
      ...(how.key ? { 'idempotency-key': how.key } : {}),
    },
    ...(how.body === undefined ? {} : { body: JSON.stringify(how.body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
