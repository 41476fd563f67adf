import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LocalDate } from '@smb/core/time'
import type { Random } from '../random.ts'

/** A reader of files from strangers, as the product calls it. */
export type FuzzedReader = {
  readonly name: string
  /** Good files to begin with. */
  readonly seeds: () => readonly Uint8Array[]
  /** Reads a file that arrives in pieces. Throws its refusal. */
  readonly read: (pieces: readonly Uint8Array[]) => Promise<FileReading>
}

/** What became of a file that was not refused by throwing. */
export type FileReading = {
  /** Everything that was read, for comparison; bigint and plain data. */
  readonly result: unknown
  /** Refused in words, but as a result: a person may choose anew. */
  readonly refusal: string | null
  /** What may not be so, whatever the file was. */
  readonly faults: readonly string[]
}

const repository = join(import.meta.dirname, '../../..')
const realFiles = join(
  process.env['SMB_CONFORMANCE_DATA'] ?? join(repository, '../shared/data'),
  'bank',
)
const realFileMax = 100_000

/** The repository's own files of a folder below `fixtures`. */
export function fixtureFiles(folder: string, ending: RegExp): Uint8Array[] {
  return filesBelow(join(repository, 'fixtures', folder), ending)
}

/** Files of real programs, kept beside the repository; none where they are not there. */
export function strangersFiles(ending: RegExp): Uint8Array[] {
  return existsSync(realFiles) ? filesBelow(realFiles, ending) : []
}

function filesBelow(folder: string, ending: RegExp): Uint8Array[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= realFileMax)
    .map((path) => new Uint8Array(readFileSync(path)))
}

/** The file in pieces that end anywhere, also inside of a character. */
export function inPieces(random: Random, bytes: Uint8Array): Uint8Array[] {
  const largest = random.of([1, 7, 100, 65_536])
  // Single bytes are slow to gather and prove no more beyond the first thousands.
  const size = Math.max(largest, Math.floor(bytes.length / 5_000))
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const next = at + 1 + random.below(size)
    pieces.push(bytes.subarray(at, next))
    at = next
  }
  return pieces
}

export async function* arriving(pieces: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

/** A text as the books can keep it: no half surrogate pairs, no NUL, not longer than that. */
export const textFaults = (name: string, text: string | null, most: number): string[] =>
  text === null || (text.length <= most && text.isWellFormed() && !text.includes('\0'))
    ? []
    : [`${name} cannot be kept: ${JSON.stringify(text.slice(0, 60))} of ${text.length} characters`]

export const dateFaults = (name: string, date: string | null): string[] =>
  date === null || LocalDate.is(date) ? [] : [`${name} is no date: ${date}`]
