import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runningEmbeddedPostgres } from '@smb/embedded-postgres'
import type { Config, Environment } from '@smb/platform/config'
import { environmentIn, readConfig } from '@smb/platform/config'
import { checkout, dataDirOf } from './checkout.ts'
import { explanation, LaunchError } from './launch-error.ts'
import { adminEnvironment } from './process-plans.ts'

/**
 * `npm run admin -- COMMAND`: runs the operator's command on the database of this configuration. Where that is the
 * embedded one, its address and roles are found in the data folder.
 */
async function admin(args: readonly string[]): Promise<number> {
  const env = environmentIn(checkout)
  const config = readConfig(env)
  const isFound = config.database.isEmbedded && config.database.appUrl === undefined
  const given = isFound ? await embeddedEnvironment(env, config) : env
  const program = join(checkout, 'apps/server/src/main-admin.ts')
  const child = spawn(process.execPath, [program, ...args], { env: given, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** @throws LaunchError when the embedded PostgreSQL is not running */
async function embeddedEnvironment(env: Environment, config: Config): Promise<NodeJS.ProcessEnv> {
  const dataDir = dataDirOf(config)
  const database = await runningEmbeddedPostgres(dataDir)
  if (!database)
    throw new LaunchError(
      `The embedded PostgreSQL of ${dataDir} is not running: start it with npm start and try again, ` +
        'or set DATABASE_URL and DATABASE_OWNER_URL.',
    )
  return adminEnvironment(env, config, { ...database, dataDir })
}

try {
  process.exitCode = await admin(process.argv.slice(2))
} catch (error) {
  console.error(`  ${explanation(error)}`)
  process.exitCode = 1
}
