import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { cashOverTime, cashPeriodStart, cashSpans, stepStart } from './index.ts'

const eur = currency('EUR')
const day = LocalDate.from

test('a week begins on Monday; the first and last step are cut by the period', () => {
  const spans = cashSpans({ from: day('2026-06-24'), to: day('2026-07-07') }, 'week')
  expect(spans).toEqual([
    { from: '2026-06-24', to: '2026-06-28' },
    { from: '2026-06-29', to: '2026-07-05' },
    { from: '2026-07-06', to: '2026-07-07' },
  ])
  expect(cashSpans({ from: day('2026-06-24'), to: day('2026-07-07') }, 'month')).toEqual([
    { from: '2026-06-24', to: '2026-06-30' },
    { from: '2026-07-01', to: '2026-07-07' },
  ])
})

test('unless it is said, a period has 31 days, 13 weeks or 12 months', () => {
  const to = day('2026-06-30')
  const count = (by: 'day' | 'week' | 'month') =>
    cashSpans({ from: cashPeriodStart(to, by), to }, by).length
  expect([count('day'), count('week'), count('month')]).toEqual([31, 13, 12])
})

test('more than 120 points are refused, however long the period', () => {
  const span = (days: number) => ({
    from: day('2026-01-01'),
    to: LocalDate.addDays(day('2026-01-01'), days - 1),
  })
  expect(cashSpans(span(120), 'day')).toHaveLength(120)
  for (const days of [121, 40_000])
    expect(() => cashSpans(span(days), 'day')).toThrow('at most 120 points')
})

test('each point is the opening and everything moved up to it, and the earliest lowest is named', () => {
  const from = day('2026-01-01')
  const to = day('2026-03-15')
  const movement = fc.record({ at: fc.nat(73), minor: fc.bigInt(-9_999n, 9_999n) })
  fc.assert(
    fc.property(
      fc.array(movement),
      fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      (movements, by) => {
        const moved = movements.map(({ at, minor }) => ({ on: LocalDate.addDays(from, at), minor }))
        const steps = moved.map(({ on, minor }) => ({ start: stepStart(on, by), minor }))
        const report = cashOverTime({ opening: 500n, moved: steps }, { from, to, by }, eur)
        for (const point of report.points) {
          const upTo = moved.filter(({ on }) => on <= point.to)
          const minor = upTo.reduce((sum, own) => sum + own.minor, 500n)
          expect(point.balance).toEqual(Money.of(minor, eur))
          expect(Money.compare(report.lowest.balance, point.balance)).toBeLessThanOrEqual(0)
        }
        const least = report.points.find(
          ({ balance }) => balance.minor === report.lowest.balance.minor,
        )
        expect(report.lowest).toEqual(least)
        expect(report.points.at(-1)?.to).toBe(to)
      },
    ),
  )
})
