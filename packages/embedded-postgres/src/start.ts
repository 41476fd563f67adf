import { lstat, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { ensureCluster, giveClusterTo, superuserName } from './cluster.ts'
import { appRole, databaseName, ownerRole } from './databases.ts'
import type { DatabaseUrls } from './databases.ts'
import { prepareDataFolder } from './data-folder.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'
import { ensureRolesAndDatabase } from './roles.ts'
import { openSecrets, readSecrets } from './secrets.ts'
import type { Secrets } from './secrets.ts'
import { serveCluster } from './server.ts'
import { serverUser } from './server-user.ts'

export interface StartOptions {
  /** Holds the cluster, its passwords and its log; created where missing. */
  readonly dataDir: string
  /** A fixed loopback port; by default any free one. */
  readonly port?: number | undefined
  /** Told about each step that takes longer than a moment. */
  readonly log?: ((step: string) => void) | undefined
  /** Server settings beside those that the house needs. */
  readonly settings?: Readonly<Record<string, string>>
  /** False skips flushing to disk: only for clusters that may be lost. True by default. */
  readonly isDurable?: boolean
}

export interface EmbeddedPostgres extends DatabaseUrls {
  readonly port: number
  readonly pid: number
  /** Whether the server was already running when asked for. */
  readonly isAdopted: boolean
  /** Resolves when the server is gone, whoever ended it. */
  readonly ended: () => Promise<void>
  /** Ends all sessions, writes everything to disk and waits until the process is gone. */
  readonly stop: () => Promise<void>
}

const logBytesMax = 10 * 1024 * 1024
const endedPollMs = 200

/**
 * Serves the cluster in `dataDir`, creating it on first use, with the roles and the database of the
 * product. A server that a killed process left behind is taken over.
 * @throws EmbeddedPostgresError with one sentence when the folder, port or platform does not allow it
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const folder = await prepareDataFolder(options.dataDir)
  const pgData = join(folder, 'postgres')
  const secrets = await openSecrets(folder)
  const user = await serverUser(pgData)
  const binaries = await findBinaries(user)
  const isDurable = options.isDurable ?? true
  await ensureCluster(pgData, {
    binaries,
    user,
    superuserPassword: secrets.superuser,
    isDurable,
    log: options.log,
  })
  await giveClusterTo(user, pgData)
  const server = await serveCluster(pgData, {
    binaries,
    user,
    logFile: await openLog(folder),
    port: options.port,
    settings: { ...(isDurable ? {} : volatileSettings), ...options.settings },
  })
  const handle = handleFor(pgData, secrets, server)
  await ensureRolesAndDatabase(serverUrl(server.port, secrets), secrets)
  return handle
}

/** The server that is serving `dataDir` now, or undefined. Nothing is started. */
export async function runningEmbeddedPostgres(
  dataDir: string,
): Promise<EmbeddedPostgres | undefined> {
  const pgData = join(dataDir, 'postgres')
  const secrets = await readSecrets(join(dataDir, 'secrets.json'))
  const postmaster = findPostmaster(pgData)
  if (!secrets || postmaster?.status !== 'ready') return undefined
  return handleFor(pgData, secrets, { ...postmaster, isAdopted: true })
}

/** What a test cluster does without: it may be lost with the machine. */
const volatileSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

function handleFor(
  pgData: string,
  secrets: Secrets,
  server: { readonly pid: number; readonly port: number; readonly isAdopted: boolean },
): EmbeddedPostgres {
  const { pid, port, isAdopted } = server
  const url = (role: string, password: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${databaseName}`
  return {
    appUrl: url(appRole, secrets.app),
    ownerUrl: url(ownerRole, secrets.owner),
    superuserUrl: url(superuserName, secrets.superuser),
    port,
    pid,
    isAdopted,
    ended: () => whenGone(pgData, pid),
    stop: () => stopPostmaster(pgData),
  }
}

function serverUrl(port: number, secrets: Secrets): string {
  return `postgresql://${superuserName}:${secrets.superuser}@127.0.0.1:${port}/postgres`
}

async function whenGone(pgData: string, pid: number): Promise<void> {
  while (findPostmaster(pgData)?.pid === pid) await sleep(endedPollMs, undefined, { ref: false })
}

/** One earlier log is kept beside the current one. */
async function openLog(folder: string): Promise<string> {
  const logs = join(folder, 'logs')
  await mkdir(logs, { recursive: true, mode: 0o700 })
  const path = join(logs, 'postgres.log')
  const size = (await lstat(path).catch(() => undefined))?.size ?? 0
  if (size > logBytesMax) await rename(path, `${path}.1`)
  return path
}
