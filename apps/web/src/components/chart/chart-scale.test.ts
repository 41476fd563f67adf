import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barSpans, chartScale, tickLabel } from './chart-scale.ts'

const labels = (...amounts: string[]) => chartScale(amounts, 'EUR').ticks.map(({ label }) => label)

test('lines stand at round amounts, and zero is always one of them', () => {
  expect(labels('4172.00', '5000.00')).toEqual(['0', '2k', '4k', '6k'])
  expect(labels('-300.00', '1200.00')).toEqual(['−500', '0', '500', '1k', '1.5k'])
  expect(labels('0.00')).toEqual(['0', '0.01'])
  expect(labels('12000000.00')).toEqual(['0', '5m', '10m', '15m'])
  expect(tickLabel(-1_250_000_00n, 2)).toBe('−1.25m')
  expect(tickLabel(250n, 3)).toBe('0.25')
})

test('a larger amount stands higher, zero on its line, and every amount on the chart', () => {
  const amount = fc.bigInt(-(10n ** 15n), 10n ** 15n).map((minor) => {
    const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
    return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
  })
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
      const { at, ticks } = chartScale(amounts, 'EUR')
      for (const own of amounts) {
        expect(at(own)).toBeGreaterThanOrEqual(0)
        expect(at(own)).toBeLessThanOrEqual(100)
        if (own.startsWith('-')) expect(at(own)).toBeGreaterThanOrEqual(at('0.00'))
        else expect(at(own)).toBeLessThanOrEqual(at('0.00'))
      }
      expect(ticks.find(({ isZero }) => isZero)?.at).toBe(at('0.00'))
      expect(ticks.length).toBeLessThan(8)
    }),
  )
})

test('a lying bar is as wide as its share, and what was given back lies on the other side of zero', () => {
  expect(barSpans(['200.00', '50.00', '0.00'], 'EUR')).toEqual([
    { start: 0, width: 100 },
    { start: 0, width: 25 },
    { start: 0, width: 0 },
  ])
  expect(barSpans(['150.00', '-50.00'], 'EUR')).toEqual([
    { start: 25, width: 75 },
    { start: 0, width: 25 },
  ])
  expect(barSpans(['0.00'], 'EUR')).toEqual([{ start: 0, width: 0 }])
})
