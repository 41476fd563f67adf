import { pino } from 'pino'
import {
  exitWithParent,
  readConfig,
  requiredDatabaseUrl,
  requiredSigningKey,
} from '@smb/platform/config'
import { readSigningKey } from '@smb/platform/crypto'
import { assertLeastPrivilege, assertServerVersion } from '@smb/platform/db'
import { inProcessRateLimits, registrationsPerAddress } from '@smb/platform/http'
import { composeHouse } from './compose.ts'

// First of all: whoever is killed while this starts must not leave it behind.
exitWithParent()
const config = readConfig(process.env)
const log = pino({
  level: config.logLevel,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
})

const house = await composeHouse({
  databaseUrl: requiredDatabaseUrl(config),
  poolMax: config.database.poolMax,
  signingKey: readSigningKey(requiredSigningKey(config)),
  logger: log,
  isRegistrationOpen: config.isRegistrationOpen,
  rateLimits: inProcessRateLimits(registrationsPerAddress(config.registrationsPerAddress)),
  onDatabaseError: (error) => log.warn({ err: error }, 'lost a database connection'),
})
await assertFitDatabase()
await house.server.listen({ host: config.host, port: config.port })
log.info(`API on http://${config.host}:${config.port}/api/v1`)

/** Refuses to serve as a role that row security does not bind, in one sentence. */
async function assertFitDatabase(): Promise<void> {
  const { pool } = house.services.database
  try {
    await assertServerVersion(pool)
    await assertLeastPrivilege(pool)
  } catch (error) {
    log.fatal((error as Error).message)
    process.exit(1)
  }
}

let closing = false
async function stop(): Promise<void> {
  if (closing) return
  closing = true
  await house.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
