import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { exitWithParent, readConfig, requiredDatabaseUrl } from '@smb/platform/config'

/** Stands in for the API: ready, tells its environment, dies when asked to. */
const config = readConfig(process.env)
exitWithParent()
if (process.env['STAND_IN_API'] === 'broken') throw new Error('the stand-in is broken')

const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(7)
  response.end(JSON.stringify({ pid: process.pid, env: process.env }))
})
server.listen(config.port, config.host)

process.once('SIGTERM', async () => {
  const client = new pg.Client({ connectionString: requiredDatabaseUrl(config) })
  client.on('error', () => undefined)
  const isServed = await client.connect().then(
    () => true,
    () => false,
  )
  appendFileSync(process.env['STAND_IN_EVENTS'] ?? '', `api stopped, database ${isServed}\n`)
  process.exit(0)
})
