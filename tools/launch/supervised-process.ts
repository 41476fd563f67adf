import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error.ts'
import type { ProcessLog } from './process-log.ts'
import type { RunLock } from './run-lock.ts'

export interface ProcessPlan {
  readonly name: string
  /** The program and its arguments, run on this Node. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Answers below 500 as soon as the process can work; a process without one is not waited for. */
  readonly readyUrl?: string
}

export interface Supervision {
  readonly log: ProcessLog
  readonly lock: RunLock
  /** Called once when the process cannot be kept alive. */
  readonly onGiveUp: (error: LaunchError) => void
}

export interface SupervisedProcess {
  /** Resolves when the process can work; rejects when it cannot be brought to. */
  readonly ready: Promise<void>
  /** Asks the process to finish and waits; one that takes too long is killed. */
  stop(): Promise<void>
  kill(): void
}

const pace = {
  firstDelayMs: 500,
  /** Deaths in a row before giving up: fewer while it never worked, which waiting rarely cures. */
  deathsMax: { untried: 2, proven: 5 },
  /** A process that lived this long did work, even if it cannot be asked. */
  provenMs: 5_000,
  /** A process that worked this long starts counting anew. */
  healthyMs: 60_000,
  readyMs: 120_000,
  stopMs: 15_000,
}

/** A grandchild may hold the streams open for ever. */
const lastWordsMs = 300

/** Keeps a process alive: one that dies is started again, later each time, until it is hopeless. */
export function superviseProcess(plan: ProcessPlan, supervision: Supervision): SupervisedProcess {
  const life: Life = {
    plan,
    supervision,
    deaths: 0,
    isProven: false,
    stopping: new AbortController(),
  }
  const ready = Promise.withResolvers<undefined>()
  const ended = live(life, () => ready.resolve(undefined)).catch((error: LaunchError) => {
    ready.reject(error)
    supervision.onGiveUp(error)
  })
  const impatience = setTimeout(() => ready.reject(tooSlow(life)), pace.readyMs)
  ready.promise.then(
    () => clearTimeout(impatience),
    () => clearTimeout(impatience),
  )
  return {
    ready: ready.promise,
    stop: async () => {
      life.stopping.abort()
      life.child?.kill('SIGTERM')
      const killer = setTimeout(() => life.child?.kill('SIGKILL'), pace.stopMs)
      await ended
      clearTimeout(killer)
    },
    kill: () => {
      life.stopping.abort()
      life.child?.kill('SIGKILL')
    },
  }
}

interface Life {
  readonly plan: ProcessPlan
  readonly supervision: Supervision
  child?: ChildProcess
  deaths: number
  isProven: boolean
  readonly stopping: AbortController
}

/** Runs the process again and again until it is to stop. @throws LaunchError when it is hopeless */
async function live(life: Life, onReady: () => void): Promise<void> {
  while (!life.stopping.signal.aborted) {
    const startedAt = performance.now()
    const child = start(life.plan, life.supervision)
    life.child = child
    void whenReady(life.plan.readyUrl, child).then((isReady) => {
      if (!isReady) return
      life.isProven ||= life.plan.readyUrl !== undefined
      onReady()
    })
    const how = await onceEnded(child)
    if (child.pid !== undefined) life.supervision.lock.removeChild(child.pid)
    if (life.stopping.signal.aborted) return
    noteDeath(life, how, performance.now() - startedAt)
    const delayMs = pace.firstDelayMs * 2 ** (life.deaths - 1)
    await sleep(delayMs, undefined, { signal: life.stopping.signal }).catch(() => undefined)
  }
}

function noteDeath(life: Life, how: string, livedMs: number): void {
  const { name } = life.plan
  const { log } = life.supervision
  if (livedMs > pace.provenMs) life.isProven = true
  if (livedMs > pace.healthyMs) life.deaths = 0
  life.deaths++
  const because = [how, log.cause()].filter(Boolean).join(', ')
  console.warn(`  [${name}] ended unexpectedly (${because})`)
  if (life.deaths < (life.isProven ? pace.deathsMax.proven : pace.deathsMax.untried)) return
  throw new LaunchError(
    `The ${name} process ended ${life.deaths} times in a row; its log is ${log.path}, ` +
      `and its last words were:\n${log.tail()}`,
  )
}

function tooSlow({ plan, supervision }: Life): LaunchError {
  return new LaunchError(
    `The ${plan.name} process was not ready after ${pace.readyMs / 1000} seconds; ` +
      `its log is ${supervision.log.path}.`,
  )
}

function start(plan: ProcessPlan, { log, lock }: Supervision): ChildProcess {
  const child = spawn(process.execPath, plan.args, {
    env: plan.env,
    // The channel closes when this process is gone, however it ends: then the child ends, too.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches every process of a terminal; the order of stopping is decided here.
    detached: true,
  })
  if (child.stdout && child.stderr) log.follow(child.stdout, child.stderr)
  if (child.pid !== undefined) lock.addChild(child.pid)
  return child
}

/** How the process ended, once its last words had a moment to arrive. */
async function onceEnded(child: ChildProcess): Promise<string> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  const how = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  await Promise.race([closed, sleep(lastWordsMs)])
  return how
}

async function whenReady(url: string | undefined, child: ChildProcess): Promise<boolean> {
  if (url === undefined) return true
  while (child.exitCode === null && child.signalCode === null) {
    if (await answers(url)) return true
    await sleep(50)
  }
  return false
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.status < 500
  } catch {
    return false
  }
}
