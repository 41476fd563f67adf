import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '@smb/embedded-postgres'
import { newSigningKeyPem } from '@smb/platform/crypto'
import type { BenchHouse } from './bench-house.ts'
import { openBusiness } from './bench-house.ts'
import { cpuMsDuring, endProcess, familyOf, memoryOf, startProcess } from './process-load.ts'
import { ms } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

const builtWeb = join(import.meta.dirname, '../../apps/web/.next/BUILD_ID')

/** How long each process takes to serve and what it holds, and what a business costs while nobody looks at it. */
export async function processRows(
  house: BenchHouse,
  plan: { token: string; businesses: number; restSeconds: number },
): Promise<ResultRow[]> {
  if (process.platform !== 'linux') return []
  return [...(await startRows(house)), ...(await restRows(house, plan))]
}

async function startRows(house: BenchHouse): Promise<ResultRow[]> {
  const [port, webPort] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${port}`
  const env = {
    DATABASE_URL: house.postgres.appUrl,
    PORT: String(port),
    SMB_SIGNING_KEY: newSigningKeyPem(),
    SMB_PUBLIC_URL: `http://localhost:${webPort}`,
    SMB_API_URL: origin,
    SMB_LOG_LEVEL: 'error',
  }
  const api = await startProcess('apps/server/src/main-api.ts', env, `${origin}/readyz`)
  const web = existsSync(builtWeb)
    ? await startProcess(
        'tools/launch/web-server.ts',
        { ...env, PORT: String(webPort), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' },
        `http://localhost:${webPort}/sign-in`,
      )
    : undefined
  const started = [{ name: 'API', ...api }, ...(web ? [{ name: 'web server', ...web }] : [])]
  const rows = started.map(({ name, child, readyMs }) => ({
    what: `${name}: from its start until it serves`,
    measured: ms(readyMs),
    against: `${memoryOf(familyOf(child.pid ?? 0))} MB held then`,
    ratio: '',
    target: '',
  }))
  await Promise.all(started.map(({ child }) => endProcess(child)))
  return rows
}

async function restRows(
  house: BenchHouse,
  plan: { token: string; businesses: number; restSeconds: number },
): Promise<ResultRow[]> {
  const before = await databaseBytes(house)
  for (let one = 1; one <= plan.businesses; one += 1)
    await openBusiness(house, plan.token, `At rest ${one}`)
  const perBusiness = ((await databaseBytes(house)) - before) / plan.businesses
  const database = familyOf(house.postgres.pid)
  const family = familyOf(process.pid).filter((pid) => pid !== process.pid)
  const cpu = (await cpuMsDuring(family, plan.restSeconds * 1000)) / plan.restSeconds
  return [
    {
      what: 'a business without records: chart of accounts, tax codes, settings, indexes',
      measured: `${Math.round(perBusiness / 1024)} KB on disk`,
      against: `${plan.businesses} opened`,
      ratio: '',
      target: '',
    },
    {
      what: `API, worker and PostgreSQL at rest, ${plan.businesses} businesses and more in it`,
      measured: `${Math.round(cpu * 10) / 10} ms of processor a second`,
      against: `${memoryOf(family)} MB, ${memoryOf(database)} MB of it PostgreSQL`,
      ratio: '',
      target: '',
    },
  ]
}

async function databaseBytes(house: BenchHouse): Promise<number> {
  const admin = new pg.Client({ connectionString: house.postgres.superuserUrl })
  await admin.connect()
  await admin.query('checkpoint')
  const { rows } = await admin.query<{ bytes: string }>(
    'select pg_database_size(current_database()) as bytes',
  )
  await admin.end()
  return Number(rows[0]?.bytes)
}
