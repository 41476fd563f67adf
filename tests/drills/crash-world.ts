import { spawn, execFileSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startEmbeddedPostgres } from '@smb/embedded-postgres'
import type { EmbeddedPostgres } from '@smb/embedded-postgres'
import { newSigningKeyPem } from '@smb/platform/crypto'
import { migrate, readMigrations } from '@smb/platform/db'
import { migrateJobs } from '@smb/platform/jobs'
import { migrationFolders } from '@smb/server/migration-folders'

const root = join(import.meta.dirname, '../..')
const readyTimeoutMs = 30_000

/** A durable PostgreSQL and the real API process on it, both of which can be killed and come back. */
export type CrashWorld = {
  readonly origin: string
  readonly postgres: () => EmbeddedPostgres
  readonly apiPid: () => number
  /** SIGKILL to the API; resolves when a new one answers. Returns ms until ready. */
  readonly killApi: () => Promise<number>
  /** SIGKILL to the postmaster and all its children; resolves when the API answers from the restarted server. */
  readonly killPostgres: () => Promise<number>
  readonly close: () => Promise<void>
}

export async function openCrashWorld(): Promise<CrashWorld> {
  const dataDir = await mkdtemp('/tmp/smb-crash-')
  const port = await freePort()
  const databasePort = await freePort()
  let postgres = await startEmbeddedPostgres({ dataDir, port: databasePort })
  await migrate({
    ownerUrl: postgres.ownerUrl,
    appRole: 'smb_app',
    migrations: await readMigrations(migrationFolders),
  })
  await migrateJobs({ ownerUrl: postgres.ownerUrl, appRole: 'smb_app' })

  const env = {
    ...process.env,
    DATABASE_URL: postgres.appUrl,
    PORT: String(port),
    SMB_SIGNING_KEY: newSigningKeyPem(),
    SMB_LOG_LEVEL: 'error',
  }
  const startApi = (): ChildProcess =>
    spawn(process.execPath, [join(root, 'apps/server/src/main-api.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  let api = startApi()
  const origin = `http://127.0.0.1:${port}`
  await untilReady(origin)

  return {
    origin,
    postgres: () => postgres,
    apiPid: () => api.pid as number,
    killApi: async () => {
      const since = performance.now()
      const gone = new Promise((resolve) => api.once('exit', resolve))
      api.kill('SIGKILL')
      await gone
      api = startApi()
      await untilReady(origin)
      return performance.now() - since
    },
    killPostgres: async () => {
      const since = performance.now()
      killTree(postgres.pid)
      await sleep(50)
      postgres = await startEmbeddedPostgres({ dataDir, port: databasePort })
      await untilReady(origin)
      return performance.now() - since
    },
    close: async () => {
      api.kill('SIGKILL')
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
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

async function untilReady(origin: string): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs
  while (performance.now() < deadline) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`The API did not become ready within ${readyTimeoutMs} ms`)
}
