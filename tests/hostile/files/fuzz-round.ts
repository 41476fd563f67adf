import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@smb/core/errors'
import type { Random } from '../random.ts'
import { randomFrom } from '../random.ts'
import { mutatedFile } from './byte-mutations.ts'
import type { FileReading, FuzzedReader } from './fuzzed-reader.ts'
import { inPieces } from './fuzzed-reader.ts'

/** The files of one round: any round can be had again without those before it. */
export type FuzzInput = { readonly seed: number; readonly round: number; readonly largest: number }

/** What came of one file: `accepted`, or the code of its refusal, and whatever should not have been. */
export type FuzzOutcome = {
  readonly code: string
  readonly faults: readonly string[]
  /** Time of the processor, which others on the machine do not lengthen. */
  readonly ms: number
}

/** Reading a file a second time in other pieces costs as much again, so large ones are read once. */
const rereadMax = 20_000

/** Spreads neighbouring numbers far apart (the finisher of MurmurHash3). */
function roundRandom({ seed, round }: FuzzInput): Random {
  let mixed = Math.imul(seed, 0x9e3779b1) ^ round
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return randomFrom(mixed ^ (mixed >>> 16))
}

export function fuzzFile(seeds: readonly Uint8Array[], input: FuzzInput): Uint8Array {
  return mutatedFile(roundRandom(input), seeds, input.largest)
}

type Read = FileReading & { readonly code: string }

/** The reading, with a refusal as data. Anything else that is thrown is a fault. */
async function readOrRefused(reader: FuzzedReader, pieces: readonly Uint8Array[]): Promise<Read> {
  try {
    const reading = await reader.read(pieces)
    return { ...reading, code: reading.refusal ?? 'accepted' }
  } catch (error) {
    if (!(error instanceof AppError)) {
      const { stack } = error as Error
      return { code: 'thrown', result: null, refusal: null, faults: [stack ?? String(error)] }
    }
    const { code, message, issues } = error
    return { code, result: { message, issues }, refusal: code, faults: [] }
  }
}

/** Reads one file as it is and once more in pieces: no fault, a code that is documented, both times the same. */
export async function fuzzRound(
  reader: FuzzedReader,
  bytes: Uint8Array,
  by: { readonly random: Random; readonly documented: ReadonlySet<string> },
): Promise<FuzzOutcome> {
  const begin = process.threadCpuUsage()
  const { code, faults, result } = await readOrRefused(reader, [bytes])
  const { user, system } = process.threadCpuUsage(begin)
  const found = [...new Set(faults)].slice(0, 5)
  if (code !== 'accepted' && code !== 'thrown' && !by.documented.has(code))
    found.push(`${code} is not documented`)
  if (bytes.length <= rereadMax) {
    const again = await readOrRefused(reader, inPieces(by.random, bytes))
    if (again.code !== code || !isDeepStrictEqual(again.result, result))
      found.push(`in pieces it is ${again.code}, as a whole ${code}, or says something else`)
  }
  return { code, faults: found, ms: (user + system) / 1000 }
}
