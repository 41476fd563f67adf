import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { assert } from '@smb/core/errors'
import type { Id, IdPrefix, TenantId, UserId } from '@smb/core/ids'
import { idFromUuid, uuidV7 } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import type { Instant, LocalDate } from '@smb/core/time'
import { databaseOn } from './database-on.ts'
import type { Client } from './pool.ts'

/** What a person may do in a tenant; the words belong to identity. */
export type Role = string

/** The tenant as every use case sees it, read in the request's first round trip. */
export type TenantContext = {
  readonly tenantId: TenantId
  readonly role: Role
  readonly baseCurrency: CurrencyCode
  readonly timeZone: string
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number
}

/** Anything bound to a connection for the length of one transaction. Opaque on purpose. */
export interface DbHandle {
  readonly actorId: UserId
  readonly now: Instant
}

/** A transaction of one person outside any tenant: listing businesses, creating one. */
export interface UserTx extends DbHandle {
  newId<P extends IdPrefix>(prefix: P): Id<P>
}

/**
 * A transaction in one tenant. Opaque: only `tablesOf` and `statement` reach the database, so that a module
 * can name no tables but its own. `now` and `today` are the transaction's, `today` in the tenant's time zone.
 */
export interface ReadTx extends TenantContext, DbHandle {
  readonly today: LocalDate
}

/** A transaction that may write. */
export interface Tx extends ReadTx {
  /** A fresh UUIDv7-based id. */
  newId<P extends IdPrefix>(prefix: P): Id<P>
}

const clients = new WeakMap<DbHandle, Client>()
const databases = new WeakMap<DbHandle, Kysely<unknown>>()

/** A fresh UUIDv7-based id outside a transaction: sessions, users. */
export function freshId<P extends IdPrefix>(prefix: P): Id<P> {
  return idFromUuid(prefix, uuidV7(Date.now(), randomBytes(10)))
}

/** Binds a transaction's facts to the connection that it runs on. Only `platform/db` calls this. */
export function createTx(client: Client, facts: ReadTx): Tx {
  const tx: Tx = Object.freeze({ ...facts, newId: freshId })
  clients.set(tx, client)
  return tx
}

/** Binds a person's transaction to its connection. Only `platform/db` calls this. */
export function createUserTx(client: Client, facts: DbHandle): UserTx {
  const tx: UserTx = Object.freeze({ ...facts, newId: freshId })
  clients.set(tx, client)
  return tx
}

/** The query builder, typed with the tables that the calling module owns or may read. */
export function tablesOf<Tables>(tx: DbHandle): Kysely<Tables> {
  const known = databases.get(tx)
  if (known) return known as Kysely<Tables>
  const database = databaseOn<Tables>(clientOf(tx))
  databases.set(tx, database as Kysely<unknown>)
  return database
}

/** Runs a named, prepared statement: for the hot path. Rows come back as they are. */
export async function statement<Row>(
  tx: DbHandle,
  query: { name: string; text: string; values: readonly unknown[] },
): Promise<Row[]> {
  const result = await clientOf(tx).query({ ...query, values: [...query.values] })
  return result.rows as Row[]
}

/** The connection itself, for COPY streams. Not to be used for anything that `tablesOf` can say. */
export function clientOf(tx: DbHandle): Client {
  const client = clients.get(tx)
  assert(client, 'the transaction has ended or was not made here')
  return client
}

/** Ends the transaction's hold on its connection: whoever kept `tx` cannot query any more. */
export function releaseTx(tx: DbHandle): void {
  clients.delete(tx)
  databases.delete(tx)
}
