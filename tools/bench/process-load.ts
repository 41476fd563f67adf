import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const clockTicksPerSecond = 100

/** Starts one more process of the house; resolves with it and the ms until that address answered. */
export async function startProcess(
  program: string,
  env: Readonly<Record<string, string>>,
  readyUrl: string | undefined,
): Promise<{ child: ChildProcess; readyMs: number }> {
  const since = performance.now()
  const child = fork(join(root, program), { cwd: root, env: { ...process.env, ...env } })
  while (readyUrl !== undefined && performance.now() - since < 60_000) {
    const answer = await fetch(readyUrl).catch(() => undefined)
    if (answer?.ok) break
    await sleep(10)
  }
  return { child, readyMs: performance.now() - since }
}

/** Ends a process and waits for it. */
export async function endProcess(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** The process and all that it started, by what /proc says. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = statOf(Number(name))?.parent
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

/** Memory in MB; what processes share is divided among them. */
export function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const text = quietly(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? ''
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  })
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
}

/** Processor time in ms that these processes have during a rest; what one that ends meanwhile had is not known. */
export async function cpuMsDuring(pids: readonly number[], restMs: number): Promise<number> {
  const before = pids.map((pid) => ({ pid, cpuMs: statOf(pid)?.cpuMs ?? 0 }))
  await sleep(restMs)
  return before.reduce((sum, { pid, cpuMs }) => sum + ((statOf(pid)?.cpuMs ?? cpuMs) - cpuMs), 0)
}

function statOf(pid: number): { parent: number; cpuMs: number } | undefined {
  const text = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  if (text === undefined) return undefined
  // The name of the program stands in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return { parent: Number(fields[1]), cpuMs: (ticks * 1000) / clockTicksPerSecond }
}

/** A process may end while it is looked at. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
