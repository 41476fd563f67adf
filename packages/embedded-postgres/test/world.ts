import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { mkdtemp, readlink } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach } from 'vitest'
import { runningEmbeddedPostgres } from '../src/index.ts'
import type { EmbeddedPostgres } from '../src/index.ts'

const folders: string[] = []

/** A data folder that is stopped and removed after the test. */
export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'smb-test-data-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const folder of folders.splice(0)) {
    await (await runningEmbeddedPostgres(folder))?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Runs one query on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that started the server in `dataDir` and is still alive. */
export async function startedByAnotherProcess(
  dataDir: string,
): Promise<{ starter: ChildProcess; server: Omit<EmbeddedPostgres, 'stop' | 'ended'> }> {
  const starter = spawn(process.execPath, [join(import.meta.dirname, 'starter.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: starter.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?]
  if (line === undefined) throw new Error('the starter ended before the server was ready')
  return { starter, server: JSON.parse(line) as EmbeddedPostgres }
}

/** Ends a process the hard way and waits until it is gone. */
export async function killHard(victim: ChildProcess): Promise<void> {
  const exited = once(victim, 'exit')
  victim.kill('SIGKILL')
  await exited
}

/** Numbers of all live processes that work in the cluster of `dataDir` (Linux). */
export async function serverProcesses(dataDir: string): Promise<number[]> {
  const cluster = join(dataDir, 'postgres')
  if (!existsSync(cluster)) return []
  const found: number[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const folder = await readlink(`/proc/${name}/cwd`).catch(() => undefined)
    if (folder === realpathSync(cluster)) found.push(Number(name))
  }
  return found
}

/** The user that a process runs as (Linux). */
export function processUser(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
