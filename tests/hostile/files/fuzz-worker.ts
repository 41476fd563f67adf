import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { randomFrom } from '../random.ts'
import { fuzzFile, fuzzRound } from './fuzz-round.ts'
import type { FuzzReport, FuzzWish } from './fuzz-reader.ts'
import { fuzzedReaders } from './fuzzed-readers.ts'

const mib = 1024 * 1024
const faultsMax = 20
const { wish, pulse } = workerData as { wish: FuzzWish; pulse: Int32Array }

const document = join(import.meta.dirname, '../../../docs/errors.generated.md')
const codes = readFileSync(document, 'utf8').matchAll(/^\| `([a-z0-9_.]+)`/gm)
const documented = new Set([...codes].map(([, code = '']) => code))

async function fuzz(): Promise<FuzzReport> {
  const reader = fuzzedReaders.find(({ name }) => name === wish.reader)
  if (!reader) throw new Error(`there is no reader ${wish.reader}`)
  const seeds = reader.seeds()
  const outcomes: Record<string, number> = {}
  const faults: string[] = []
  let slowest = { ms: 0, bytes: 0, round: 0 }
  let highestHeapMib = 0
  let bytesRead = 0
  const end = performance.now() + wish.seconds * 1000
  let round = wish.from
  for (; round < wish.to && performance.now() < end && faults.length < faultsMax; round += 1) {
    const bytes = fuzzFile(seeds, { ...wish, round })
    // The watcher outside sees which file is being read, and for how long.
    Atomics.store(pulse, 0, round)
    const random = randomFrom(round + 1)
    const { code, faults: found, ms } = await fuzzRound(reader, bytes, { random, documented })
    outcomes[code] = (outcomes[code] ?? 0) + 1
    bytesRead += bytes.length
    if (ms > slowest.ms) slowest = { ms, bytes: bytes.length, round }
    highestHeapMib = Math.max(highestHeapMib, getHeapStatistics().used_heap_size / mib)
    if (found.length > 0) {
      const kept = join(tmpdir(), `smb-fuzz-${wish.seed}-${round}`)
      writeFileSync(kept, bytes)
      faults.push(`round ${round} (${bytes.length} bytes, kept as ${kept}): ${found.join('; ')}`)
    }
  }
  return { inputs: round - wish.from, bytesRead, outcomes, slowest, highestHeapMib, faults }
}

parentPort?.postMessage(await fuzz())
