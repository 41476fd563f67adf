import { AppError } from '@smb/core/errors'
import { inOrder } from './in-order.ts'
import type { Client, Pool } from './pool.ts'
import { isRetryable, translated } from './sql-errors.ts'
import type { Entrance, TenantGate } from './tenant-gate.ts'
import type { DbHandle, ReadTx, Tx, UserTx } from './tx.ts'
import { clientOf, createTx, createUserTx, releaseTx } from './tx.ts'

const attemptsMax = 4
const statementTimeoutMs = 15_000
const lockTimeoutMs = 8_000

/** The database as the application sees it: a pool, and the gate through which each request enters its tenant. */
export type Database = {
  readonly pool: Pool
  readonly gate: TenantGate
  /** Limit for one statement in ms. Bulk work has a database of its own with a larger one. */
  readonly statementTimeoutMs?: number
}

/** An answer that is stored with the transaction, so that the same key gets the same answer. */
export type Answer = { readonly status: number; readonly body: string }
export type CommandAnswer = Answer & { readonly replayed: boolean }

/**
 * Runs a command in one tenant transaction and commits. With an idempotency key the answer is stored in the same
 * transaction; a second call with that key gets it back with `replayed: true`. Serialization failures and deadlocks
 * are run again, at most three times. Whatever throws leaves no trace.
 */
export function inTenantTx(
  database: Database,
  entrance: Entrance,
  run: (tx: Tx) => Promise<Answer>,
): Promise<CommandAnswer> {
  const { gate } = database
  return command(database, entrance, {
    query: () => gate.query(entrance),
    open: (client, row) => {
      const entered = gate.read(row, entrance)
      return entered.kind === 'replay'
        ? entered
        : { kind: 'entered', tx: createTx(client, entered.facts) }
    },
    run,
  })
}

/** The same for a person outside any tenant. The answer is kept under the person's own scope. */
export function inUserTx(
  database: Database,
  entrance: Entrance,
  run: (tx: UserTx) => Promise<Answer>,
): Promise<CommandAnswer> {
  const { gate } = database
  return command(database, entrance, {
    query: () => gate.userQuery(entrance),
    open: (client, row) => {
      const entered = gate.readUser(row, entrance)
      return entered.kind === 'replay'
        ? entered
        : { kind: 'entered', tx: createUserTx(client, entered.facts) }
    },
    run,
  })
}

/** From a person's transaction into a tenant made in it: sets the tenant for the rest of the transaction. */
export async function enterNewTenant(tx: UserTx, facts: ReadTx, tenantUuid: string): Promise<Tx> {
  const client = clientOf(tx)
  await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantUuid])
  return createTx(client, facts)
}

type Opened<T> = { kind: 'entered'; tx: T } | { kind: 'replay'; status: number; body: string }
type Command<T> = {
  readonly query: () => { name: string; text: string; values: unknown[] }
  readonly open: (client: Client, row: Record<string, unknown>) => Opened<T>
  readonly run: (tx: T) => Promise<Answer>
}

async function command<T extends DbHandle>(
  database: Database,
  entrance: Entrance,
  steps: Command<T>,
): Promise<CommandAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await commandOnce(database, entrance, steps)
      if (answer) return answer
      // Whether it was answered to the same body shows only when all of the body is here.
      await entrance.idempotency?.arrived()
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw translated(error)
    }
  }
}

function commandOnce<T extends DbHandle>(
  database: Database,
  entrance: Entrance,
  steps: Command<T>,
): Promise<CommandAnswer | undefined> {
  return withClient(database.pool, async (client) => {
    const isHashed = entrance.idempotency?.hash() !== undefined
    const opened = steps.open(
      client,
      await enter(client, database, { mode: '', query: steps.query() }),
    )
    if (opened.kind === 'replay') {
      await client.query('rollback')
      if (!isHashed) return undefined
      return { status: opened.status, body: opened.body, replayed: true }
    }
    try {
      const answer = await steps.run(opened.tx)
      await commit(client, entrance, answer)
      return { ...answer, replayed: false }
    } finally {
      releaseTx(opened.tx)
    }
  })
}

/** Runs a query in a read-only tenant transaction: one snapshot, nothing can be written. */
export async function inTenantReadTx<T>(
  database: Database,
  entrance: Entrance,
  run: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  const work = withClient(database.pool, async (client) => {
    const mode = 'isolation level repeatable read read only'
    const row = await enter(client, database, { mode, query: database.gate.query(entrance) })
    const entered = database.gate.read(row, entrance)
    if (entered.kind === 'replay')
      throw new AppError('invalid', 'idempotency.not_for_reads', 'Reads take no Idempotency-Key.')
    const tx = createTx(client, entered.facts)
    try {
      const result = await run(tx)
      await client.query('commit')
      return result
    } finally {
      releaseTx(tx)
    }
  })
  return work.catch((error: unknown) => {
    throw translated(error)
  })
}

async function enter(
  client: Client,
  database: Database,
  how: { mode: string; query: { name: string; text: string; values: unknown[] } },
): Promise<Record<string, unknown>> {
  const timeout = database.statementTimeoutMs ?? statementTimeoutMs
  const begin = `begin ${how.mode}; set local statement_timeout = ${timeout}; set local lock_timeout = ${lockTimeoutMs}`
  // Both leave in one packet: the gate waits for begin in the server, not here.
  const [, gate] = await inOrder([client.query(begin), client.query(how.query)])
  return gate.rows[0] as Record<string, unknown>
}

async function commit(client: Client, entrance: Entrance, answer: Answer): Promise<void> {
  const { idempotency } = entrance
  if (!idempotency) {
    await client.query('commit')
    return
  }
  await idempotency.arrived()
  const stored = client.query({
    name: 'store-answer',
    text: `insert into platform.idempotency_key (scope_id, key, request_hash, status, body)
           values (current_setting('app.key_scope')::uuid, $1, $2, $3, $4)`,
    values: [idempotency.key, idempotency.hash(), answer.status, answer.body],
  })
  // If storing fails the transaction is already aborted, and this commit rolls it back.
  await inOrder([stored, client.query('commit')])
}

/** Lends a connection. After any error it is rolled back, and dropped from the pool if that fails. */
export async function withClient<T>(pool: Pool, run: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await run(client)
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    )
    throw error
  } finally {
    client.release(broken)
  }
}
