import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { banking } from '@smb/banking'
import { exchange } from '@smb/exchange'
import { assertAllowed, identity, tenantGate } from '@smb/identity'
import { invoicing } from '@smb/invoicing'
import { items } from '@smb/items'
import { ledger } from '@smb/ledger'
import { onboarding } from '@smb/onboarding'
import { parties } from '@smb/parties'
import { payments } from '@smb/payments'
import { reports } from '@smb/reports'
import { search } from '@smb/search'
import { tax } from '@smb/tax'
import type { SigningKey } from '@smb/platform/crypto'
import type { Pool } from '@smb/platform/db'
import { createPool } from '@smb/platform/db'
import type { RateLimits, ServerModule, Services } from '@smb/platform/http'
import { buildServer, inProcessRateLimits } from '@smb/platform/http'

/** Every module of the house, lowest tier first. The only place that knows them all. */
export const modules: readonly ServerModule[] = [
  identity,
  ledger,
  tax,
  parties,
  items,
  invoicing,
  payments,
  banking,
  reports,
  search,
  onboarding,
  exchange,
]

const bulkConnectionsMax = 3
const bulkStatementTimeoutMs = 30 * 60 * 1000

export type HouseOptions = {
  readonly databaseUrl: string
  readonly poolMax: number
  readonly signingKey: SigningKey
  readonly logger: FastifyBaseLogger | false
  /** Fixed moment for tests and seeds, ISO in UTC. */
  readonly clock?: () => string
  readonly rateLimits?: RateLimits
  readonly checkAnswers?: boolean
  readonly isRegistrationOpen?: boolean
  readonly onDatabaseError?: (error: Error) => void
}

export type House = {
  readonly server: FastifyInstance
  readonly services: Services
  readonly close: () => Promise<void>
}

/** Builds the API with everything that it stands on. `close` ends requests under way, then the pools. */
export async function composeHouse(options: HouseOptions): Promise<House> {
  const onError = options.onDatabaseError ? { onError: options.onDatabaseError } : {}
  const pool = createPool({
    url: options.databaseUrl,
    max: options.poolMax,
    applicationName: 'smb-api',
    ...onError,
  })
  const bulkPool = createPool({
    url: options.databaseUrl,
    max: bulkConnectionsMax,
    applicationName: 'smb-bulk',
    queryTimeoutMs: 0,
    isPipelined: false,
    ...onError,
  })
  const services = servicesOf(options, pool, bulkPool)
  const server = await buildServer({
    services,
    groups: modules.flatMap((module) => module.routes),
    logger: options.logger,
    checkAnswers: options.checkAnswers ?? false,
  })
  const close = async () => {
    await server.close()
    await Promise.all([pool.end(), bulkPool.end()])
  }
  return { server, services, close }
}

function servicesOf(options: HouseOptions, pool: Pool, bulkPool: Pool): Services {
  return {
    database: { pool, gate: tenantGate },
    bulkDatabase: { pool: bulkPool, gate: tenantGate, statementTimeoutMs: bulkStatementTimeoutMs },
    signingKey: options.signingKey,
    rateLimits: options.rateLimits ?? inProcessRateLimits(),
    clock: options.clock,
    isRegistrationOpen: options.isRegistrationOpen ?? true,
    assertAllowed,
  }
}
