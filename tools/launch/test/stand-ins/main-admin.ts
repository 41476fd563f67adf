import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readConfig, requiredOwnerUrl } from '@smb/platform/config'

/** Stands in for the operator's commands: uses the owner's connection and notes that it ran. */
const command = process.argv[2] ?? ''
const config = readConfig(process.env)
const client = new pg.Client({ connectionString: requiredOwnerUrl(config) })
await client.connect()
await client.query('create table if not exists public.migrated as select 1 as one')
await client.end()
if (process.env['STAND_IN_ADMIN'] === 'slow') await sleep(60_000)
if (process.env['STAND_IN_ADMIN'] === `no ${command}`) {
  process.stderr.write('the stand-in refuses\n')
  process.exit(1)
}
appendFileSync(
  process.env['STAND_IN_EVENTS'] ?? '',
  `${command} embedded=${config.database.isEmbedded}\n`,
)
process.exit(0)
