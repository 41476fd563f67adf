import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NumberRange } from './number-gaps.ts'
import { unexplainedGaps } from './number-gaps.ts'

const range = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, more]) => ({ from, to: from + more }))
const numbersOf = (ranges: readonly NumberRange[]): number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))

test('rule 25: what a raise left out is explained, everything else is missing', () => {
  expect(unexplainedGaps([{ from: 3, to: 9 }], [{ from: 5, to: 6 }])).toEqual([
    { from: 3, to: 4 },
    { from: 7, to: 9 },
  ])
  expect(unexplainedGaps([{ from: 3, to: 9 }], [{ from: 1, to: 20 }])).toEqual([])
  expect(unexplainedGaps([{ from: 3, to: 3 }], [])).toEqual([{ from: 3, to: 3 }])
})

test('number by number: a gap less the raises', () => {
  fc.assert(
    fc.property(range, fc.array(range, { maxLength: 5 }), (gap, raises) => {
      const explained = new Set(numbersOf(raises))
      expect(numbersOf(unexplainedGaps([gap], raises))).toEqual(
        numbersOf([gap]).filter((n) => !explained.has(n)),
      )
    }),
  )
})
