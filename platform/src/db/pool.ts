import type { Writable } from 'node:stream'
import pg from 'pg'
import { sendOneByOne } from './one-by-one.ts'
import { cutWithoutPulse } from './pulse.ts'

export type Pool = pg.Pool
export type Client = pg.PoolClient

/** How long a request waits for a connection, and how long one takes to be made after that: 5 s in all, with a margin. */
const lendTimeoutMs = 3_000
const connectTimeoutMs = 1_500
const queryTimeoutMs = 20_000
const idleTimeoutMs = 30_000

// bigint for int8 (money must not become a float), text for numeric and dates, ISO 8601 for moments.
const int8 = 20
const date = 1082
const timestamptz = 1184
const readers: Record<number, (text: string) => unknown> = {
  [int8]: (text) => BigInt(text),
  [date]: (text) => text,
  [timestamptz]: (text) => instantText(text),
}

/** PostgreSQL's `2026-01-31 12:00:00.5+00` as `2026-01-31T12:00:00.500Z`. Sessions run in UTC. */
function instantText(text: string): string {
  const [day, clock = '00:00:00'] = text.replace('+00', '').split(' ')
  const [seconds, fraction = ''] = clock.split('.')
  return `${day}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    readers[oid] ??
    (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
}

/**
 * The pool gives its own patience to its clients, who would then have it a second time. And what is asked in one turn of
 * the event loop leaves in one packet: each write of its own would cost a system call here and wake the server there.
 */
class QuickClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({ ...(config as pg.ClientConfig), connectionTimeoutMillis: connectTimeoutMs })
    const ask = this.query.bind(this) as (...question: unknown[]) => unknown
    this.query = ((...question: unknown[]) => {
      const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
      stream.cork()
      process.nextTick(() => stream.uncork())
      return ask(...question)
    }) as typeof this.query
  }
}

export type PoolOptions = {
  readonly url: string
  /** Connections at most. About four per core: more make two cores slower. */
  readonly max: number
  readonly applicationName: string
  /** Client-side limit for one statement in ms; a black-holed server never answers. 0 means none. */
  readonly queryTimeoutMs?: number
  /** Statements leave without waiting for the answers of those before; such a connection cannot COPY. True by default. */
  readonly isPipelined?: boolean
  readonly onError?: (error: Error) => void
}

/**
 * A pool whose connections speak our types: int8 as bigint, numeric and date as text, moments as ISO text in UTC.
 * Losing the server never ends the process: idle and checked-out clients both have an error listener.
 */
export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    connectionTimeoutMillis: lendTimeoutMs,
    Client: QuickClient,
    idleTimeoutMillis: idleTimeoutMs,
    query_timeout: options.queryTimeoutMs ?? queryTimeoutMs,
    application_name: options.applicationName,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    keepAlive: true,
    pipeline: options.isPipelined ?? true,
    types,
  })
  const report = options.onError ?? (() => undefined)
  pool.on('error', report)
  pool.on('connect', (client) => {
    client.on('error', report)
    if (options.isPipelined === false) sendOneByOne(client)
  })
  cutWithoutPulse(pool, options.url)
  return pool
}
