import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './process-alive.ts'

/** What a running PostgreSQL says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: 'starting' | 'ready' | 'stopping'
}

const pollMs = 10
const fastStopMs = 30_000
const immediateStopMs = 10_000

/** The live postmaster of the cluster in `pgData`, also one that another process left behind. */
export function findPostmaster(pgData: string): Postmaster | undefined {
  const lines = readLines(join(pgData, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isServing(pid, pgData)) return undefined
  const status = lines[7]?.trim()
  return {
    pid,
    port: Number(lines[3]),
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * Whether `pid` is a PostgreSQL server working in `pgData`. A number alone proves nothing: after a
 * reboot it may belong to any program. A postmaster's working folder is its cluster.
 */
function isServing(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout.includes('postgres') && stdout.includes(pgData)
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgData)
  } catch {
    return false
  }
}

/** Resolves to the postmaster once it has the wanted status, or undefined when it is gone. */
export async function waitForStatus(
  pgData: string,
  status: Postmaster['status'] | 'gone',
  timeoutMs: number,
): Promise<Postmaster | undefined> {
  const giveUpAt = performance.now() + timeoutMs
  for (;;) {
    const postmaster = findPostmaster(pgData)
    if (postmaster === undefined || postmaster.status === status) return postmaster
    if (performance.now() > giveUpAt) return postmaster
    await sleep(pollMs)
  }
}

/**
 * Stops the cluster and waits until its process is gone: sessions are ended and a checkpoint is
 * written. A server that does not manage is stopped without a checkpoint, which loses nothing that
 * was committed.
 */
export async function stopPostmaster(pgData: string): Promise<void> {
  const steps = [
    { signal: 'SIGINT', waitMs: fastStopMs },
    { signal: 'SIGQUIT', waitMs: immediateStopMs },
    { signal: 'SIGKILL', waitMs: immediateStopMs },
  ] as const
  for (const { signal, waitMs } of steps) {
    const postmaster = findPostmaster(pgData)
    if (postmaster === undefined) return
    sendSignal(postmaster.pid, signal)
    if ((await waitForStatus(pgData, 'gone', waitMs)) === undefined) return
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
