import { expect, test } from 'vitest'
import type { ImportOutcome } from './import-outcome.ts'
import { shownRows } from './import-outcome.ts'

const rowsOf = (...outcomes: ImportOutcome[]) =>
  outcomes.map((outcome, index) => ({ line: index + 2, outcome }))
const linesOf = (rows: readonly { line: number }[]) => rows.map(({ line }) => line)

test('lines that do not fit come first, then what is new, what changes and what stays', () => {
  const rows = rowsOf('unchanged', 'changed', 'faulty', 'new')
  expect(linesOf(shownRows(rows, 10))).toEqual([4, 5, 3, 2])
  expect(linesOf(shownRows(rows, 2))).toEqual([4, 5])
})

test('each kind stays in the order of the file', () => {
  const rows = rowsOf('existing', 'new', 'conflict', 'new', 'conflict')
  expect(linesOf(shownRows(rows, 10))).toEqual([4, 6, 3, 5, 2])
  expect(linesOf(shownRows(rows, 3))).toEqual([4, 6, 3])
})
