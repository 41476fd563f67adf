import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverEnvironment } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './errors.ts'
import { freePort } from './free-port.ts'
import { findPostmaster, stopPostmaster, waitForStatus } from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import type { ServerUser } from './server-user.ts'

export interface ServerOptions {
  readonly binaries: Binaries
  readonly user: ServerUser
  /** The server's own log; it outlives this process, so a pipe would not do. */
  readonly logFile: string
  /** A fixed loopback port; by default any free one. */
  readonly port: number | undefined
  /** Server settings beside those that the house needs. */
  readonly settings: Readonly<Record<string, string>>
}

export interface ServedCluster extends Postmaster {
  /** Whether the server was already running, left behind by a process that ended. */
  readonly isAdopted: boolean
}

const attemptsMax = 20
const retryMs = 250
/** Recovery after a crash replays the log since the last checkpoint before it lets anyone in. */
const readyMs = 120_000

/** Serves the cluster: takes over a server that is running for it already, else starts one. */
export async function serveCluster(pgData: string, options: ServerOptions): Promise<ServedCluster> {
  const adopted = await adoptedServer(pgData, options.port)
  if (adopted) return adopted
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(options.port)
    const problem = await startServer(pgData, { ...options, port })
    if (problem === undefined) break
    if (attempt >= attemptsMax || !isPassing(problem))
      throw new EmbeddedPostgresError(`PostgreSQL did not start in ${pgData}: ${problem}`)
    await sleep(retryMs)
    const other = await adoptedServer(pgData, options.port)
    if (other) return other
  }
  const postmaster = findPostmaster(pgData)
  if (postmaster) return { ...postmaster, isAdopted: false }
  throw new EmbeddedPostgresError(`PostgreSQL ended at once; its log is ${options.logFile}.`)
}

/** A server that listens on another port than the wanted one is stopped instead. */
async function adoptedServer(pgData: string, port?: number): Promise<ServedCluster | undefined> {
  const found = findPostmaster(pgData)
  if (found === undefined) return undefined
  if (found.status === 'stopping') {
    await waitForStatus(pgData, 'gone', readyMs)
    return undefined
  }
  const ready = await waitForStatus(pgData, 'ready', readyMs)
  if (ready === undefined) return undefined
  if (port === undefined || port === ready.port) return { ...ready, isAdopted: true }
  await stopPostmaster(pgData)
  return undefined
}

async function choosePort(wanted: number | undefined): Promise<number> {
  const port = await freePort(wanted)
  if (port !== undefined) return port
  throw new EmbeddedPostgresError(
    `Port ${wanted} for the embedded PostgreSQL is taken: stop the program that uses it, ` +
      `or set SMB_PG_PORT to another port (or unset it, and a free one is chosen).`,
  )
}

/** Another server got the port first, or the children of a killed server are still ending. */
function isPassing(problem: string): boolean {
  return /Address already in use|could not create any TCP|pre-existing shared memory|lock file .* already exists/i.test(
    problem,
  )
}

/** Starts the server and waits until it lets clients in; answers why it did not. */
async function startServer(
  pgData: string,
  options: ServerOptions & { readonly port: number },
): Promise<string | undefined> {
  const log = openSync(options.logFile, 'a', 0o600)
  const logStart = fstatSync(log).size
  const server = spawn(
    options.binaries.postgres,
    ['-D', pgData, ...settingArguments(options.port, options.settings)],
    {
      ...options.user,
      cwd: pgData,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      // Ctrl-C reaches every process of a terminal: the server must outlive its clients.
      detached: true,
    },
  )
  closeSync(log)
  server.unref()
  const failed = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message))
    server.once('exit', () => resolve('ended'))
  })
  const problem = await Promise.race([failed, whenReady(pgData, server.pid)])
  return problem === 'ended' ? complaint(options.logFile, logStart) : problem
}

async function whenReady(pgData: string, pid: number | undefined): Promise<string | undefined> {
  const giveUpAt = performance.now() + readyMs
  while (performance.now() < giveUpAt) {
    const postmaster = findPostmaster(pgData)
    if (postmaster?.pid === pid && postmaster?.status === 'ready') return undefined
    await sleep(5)
  }
  return `it was not ready after ${readyMs / 1000} seconds`
}

function complaint(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString().split('\n')
  const telling = lines.filter((line) => /FATAL|PANIC|could not|LOG: .*bind/.test(line))
  return (telling.length > 0 ? telling : lines.slice(-3)).join(' ').trim()
}

/** Loopback only, no socket file, nothing that trades durability for speed; sized for 2 GB. */
function settingArguments(port: number, settings: Readonly<Record<string, string>>): string[] {
  const all: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    maintenance_work_mem: '128MB',
    work_mem: '8MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
