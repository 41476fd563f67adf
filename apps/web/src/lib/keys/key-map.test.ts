import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../palette/commands.ts'
import { keyFault, reservedKeys } from './key-map.ts'

const source = join(import.meta.dirname, '../..')
// A computed label is empty here: a reserved key with one is a fault.
const binding = /keys:\s*'(?<keys>[^']+)',\s*label:\s*(?:'(?<label>[^']*)')?/g

/** Every key that a file of the app binds, with its label. */
function boundKeys(): { file: string; keys: string; label: string }[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (file) => !/\.test\.ts$/.test(file),
  )
  return files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(binding)].map(({ groups }) => ({
      file,
      keys: groups?.['keys'] ?? '',
      label: groups?.['label'] ?? '',
    })),
  )
}

test('no key of the app is denied, and none that is reserved means something else', () => {
  const bound = boundKeys()
  expect(bound.length).toBeGreaterThan(20)
  const faults = bound.flatMap(({ file, keys, label }) => {
    const fault = keyFault(keys, label)
    return fault ? [`${file}: ${keys}: ${fault}`] : []
  })
  expect(faults).toEqual([])
})

test('every key that a command shows may be bound', () => {
  const faults = commands.flatMap(({ keys, label }) => (keys && keyFault(keys, label)) ?? [])
  expect(faults).toEqual([])
})

describe('the check goes red for', () => {
  test.each([
    ['mod+w', 'Close', 'mod+w belongs to the browser or to screen readers'],
    ['mod+shift+i', 'Import', 'mod+shift+i belongs to the browser or to screen readers'],
    ['alt+f', 'Filter', 'alt+f belongs to the browser or to screen readers'],
    ['shift+a', 'Add', 'shift+a belongs to the browser or to screen readers'],
    ['g mod+t', 'Tax', 'mod+t belongs to the browser or to screen readers'],
    ['x', 'Export', 'x means “select the row”'],
    ['/', 'Divide', '/ means “search in the list”'],
    ['q p', 'Pay', 'q begins no pair'],
  ])('%s as %s', (keys, label, fault) => expect(keyFault(keys, label)).toBe(fault))

  const meant = Object.keys(reservedKeys).filter((keys) => keys !== 'mod+enter')
  test.each(meant)('%s with a meaning of its own', (keys) => {
    expect(keyFault(keys, 'Zap it')).toMatch(/means/)
  })
})
