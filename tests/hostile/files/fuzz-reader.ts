import { Worker } from 'node:worker_threads'

export type FuzzWish = {
  readonly reader: string
  readonly seed: number
  /** Rounds: the first one, and the one before which to stop. */
  readonly from: number
  readonly to: number
  /** When to stop at the latest. */
  readonly seconds: number
  /** The largest file, in bytes. */
  readonly largest: number
}

/** What became of the files. */
export type FuzzReport = {
  readonly inputs: number
  readonly bytesRead: number
  /** How many were accepted, and how many refused with each code. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly slowest: { readonly ms: number; readonly bytes: number; readonly round: number }
  /** Right after a file was read, with what was not yet collected. */
  readonly highestHeapMib: number
  readonly faults: readonly string[]
}

/** What the product gives a thread that reads a file; more is a fault. */
const heapMibMax = 512
/** A file that takes longer hangs: the largest takes a second where nothing else runs. */
const hangMs = 45_000

/** Fuzzes one reader in a thread of its own, whose heap is bounded and whose progress is watched. */
export function fuzzReader(wish: FuzzWish): Promise<FuzzReport> {
  const pulse = new Int32Array(new SharedArrayBuffer(4)).fill(-1)
  const { promise, resolve, reject } = Promise.withResolvers<FuzzReport>()
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { wish, pulse },
    resourceLimits: { maxOldGenerationSizeMb: heapMibMax, maxYoungGenerationSizeMb: 64 },
  })
  const told = (what: string): Error =>
    new Error(`${wish.reader}: ${what}; seed ${wish.seed}, round ${Atomics.load(pulse, 0)}`)
  let seen = { round: -1, at: performance.now() }
  const watch = setInterval(() => {
    const round = Atomics.load(pulse, 0)
    if (round !== seen.round) seen = { round, at: performance.now() }
    else if (performance.now() - seen.at > hangMs) reject(told('reading hangs'))
  }, 1_000)
  worker.once('message', resolve)
  worker.once('error', (error) => reject(told(`the thread ended: ${error.message}`)))
  return promise.finally(() => {
    clearInterval(watch)
    return worker.terminate().then(() => undefined)
  })
}
