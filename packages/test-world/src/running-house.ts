import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startEphemeralPostgres } from '@smb/embedded-postgres'
import type { EmbeddedPostgres } from '@smb/embedded-postgres'
import { newSigningKeyPem } from '@smb/platform/crypto'
import { migrateDatabase } from '@smb/server/migrate-database'

const root = join(import.meta.dirname, '../../..')
const readyTimeoutMs = 60_000
const stopTimeoutMs = 10_000

/** PostgreSQL with API and worker, and the built web app where asked for, each a process of its own as in production. */
export type RunningHouse = {
  readonly apiOrigin: string
  readonly webOrigin: string
  readonly postgres: EmbeddedPostgres
  readonly close: () => Promise<void>
}

export type RunningHouseOptions = {
  /** False loses everything with the machine, and is faster. */
  readonly isDurable: boolean
  readonly withWeb?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Node flags for the API, e.g. a profiler. */
  readonly apiFlags?: readonly string[]
}

/** Starts all of it on free ports, migrated and empty; `close` leaves nothing behind. */
export async function openRunningHouse(options: RunningHouseOptions): Promise<RunningHouse> {
  const postgres = await startEphemeralPostgres({
    isDurable: options.isDurable,
    ...(options.settings ? { settings: options.settings } : {}),
  })
  await migrateDatabase(postgres)
  const [port, webPort] = [await freePort(), await freePort()]
  const apiOrigin = `http://127.0.0.1:${port}`
  const webOrigin = `http://localhost:${webPort}`
  const env = {
    ...process.env,
    DATABASE_URL: postgres.appUrl,
    PORT: String(port),
    WEB_PORT: String(webPort),
    SMB_API_URL: apiOrigin,
    SMB_PUBLIC_URL: webOrigin,
    SMB_SIGNING_KEY: newSigningKeyPem(),
    SMB_LOG_LEVEL: 'error',
    // All who try the house come from this machine.
    SMB_REGISTRATIONS_PER_ADDRESS: '1000',
  }
  const start = (
    program: string,
    more: Record<string, string> = {},
    execArgv: readonly string[] = [],
  ): ChildProcess =>
    fork(join(root, program), {
      cwd: root,
      env: { ...env, ...more },
      stdio: 'inherit',
      execArgv: [...execArgv],
    })
  const children = [
    start('apps/server/src/main-api.ts', {}, options.apiFlags),
    start('apps/server/src/main-worker.ts'),
  ]
  if (options.withWeb)
    children.push(
      start('tools/launch/web-server.ts', {
        PORT: String(webPort),
        HOSTNAME: '127.0.0.1',
        NODE_ENV: 'production',
      }),
    )
  await untilAnswers(`${apiOrigin}/readyz`)
  if (options.withWeb) await untilAnswers(`${webOrigin}/sign-in`)
  const close = async (): Promise<void> => {
    await Promise.all(children.map(stopped))
    await postgres.stop()
  }
  return { apiOrigin, webOrigin, postgres, close }
}

/** Waits until the address answers with success. Throws after a minute. */
export async function untilAnswers(url: string): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs
  while (performance.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`${url} did not answer within ${readyTimeoutMs} ms`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await gone
  clearTimeout(timer)
}
