import { startEmbeddedPostgres } from '../src/index.ts'

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('usage: starter.ts DATA_DIR')

const server = await startEmbeddedPostgres({ dataDir })
process.stdout.write(`${JSON.stringify(server)}\n`)
setInterval(() => undefined, 60_000)
