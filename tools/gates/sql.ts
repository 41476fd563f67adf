import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './gates.ts'
import { migrationFaults } from './migration-faults.ts'
import type { MigrationFile } from './migration-faults.ts'
import { MissingToolError, commandPath, runScript } from './run-tool.ts'

/** Every migration of the house, by path. */
async function readMigrationFiles(): Promise<MigrationFile[]> {
  const paths = globSync('{platform,modules/*}/migrations/*.sql', { cwd: root }).sort()
  return Promise.all(
    paths.map(async (path) => ({ path, sql: await readFile(join(root, path), 'utf8') })),
  )
}

/** `:app_role` is filled in when migrations run; the linter sees a name of the same length there. */
async function lintCopies(files: readonly MigrationFile[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'smb-sql-'))
  try {
    for (const { path, sql } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), sql.replaceAll(':app_role', 'app_role_'))
    }
    const config = ['--config', join(root, '.squawk.toml'), '--reporter', 'gcc']
    const squawk = commandPath('squawk-cli', 'squawk')
    const paths = files.map(({ path }) => path)
    const { exitCode, output } = await runScript(squawk, [...config, ...paths], { cwd: folder })
    process.stdout.write(output)
    return exitCode
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error
    console.log(`COULD NOT RUN. ${error.message}`)
    return 1
  } finally {
    await rm(folder, { recursive: true })
  }
}

const files = await readMigrationFiles()
const faults = migrationFaults(files)
if (files.length === 0) faults.push('there are no migrations: the gate looks in the wrong place')
for (const fault of faults) console.log(fault)
const exitCode = await lintCopies(files)
process.exitCode = faults.length > 0 ? 1 : exitCode
