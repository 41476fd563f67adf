import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { prepareDataFolder, runningEmbeddedPostgres } from '@smb/embedded-postgres'
import { environmentIn, readConfig } from '@smb/platform/config'
import { checkout, dataDirOf } from './checkout.ts'
import { explanation, LaunchError } from './launch-error.ts'
import { isLocked } from './run-lock.ts'

/** All that the embedded database and its sign-ins are made of; logs stay. */
const contents = ['postgres', 'secrets.json', 'signing-key.pem', 'demo.json', 'demo-created']

/**
 * `npm run db:reset`: sets the embedded database aside, so that the next start begins anew.
 * @throws LaunchError when there is nothing that may be reset
 */
async function reset(args: readonly string[]): Promise<void> {
  const config = readConfig(environmentIn(checkout))
  if (!config.database.isEmbedded)
    throw new LaunchError(
      'DATABASE_URL is set, and this command is for the embedded PostgreSQL only: ' +
        'unset DATABASE_URL, or empty that database with its own tools.',
    )
  const dataDir = dataDirOf(config)
  const found = contents.filter((name) => existsSync(join(dataDir, name)))
  if (found.length === 0) return console.log(`  There is no data in ${dataDir}.`)
  await prepareDataFolder(dataDir)
  if (isLocked(dataDir))
    throw new LaunchError('SMB Finance OS is running: stop it (Ctrl-C) and try again.')
  if (!args.includes('--yes') && !(await isConfirmed(dataDir)))
    throw new LaunchError('Nothing was changed. To reset without being asked, add: -- --yes')

  await (await runningEmbeddedPostgres(dataDir))?.stop()
  const aside = join(dataDir, `before-reset-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  mkdirSync(aside, { mode: 0o711 })
  for (const name of found) renameSync(join(dataDir, name), join(aside, name))
  console.log(`  The data was moved to ${aside}; delete that folder when you need it no more.`)
}

async function isConfirmed(dataDir: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const question = `  All businesses in ${dataDir} will be set aside. Type reset to go on: `
  const answer = await terminal.question(question)
  terminal.close()
  return answer.trim() === 'reset'
}

try {
  await reset(process.argv.slice(2))
} catch (error) {
  console.error(`  ${explanation(error)}`)
  process.exitCode = 1
}
