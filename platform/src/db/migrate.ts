import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** One SQL file of one module. Names begin with a timestamp; all modules' files run in the order of their names. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

const migrationLock = 7_301_966
const lockNotAvailable = '55P03'
const lockTimeoutMs = 3_000
const pauseMs = 2_000
const attemptsMax = 10

/** Reads `*.sql` from the given folders, sorted by name. */
export async function readMigrations(folders: readonly string[]): Promise<Migration[]> {
  const lists = await Promise.all(folders.map(readFolder))
  return lists.flat().sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function readFolder(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8')
      return {
        name: file.replace(/\.sql$/, ''),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    }),
  )
}

/**
 * Brings the database to the state that the migrations describe. Runs as the owner role; `:app_role` in the SQL is the
 * least-privilege role that serves requests. Each file is one transaction. Two runners wait for each other. Throws when
 * an applied file was changed since, or is gone.
 */
export async function migrate(options: {
  readonly ownerUrl: string
  readonly appRole: string
  readonly migrations: readonly Migration[]
  readonly onApplied?: (name: string) => void
}): Promise<void> {
  const client = new pg.Client({
    connectionString: options.ownerUrl,
    application_name: 'smb-migrate',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const applied = await appliedChecksums(client)
    assertUnchanged(applied, options.migrations)
    for (const migration of options.migrations) {
      if (applied.has(migration.name)) continue
      await apply(client, migration, options.appRole)
      options.onApplied?.(migration.name)
    }
  } finally {
    await client.end()
  }
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists public.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function assertUnchanged(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new Error(
        `Migration ${name} was applied to this database but is not in this version. Start the version that wrote it, or a newer one.`,
      )
    if (known.get(name) !== checksum)
      throw new Error(
        `Migration ${name} was changed after it was applied. Put the file back and add a new migration.`,
      )
  }
}

/**
 * A change that must wait for a long transaction makes everybody else wait behind it. It gives way instead, and tries
 * again a little later.
 */
async function apply(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(client, migration, appRole)
    } catch (error) {
      const isLocked = (error as pg.DatabaseError).code === lockNotAvailable
      if (isLocked && attempt < attemptsMax) {
        await sleep(pauseMs)
        continue
      }
      const advice = isLocked
        ? ' Something holds the table: end long transactions (pg_stat_activity) and run it again.'
        : ''
      throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}.${advice}`, {
        cause: error,
      })
    }
  }
}

async function applyOnce(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  await client.query(`begin; set local lock_timeout = ${lockTimeoutMs}`)
  try {
    await client.query(migration.sql.replaceAll(':app_role', client.escapeIdentifier(appRole)))
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
