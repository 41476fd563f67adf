import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '@smb/core/errors'
import { ChartPack, packListFaults } from '@smb/core/onboarding'

const folder = join(import.meta.dirname, '../data')

const placeOf = ({ country, isDefault, name }: ChartPack): string =>
  [country ?? '', isDefault ? 0 : 1, name].join(' ')

/** Every chart that a business may start with, by country and name, the generic one first. Read once, at start. */
export const chartPacks: readonly ChartPack[] = readPacks()

function readPacks(): readonly ChartPack[] {
  const packs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ChartPack.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const faults = packListFaults(packs)
  assert(faults.length === 0, faults.map(({ message }) => message).join('; '))
  return packs
}
