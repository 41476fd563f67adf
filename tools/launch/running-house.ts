import type { KeptDatabase } from './embedded-database.ts'
import type { RunLock } from './run-lock.ts'
import { endSteps } from './step-process.ts'
import type { SupervisedProcess } from './supervised-process.ts'

/** One Ctrl-C arrives several times: from the terminal, from npm, from the entry script. */
const sameSignalMs = 700

/** What was started so far, to be stopped in reverse. */
export interface RunningHouse {
  database?: Promise<KeptDatabase>
  readonly processes: SupervisedProcess[]
  lock?: RunLock
}

/** Stops the web app, the API, the worker and PostgreSQL, in this order. */
export async function stopHouse(house: RunningHouse): Promise<void> {
  house.lock?.markStopping()
  endSteps()
  for (const supervised of house.processes.toReversed()) await supervised.stop()
  const database = await house.database?.catch(() => undefined)
  await database?.stop()
  house.lock?.release()
}

/** Ends everything at once; the next start recovers. */
export async function killHouse(house: RunningHouse): Promise<void> {
  for (const supervised of house.processes) supervised.kill()
  const database = await house.database?.catch(() => undefined)
  database?.kill()
}

/**
 * Calls `first` when a person or the system asks to stop, or the starting process is gone, and
 * `second` when a person asks again.
 */
export function onStopRequest(first: () => void, second: () => void): void {
  let askedAt: number | undefined
  const ask = () => {
    const now = performance.now()
    if (askedAt === undefined) first()
    else if (now - askedAt > sameSignalMs) second()
    askedAt = now
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  process.once('disconnect', () => {
    if (askedAt === undefined) ask()
  })
  process.channel?.unref()
  // A terminal that is gone must not end the orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
