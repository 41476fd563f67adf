import { expect, test } from 'vitest'
import type { ChartImportRow } from './chart-import-rows.ts'
import { shownRows } from './chart-import-rows.ts'

const row = (line: number, outcome: ChartImportRow['outcome']): ChartImportRow => ({
  ...{ line, outcome, code: String(line), name: 'Cash', type: 'asset', parentCode: null },
  message: null,
})
const rows = [
  row(2, 'existing'),
  row(3, 'new'),
  row(4, 'conflict'),
  row(5, 'new'),
  row(6, 'conflict'),
]

test('lines that do not fit come first, then what is new, each in the order of the file', () => {
  expect(shownRows(rows, 10).map(({ line }) => line)).toEqual([4, 6, 3, 5, 2])
  expect(shownRows(rows, 3).map(({ line }) => line)).toEqual([4, 6, 3])
})
