import {
  exitWithParent,
  readConfig,
  requiredDatabaseUrl,
  requiredOwnerUrl,
} from '@smb/platform/config'
import { migrateDatabase } from './migrate-database.ts'

const usage = `Usage: npm run admin -- COMMAND

  migrate      bring the database to the state of this version (DATABASE_OWNER_URL)
  seed-demo    make the demo businesses, once, in the embedded default only`

const commands: Record<string, () => Promise<void>> = {
  migrate: async () => {
    const config = readConfig(process.env)
    await migrateDatabase(
      { ownerUrl: requiredOwnerUrl(config), appUrl: requiredDatabaseUrl(config) },
      say,
    )
  },
  'seed-demo': async () => {
    const config = readConfig(process.env)
    if (!config.hasDemo || config.dataDir === undefined) {
      say('No demo businesses: they belong to the embedded PostgreSQL only.')
      return
    }
    const { seedDemo } = await import('./demo/seed-demo.ts')
    await seedDemo({ databaseUrl: requiredDatabaseUrl(config), dataDir: config.dataDir }, say)
  },
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

exitWithParent()
const run = commands[process.argv[2] ?? '']
if (!run) {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
await run().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
})
process.exit(0)
