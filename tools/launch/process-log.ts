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
  /** Keeps everything of both streams; warnings and worse also go to the console by default. */
  follow(stdout: Readable, stderr: Readable, show?: 'warnings' | 'file only'): void
  /** The last lines, to explain an end. */
  tail(): string
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
  const keep = (line: string, warning: string | undefined) => {
    file.write(`${line}\n`)
    recent.push(warning ?? line)
    if (recent.length > tailLines) recent.shift()
    return warning
  }
  return {
    path,
    follow: (stdout, stderr, show = 'warnings') => {
      const tell = (warning: string | undefined) => {
        if (warning !== undefined && show === 'warnings') console.warn(`  [${name}] ${warning}`)
      }
      createInterface({ input: stdout }).on('line', (line) => tell(keep(line, warningIn(line))))
      createInterface({ input: stderr }).on('line', (line) =>
        tell(keep(line, isRecord(line) ? warningIn(line) : line.trim() || undefined)),
      )
    },
    tail: () => recent.join('\n'),
  }
}

/** A structured record is one line of JSON with a level; 40 is a warning. */
function isRecord(line: string): boolean {
  return line.startsWith('{"level":')
}

function warningIn(line: string): string | undefined {
  if (!isRecord(line)) return undefined
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
