import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LocalDate } from '@smb/core/time'

/** How far the demo's stories have been told. */
export type DemoProgress = {
  /** The day on which the year of the stories ends: that of the first attempt. */
  readonly day: LocalDate
  readonly isTold: (name: string) => boolean
  readonly markTold: (name: string) => Promise<void>
}

/** Reads the progress kept in the data folder, or begins it with `now`. */
export async function demoProgress(dataDir: string, now: Date): Promise<DemoProgress> {
  const path = join(dataDir, 'demo.json')
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  const begun =
    kept === undefined ? { day: now.toISOString().slice(0, 10), told: [] } : begunIn(kept)
  const write = async (): Promise<void> => {
    await writeFile(`${path}.new`, JSON.stringify(begun))
    await rename(`${path}.new`, path)
  }
  if (kept === undefined) await write()
  return {
    day: LocalDate.from(begun.day),
    isTold: (name) => begun.told.includes(name),
    markTold: async (name) => {
      begun.told.push(name)
      await write()
    },
  }
}

function begunIn(text: string): { day: string; told: string[] } {
  return JSON.parse(text) as { day: string; told: string[] }
}
