import type { PostgresPool } from 'kysely'
import { Kysely, PostgresDialect } from 'kysely'
import type { Client, Pool } from './pool.ts'

/** A query builder on one checked-out connection, which stays checked out. */
export function databaseOn<Tables>(client: Client): Kysely<Tables> {
  const lent = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => lent, end: async () => undefined } as unknown as PostgresPool
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** A query builder on a pool, for what belongs to no tenant. */
export function databaseOf<Tables>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: pool }),
  })
}
