import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startEphemeralPostgres } from '@smb/embedded-postgres'
import type { EmbeddedPostgres } from '@smb/embedded-postgres'
import { newSigningKeyPem } from '@smb/platform/crypto'
import { migrate, readMigrations } from '@smb/platform/db'
import { migrateJobs } from '@smb/platform/jobs'
import { migrationFolders } from '@smb/server/migration-folders'

const root = join(import.meta.dirname, '../..')

/** A durable PostgreSQL with API and worker as processes of their own, as in production. */
export type BenchHouse = {
  readonly origin: string
  readonly postgres: EmbeddedPostgres
  readonly close: () => Promise<void>
}

export async function openBenchHouse(): Promise<BenchHouse> {
  const postgres = await startEphemeralPostgres({
    settings: { shared_buffers: '1GB', max_wal_size: '8GB' },
  })
  await migrate({
    ownerUrl: postgres.ownerUrl,
    appRole: 'smb_app',
    migrations: await readMigrations(migrationFolders),
  })
  await migrateJobs({ ownerUrl: postgres.ownerUrl, appRole: 'smb_app' })
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: postgres.appUrl,
    PORT: String(port),
    SMB_SIGNING_KEY: newSigningKeyPem(),
    SMB_LOG_LEVEL: 'error',
  }
  const start = (door: string): ChildProcess =>
    fork(join(root, `apps/server/src/${door}.ts`), {
      cwd: root,
      env,
      stdio: 'inherit',
      execArgv:
        process.env.PROF && door === 'main-api' ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : [],
    })
  const doors = [start('main-api'), start('main-worker')]
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (answer?.ok) break
    await sleep(50)
  }
  const close = async (): Promise<void> => {
    for (const door of doors) door.kill('SIGTERM')
    await Promise.all(
      doors.map(
        (door) =>
          new Promise((resolve) =>
            door.exitCode === null ? door.once('exit', resolve) : resolve(0),
          ),
      ),
    )
    await postgres.stop()
  }
  return { origin, postgres, close }
}

/** A signed-in owner of one business. */
export type Owner = {
  readonly token: string
  readonly slug: string
  readonly tenantUuid: string
  readonly accounts: ReadonlyMap<string, string>
}

export async function register(house: BenchHouse): Promise<string> {
  const person = { name: 'Bench', email: 'bench@example.com', password: 'measured in one run' }
  const { accessToken } = await call<{ accessToken: string }>(house, '/auth/register', {
    method: 'POST',
    body: person,
  })
  return accessToken
}

/** Opens a business and reads its control accounts. */
export async function openBusiness(house: BenchHouse, token: string, name: string): Promise<Owner> {
  const business = await call<{ slug: string; id: string }>(house, '/businesses', {
    method: 'POST',
    token,
    body: { name, country: 'IE', baseCurrency: 'EUR' },
  })
  const { items } = await call<{ items: { id: string; controlRole: string | null }[] }>(
    house,
    '/accounts',
    { token, business: business.slug },
  )
  const { uuidFromId } = await import('@smb/core/ids')
  return {
    token,
    slug: business.slug,
    tenantUuid: uuidFromId(business.id),
    accounts: new Map(
      items.flatMap((account) =>
        account.controlRole ? [[account.controlRole, account.id] as const] : [],
      ),
    ),
  }
}

type Call = {
  readonly method?: string
  readonly token?: string
  readonly business?: string
  readonly body?: unknown
}

export async function call<T>(house: { origin: string }, path: string, how: Call = {}): Promise<T> {
  const answer = await fetch(`${house.origin}/api/v1${path}`, {
    method: how.method ?? 'GET',
    headers: {
      ...(how.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(how.token ? { authorization: `Bearer ${how.token}` } : {}),
      ...(how.business ? { 'smb-business': how.business } : {}),
    },
    ...(how.body === undefined ? {} : { body: JSON.stringify(how.body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
