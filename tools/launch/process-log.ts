import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'

const logBytesMax = 10 * 1024 * 1024
const warnLevel = 40
const tailLines = 20

/** Where one process writes what it says, and what of it a person should see. */
export interface ProcessLog {
  readonly path: string
  /** Keeps everything of both streams; recorded warnings and worse also go to the console. */
  follow(stdout: Readable, stderr: Readable): void
  /** The last lines since `follow`, to explain an end. */
  tail(): string
  /** The line since `follow` that names an error, if any. */
  cause(): string | undefined
}

/** The log `name`.log in the data folder; one earlier log is kept. */
export function openProcessLog(dataDir: string, name: string): ProcessLog {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${name}.log`)
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax)
    renameSync(path, `${path}.1`)
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // A full disk must not end the launcher: the database tells about it.
  file.on('error', () => undefined)
  const recent: string[] = []
  const keep = (line: string) => {
    file.write(`${line}\n`)
    const warning = warningIn(line)
    if (warning !== undefined) console.warn(`  [${name}] ${warning}`)
    if (line.trim() !== '') recent.push(warning ?? line)
    if (recent.length > tailLines) recent.shift()
  }
  return {
    path,
    follow: (stdout, stderr) => {
      recent.length = 0
      for (const input of [stdout, stderr]) createInterface({ input }).on('line', keep)
    },
    tail: () => recent.join('\n'),
    cause: () => recent.findLast((line) => /^\S*Error\b|^(error|fatal)\b/i.test(line)),
  }
}

/** A record is one line of JSON with a level, of which 40 is a warning. */
function warningIn(line: string): string | undefined {
  if (!line.startsWith('{"level":')) return undefined
  try {
    const record = JSON.parse(line) as {
      level: number
      msg?: string
      err?: { message?: string }
    }
    if (record.level < warnLevel) return undefined
    return [record.msg, record.err?.message].filter(Boolean).join(': ')
  } catch {
    return undefined
  }
}
