import { spawn, execFileSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort, startEmbeddedPostgres } from '@smb/embedded-postgres'
import { newSigningKeyPem } from '@smb/platform/crypto'
import { migrateDatabase } from '@smb/server/migrate-database'
import { bookFaults } from '@smb/test-world'
import { untilAnswers } from '@smb/test-world/running-house'
import type { DatabaseLine } from './database-line.ts'
import { openDatabaseLine } from './database-line.ts'
import type { WrongBuild } from './wrong-build.ts'

const root = join(import.meta.dirname, '../..')

/** A durable PostgreSQL and the real API process on it, both of which can be killed and come back. */
export type DrillHouse = {
  readonly origin: string
  readonly apiPid: () => number | undefined
  /** What lies between the API and PostgreSQL. */
  readonly line: DatabaseLine
  /** Rows as the superuser sees them, past the line. */
  readonly rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** What is wrong with the books, in words. */
  readonly bookFaults: () => Promise<string[]>
  /** SIGKILL to the API; resolves when a new one answers. Returns ms until ready. */
  readonly killApi: () => Promise<number>
  /** SIGKILL to the postmaster and all its children; resolves when the API answers from the restarted server. */
  readonly killPostgres: () => Promise<number>
  readonly close: () => Promise<void>
}

export type DrillHouseOptions = {
  readonly wrong?: WrongBuild | undefined
  /** Where PostgreSQL keeps its data; a folder of its own by default. */
  readonly dataDir?: string
  readonly settings?: Readonly<Record<string, string>>
  /** Modules that the API loads before its own. */
  readonly preload?: readonly string[]
}

export async function openDrillHouse(options: DrillHouseOptions = {}): Promise<DrillHouse> {
  const dataDir = options.dataDir ?? (await mkdtemp('/tmp/smb-drill-'))
  const port = String(await freePort())
  const databasePort = await freePort()
  const start = () =>
    startEmbeddedPostgres({ dataDir, port: databasePort, settings: options.settings ?? {} })
  let postgres = await start()
  await migrateDatabase(postgres)
  const line = await openDatabaseLine(() => postgres.port)
  const admin = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: postgres.superuserUrl })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const rows: DrillHouse['rows'] = async (text, values = []) => rowsOf(await admin(), text, values)
  for (const text of options.wrong?.sql ?? []) await rows(text)

  const origin = `http://127.0.0.1:${port}`
  const startApi = apiStarter(postgres.appUrl.replace(`:${postgres.port}/`, `:${line.port}/`), {
    ...options,
    port,
  })
  let api = startApi()
  const ready = () => untilAnswers(`${origin}/readyz`)
  await ready()
  return {
    origin,
    line,
    rows,
    bookFaults: async () => {
      const client = await admin()
      return bookFaults(client).finally(() => client.end())
    },
    apiPid: () => api.pid,
    killApi: async () => {
      const since = performance.now()
      const gone = new Promise((resolve) => api.once('exit', resolve))
      api.kill('SIGKILL')
      await gone
      api = startApi()
      await ready()
      return performance.now() - since
    },
    killPostgres: async () => {
      const since = performance.now()
      killTree(postgres.pid)
      await sleep(50)
      postgres = await start()
      await ready()
      return performance.now() - since
    },
    close: async () => {
      api.kill('SIGKILL')
      await line.close()
      await postgres.stop()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The rows of one query; the connection ends with it. */
async function rowsOf<Row>(
  client: pg.Client,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return (await client.query(text, [...values])).rows as Row[]
  } finally {
    await client.end()
  }
}

function apiStarter(
  databaseUrl: string,
  { port, wrong, preload = [] }: DrillHouseOptions & { port: string },
): () => ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: port,
    SMB_SIGNING_KEY: newSigningKeyPem(),
    SMB_LOG_LEVEL: 'silent',
    ...(wrong?.source ? { SMB_WRONG_BUILD: JSON.stringify(wrong.source) } : {}),
  }
  const modules = [join(import.meta.dirname, 'wrong-build.ts'), ...preload]
  const flags = modules.flatMap((module) => ['--import', module])
  return () =>
    spawn(process.execPath, [...flags, join(root, 'apps/server/src/main-api.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
}

/** Children first would let the postmaster tidy up; so the postmaster and its children die in one call. */
function killTree(postmaster: number): void {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)])
    .toString()
    .split('\n')
    .map(Number)
    .filter(Boolean)
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
