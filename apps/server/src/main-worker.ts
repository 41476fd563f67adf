import { pino } from 'pino'
import { exitWithParent, readConfig, requiredDatabaseUrl } from '@smb/platform/config'
import { createPool } from '@smb/platform/db'
import { pruneIdempotencyKeys, startJobs } from '@smb/platform/jobs'
import { modules } from './compose.ts'

const connectionsMax = 4

exitWithParent()
const config = readConfig(process.env)
const log = pino({ level: config.logLevel })
const pool = createPool({
  url: config.database.directUrl ?? requiredDatabaseUrl(config),
  max: connectionsMax,
  applicationName: 'smb-worker',
  queryTimeoutMs: 0,
  onError: (error) => log.warn({ err: error }, 'lost a database connection'),
})
const jobs = await startJobs(
  [pruneIdempotencyKeys, ...modules.flatMap((module) => module.jobs ?? [])],
  { pool, log },
)
log.info('worker runs')

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await jobs.stop()
  await pool.end()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
