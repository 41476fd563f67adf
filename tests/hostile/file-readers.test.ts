import { expect, test } from 'vitest'
import { fuzzReader } from './files/fuzz-reader.ts'
import { fuzzedReaders } from './files/fuzzed-readers.ts'

const env = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)
const seed = env('SMB_FUZZ_SEED', 20261123)
/** One round of a run that failed, and as many as there is time for in a long run. */
const only = process.env['SMB_FUZZ_ROUND']
const seconds = env('SMB_FUZZ_SECONDS', 0)
const isLong = seconds > 0

const shortRounds = 1_500
const largest = isLong || only !== undefined ? 8 * 1024 * 1024 : 300_000
const from = Number(only ?? 0)
const to = only === undefined ? (isLong ? Infinity : shortRounds) : from + 1
/** Far beyond what a short run takes anywhere: it ends, it is not measured. */
const patienceSeconds = 120

test.each(fuzzedReaders.map(({ name }) => name))(
  '%s: broken files are refused in documented words or read as something sound, whole or in pieces',
  { timeout: (Math.max(seconds, patienceSeconds) + 60) * 1000 },
  async (reader) => {
    const wish = { reader, seed, from, to, seconds: isLong ? seconds : patienceSeconds, largest }
    const report = await fuzzReader(wish)
    if (isLong || only !== undefined) console.log(JSON.stringify({ reader, ...report }))

    expect(report.faults).toEqual([])
    // Files that are all refused at the first byte would prove little about what comes after it.
    if (only === undefined) {
      const { accepted = 0, ...refused } = report.outcomes
      expect(accepted).toBeGreaterThan(report.inputs / 100)
      expect(Object.keys(refused).length).toBeGreaterThan(3)
    }
  },
)
