import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  lineFingerprint,
  ofxEncoding,
  plannedImport,
  readOfx,
  statementFingerprints,
} from './index.ts'
import type { ReadStatementLine } from './index.ts'

const eur = currency('EUR')
const base: ReadStatementLine = {
  fitId: null,
  date: LocalDate.of(2026, 1, 5),
  amount: Money.of(-250n, eur),
  type: 'DEBIT',
  name: 'Café Blå',
  memo: '',
  checkNumber: null,
  runningBalance: null,
  fileLine: 1,
}
const lineOf = (more: Partial<ReadStatementLine>): ReadStatementLine => ({ ...base, ...more })

/** Imports files one after another into an empty account; returns how many lines each one added. */
function importedCounts(files: readonly (readonly ReadStatementLine[])[]): number[] {
  const existing = new Set<string>()
  return files.map((lines) => {
    const { newLines } = plannedImport({ lines }, existing)
    for (const { fingerprint } of newLines) {
      expect(existing.has(fingerprint)).toBe(false)
      existing.add(fingerprint)
    }
    return newLines.length
  })
}

const fixture = (name: string): readonly ReadStatementLine[] => {
  const bytes = readFileSync(new URL(`../../../fixtures/ofx/${name}`, import.meta.url))
  return readOfx(new TextDecoder(ofxEncoding(bytes)).decode(bytes)).statements[0]!.lines
}

describe('rule 65', () => {
  test('rule 65: the same file twice adds nothing', () => {
    const may = fixture('may-sgml-1252.ofx')
    expect(importedCounts([may, may])).toEqual([5, 0])
    const noIds = fixture('no-ids-decimal-comma.ofx')
    expect(importedCounts([noIds, noIds, noIds])).toEqual([3, 0, 0])
  })

  test('rule 65: two alike lines of one day in one file are both kept', () => {
    const twice = [lineOf({}), lineOf({})]
    expect(importedCounts([twice])).toEqual([2])
    expect(new Set(statementFingerprints(twice)).size).toBe(2)
    expect(importedCounts([[lineOf({ fitId: '7' }), lineOf({ fitId: '7' })]])).toEqual([2])
  })

  test('rule 65: an overlapping file adds only what is new', () => {
    expect(importedCounts([fixture('may-sgml-1252.ofx'), fixture('may-june-overlap.ofx')])).toEqual(
      [5, 2],
    )
    expect(
      importedCounts([
        [lineOf({}), lineOf({})],
        [lineOf({}), lineOf({}), lineOf({})],
      ]),
    ).toEqual([2, 1])
  })

  test('rule 65: a bank that numbers 1, 2, 3 in every file loses no line', () => {
    const month = (day: LocalDate): ReadStatementLine[] => [
      lineOf({ fitId: '1', date: day }),
      lineOf({ fitId: '2', date: day, amount: Money.of(900n, eur) }),
    ]
    expect(
      importedCounts([month(LocalDate.of(2026, 1, 5)), month(LocalDate.of(2026, 2, 5))]),
    ).toEqual([2, 2])
  })

  test('rule 65: an id alone in one file and shared in the next is still known', () => {
    const a = lineOf({ fitId: '0', name: 'A' })
    const b = lineOf({ fitId: '0', name: 'A' })
    expect(importedCounts([[a], [a, b], [a, b], [a]])).toEqual([1, 1, 0, 0])
    expect(importedCounts([[a, b], [a], [a, b]])).toEqual([2, 0, 0])
  })

  test('a bank’s own id is trusted over its text, and text over its layout', () => {
    const pending = lineOf({ fitId: '9', name: 'PENDING' })
    expect(importedCounts([[pending], [lineOf({ fitId: '9', name: 'Café Blå' })]])).toEqual([1, 0])
    expect(importedCounts([[lineOf({})], [lineOf({ name: 'CAFE  BLA', memo: '-' })]])).toEqual([
      1, 0,
    ])
    expect(importedCounts([[lineOf({})], [lineOf({ name: 'Café Rød' })]])).toEqual([1, 1])
  })

  test('the fingerprint names id, else text and occurrence', () => {
    expect(lineFingerprint(lineOf({ fitId: 'X' }), null)).toBe('id|2026-01-05|-250|X')
    expect(lineFingerprint(lineOf({}), 1)).toBe('text|2026-01-05|-250||CAFE BLA|1')
    expect(lineFingerprint(lineOf({}), null)).toBe(lineFingerprint(lineOf({}), 0))
  })

  test('rule 65: whatever windows of whole days are imported in whatever order, each line is there once', () => {
    const day = fc.integer({ min: 0, max: 5 })
    const bankLine = fc.record({
      day,
      minor: fc.constantFrom(-250n, 100n),
      name: fc.constantFrom('Kiosk', 'Rent'),
    })
    const window = fc.tuple(day, day).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    const ids = fc.constantFrom('none', 'unique', 'per day')
    fc.assert(
      fc.property(
        fc.array(bankLine, { maxLength: 20 }),
        fc.array(window, { maxLength: 5 }),
        ids,
        (lines, windows, kind) => {
          const all = lines.map((line, index) =>
            lineOf({
              date: LocalDate.of(2026, 1, 1 + line.day),
              amount: Money.of(line.minor, eur),
              name: kind === 'per day' ? 'Kiosk' : line.name,
              fitId: kind === 'none' ? null : kind === 'unique' ? `${index}` : `${line.day}`,
            }),
          )
          const files = [...windows, [0, 5] as const].map(([from, to]) =>
            all.filter((_, index) => lines[index]!.day >= from && lines[index]!.day <= to),
          )
          const added = importedCounts(files).reduce((sum, count) => sum + count, 0)
          expect(added).toBe(all.length)
        },
      ),
    )
  })
})
