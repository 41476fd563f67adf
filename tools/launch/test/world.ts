import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, vi } from 'vitest'
import { freePort, runningEmbeddedPostgres } from '@smb/embedded-postgres'
import { systemNode } from './system-node.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
const standIns = join(import.meta.dirname, 'stand-ins')

// A start takes seconds, and a busy machine many.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

export interface House {
  readonly folder: string
  readonly dataDir: string
  readonly port: number
  readonly webPort: number
  /** Starts the launcher through the entry script, as npm start does. */
  start(env?: Record<string, string>, command?: readonly string[]): Launch
  /** What the stand-ins noted, in order. */
  events(): string[]
  worker(): { pid: number; env: Record<string, string> }
}

export interface Launch {
  readonly process: ChildProcess
  output(): string
  /** Waits for a text on the console. Rejects when the launcher ends first. */
  says(text: string | RegExp): Promise<void>
  /** Ctrl-C at a terminal: every process of the foreground hears it. */
  pressCtrlC(): void
  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals | null>
}

const houses: House[] = []
const launches: Launch[] = []

afterEach(async () => {
  for (const { process: launched } of launches.splice(0)) launched.kill('SIGKILL')
  for (const { folder, dataDir } of houses.splice(0)) {
    await waitFor(() => processesIn(folder).length === 0, 10_000).catch(() => undefined)
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
    await (await runningEmbeddedPostgres(dataDir))?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A checkout with our real tools and packages, and small stand-ins for the servers. */
export async function newHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'smb-test-house-'))
  chmodSync(folder, 0o755)
  cpSync(join(repository, 'tools'), join(folder, 'tools'), { recursive: true })
  symlinkSync(join(repository, 'platform'), join(folder, 'platform'))
  linkModules(folder)
  writeFileSync(
    join(folder, 'package.json'),
    '{"type":"module","scripts":{"start":"node tools/entry/start.mjs"}}',
  )
  writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}')
  cpSync(standIns, join(folder, 'apps/server/src'), { recursive: true })
  const next = join(folder, 'apps/web/node_modules/next/dist/bin')
  mkdirSync(next, { recursive: true })
  cpSync(join(standIns, 'next-build.mjs'), join(next, 'next'))
  writeFileSync(join(next, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'apps/web/package.json'), '{"type":"module"}')
  const house = await houseIn(folder)
  houses.push(house)
  return house
}

function linkModules(folder: string): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(repository, 'node_modules')))
    if (name !== '.smb-install' && name !== '.package-lock.json')
      symlinkSync(join(repository, 'node_modules', name), join(modules, name))
  writeFileSync(join(modules, '.package-lock.json'), '{"packages":{}}')
}

async function houseIn(folder: string): Promise<House> {
  const [dataDir, eventsFile] = [join(folder, '.data'), join(folder, 'events')]
  const [port = 0, webPort = 0] = [await freePort(), await freePort()]
  const ports = { PORT: String(port), WEB_PORT: String(webPort) }
  return {
    folder,
    dataDir,
    port,
    webPort,
    start: (env = {}, command = [systemNode, 'tools/entry/start.mjs']) => {
      const all = { ...process.env, ...ports, STAND_IN_EVENTS: eventsFile, SMB_DATA_DIR: dataDir }
      const launch = launched(command, folder, { ...all, ...env })
      launches.push(launch)
      return launch
    },
    events: () =>
      existsSync(eventsFile) ? readFileSync(eventsFile, 'utf8').trim().split('\n') : [],
    worker: () => JSON.parse(readFileSync(`${eventsFile}.worker`, 'utf8')),
  }
}

function launched(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Launch {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()))
  let isClosed = false
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal))
    child.once('close', () => (isClosed = true))
  })
  const says = (text: string | RegExp) =>
    waitFor(() => {
      if (typeof text === 'string' ? output.includes(text) : text.test(output)) return true
      if (isClosed) throw new Error(`ended without saying ${text}:\n${output}`)
      return false
    }, 60_000)
  const pressCtrlC = () => {
    if (child.pid) process.kill(-child.pid, 'SIGINT')
  }
  return { process: child, output: () => output, says, pressCtrlC, ended: () => ended }
}

/** Polls until the condition holds. */
export async function waitFor(condition: () => boolean | Promise<boolean>, timeoutMs: number) {
  const giveUpAt = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > giveUpAt)
      throw new Error(`not within ${timeoutMs} ms: ${String(condition)}`)
    await sleep(50)
  }
}

/** Numbers of live processes that run a program of the house or serve its data (Linux). */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && isOf(pid, folder))
}

function isOf(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/`)
  } catch {
    return false
  }
}

/** What a stand-in answers about itself; undefined when nobody answers. */
export async function ask(
  port: number,
  path = '/',
): Promise<{ pid: number; env: Record<string, string> } | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return (await response.json()) as { pid: number; env: Record<string, string> }
  } catch {
    return undefined
  }
}
