import { pino } from 'pino'
import {
  exitWithParent,
  readConfig,
  requiredDatabaseUrl,
  requiredSigningKey,
} from '@smb/platform/config'
import { readSigningKey } from '@smb/platform/crypto'
import { composeHouse } from './compose.ts'

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
  onDatabaseError: (error) => log.warn({ err: error }, 'lost a database connection'),
})
await house.server.listen({ host: config.host, port: config.port })
log.info(`API on http://${config.host}:${config.port}/api/v1`)

let closing = false
async function stop(): Promise<void> {
  if (closing) return
  closing = true
  await house.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
exitWithParent()
