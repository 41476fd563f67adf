import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LocalDate } from '../time/index.ts'
import { comparisonPeriod } from './comparison-period.ts'

const period = (from: string, to: string) => ({
  from: LocalDate.from(from),
  to: LocalDate.from(to),
})

test.each([
  ['previous_period', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
  ['previous_period', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
  ['previous_period', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['previous_period', '2026-06-01', '2026-06-10', '2026-05-22', '2026-05-31'],
  ['previous_year', '2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
  ['previous_year', '2024-02-29', '2024-03-05', '2023-02-28', '2023-03-05'],
  ['previous_year', '2026-01-15', '2026-06-14', '2025-01-15', '2025-06-14'],
] as const)('%s of %s to %s is %s to %s', (compare, from, to, before, until) => {
  expect(comparisonPeriod(period(from, to), compare)).toEqual(period(before, until))
})

test('the previous period ends on the day before and is never longer by more than three days', () => {
  const days = fc.integer({ min: 0, max: 4000 })
  fc.assert(
    fc.property(days, days, (start, length) => {
      const from = LocalDate.addDays(LocalDate.from('2015-01-01'), start)
      const to = LocalDate.addDays(from, length)
      const before = comparisonPeriod({ from, to }, 'previous_period')
      expect(LocalDate.addDays(before.to, 1)).toBe(from)
      const difference = LocalDate.daysBetween(before.from, before.to) - length
      expect(Math.abs(difference)).toBeLessThanOrEqual(3)
    }),
  )
})
