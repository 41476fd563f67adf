import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error.ts'
import { processBirth } from './process-birth.ts'

interface Holder {
  readonly pid: number
  readonly birth: string
  readonly webUrl: string
  readonly isStopping: boolean
  readonly children: readonly { readonly pid: number; readonly birth: string }[]
}

/** Held while one launcher works on a data folder. */
export interface RunLock {
  /** Notes a process that a later start must see gone, should this one be killed. */
  addChild(pid: number): void
  removeChild(pid: number): void
  /** Tells a start that waits that it is worth waiting. */
  markStopping(): void
  release(): void
}

const noticeMs = 3_000
const stopMs = 60_000
const childMs = 15_000

/**
 * Makes this process the only launcher on `dataDir`. Processes that a killed launcher left behind
 * end by themselves; those that do not are killed.
 * @throws LaunchError when another launcher is at work
 */
export async function takeRunLock(dataDir: string, webUrl: string): Promise<RunLock> {
  const path = join(dataDir, 'running.json')
  for (;;) {
    const holder = readHolder(path)
    if (holder) {
      await waitForHolder(path, holder, dataDir)
      await clearChildren(holder)
      rmSync(path, { force: true })
    }
    const lock = createLock(path, webUrl)
    if (lock) return lock
  }
}

/** Whether a launcher is at work on `dataDir`. */
export function isLocked(dataDir: string): boolean {
  const holder = readHolder(join(dataDir, 'running.json'))
  return holder !== undefined && isHeld(holder)
}

function isHeld(holder: Holder): boolean {
  return processBirth(holder.pid) === holder.birth
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    // Cut off by a crash: nobody holds it, and nobody is known to be left.
    return { pid: 0, birth: '', webUrl: '', isStopping: false, children: [] }
  }
}

/** A launcher whose terminal was just killed needs a moment to notice. */
async function waitForHolder(path: string, holder: Holder, dataDir: string): Promise<void> {
  const startedAt = performance.now()
  while (isHeld(holder)) {
    const isStopping = readHolder(path)?.isStopping ?? true
    if (performance.now() - startedAt > (isStopping ? stopMs : noticeMs))
      throw new LaunchError(
        `SMB Finance OS is already running with the data in ${dataDir} (${holder.webUrl}, process ` +
          `${holder.pid}): use that one, stop it first, or set SMB_DATA_DIR to another folder.`,
      )
    await sleep(100)
  }
}

async function clearChildren({ children }: Holder): Promise<void> {
  const alive = () => children.filter(({ pid, birth }) => processBirth(pid) === birth)
  const giveUpAt = performance.now() + childMs
  while (alive().length > 0 && performance.now() < giveUpAt) await sleep(50)
  for (const { pid } of alive()) process.kill(pid, 'SIGKILL')
}

/** Undefined when another launcher was faster. */
function createLock(path: string, webUrl: string): RunLock | undefined {
  const birth = processBirth(process.pid) ?? ''
  let holder: Holder = { pid: process.pid, birth, webUrl, isStopping: false, children: [] }
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  }
  const change = (part: Partial<Holder>) => {
    holder = { ...holder, ...part }
    writeFileSync(`${path}.new`, JSON.stringify(holder), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return {
    addChild: (pid) => {
      const child = { pid, birth: processBirth(pid) ?? '' }
      change({ children: [...holder.children, child] })
    },
    removeChild: (pid) =>
      change({ children: holder.children.filter((child) => child.pid !== pid) }),
    markStopping: () => change({ isStopping: true }),
    release: () => rmSync(path, { force: true }),
  }
}
