import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LocalDate } from './local-date.ts'
import type { Recurrence } from './recurrence.ts'
import { cadences, occurrenceAfter, occurrenceOn } from './recurrence.ts'

const day = (text: string): LocalDate => LocalDate.from(text)
const days = (recurrence: Recurrence, count: number): (string | null)[] =>
  Array.from({ length: count }, (_, at) => occurrenceOn(recurrence, at))

test('rule 34: the 31st is the last day of a shorter month, and the 31st again after it', () => {
  const monthly: Recurrence = { cadence: 'monthly', startsOn: day('2026-01-31'), endsOn: null }
  expect(days(monthly, 5)).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
  ])
  const yearly: Recurrence = { cadence: 'yearly', startsOn: day('2024-02-29'), endsOn: null }
  expect(days(yearly, 5)).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
  ])
})

test('each cadence, up to its last day', () => {
  const until = (cadence: Recurrence['cadence'], endsOn: string) =>
    days({ cadence, startsOn: day('2026-03-15'), endsOn: day(endsOn) }, 4)
  expect(until('weekly', '2026-03-29')).toEqual(['2026-03-15', '2026-03-22', '2026-03-29', null])
  expect(until('quarterly', '2026-09-14')).toEqual(['2026-03-15', '2026-06-15', null, null])
})

const someDay = fc
  .integer({ min: 0, max: 30_000 })
  .map((n) => LocalDate.addDays(day('1990-01-01'), n))

test('what comes after a day is the nearest occurrence of all that lie after it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...cadences),
      someDay,
      fc.integer({ min: -400, max: 4_000 }),
      (cadence, startsOn, distance) => {
        const recurrence: Recurrence = { cadence, startsOn, endsOn: null }
        const from = LocalDate.addDays(startsOn, distance)
        let count = 0
        while ((occurrenceOn(recurrence, count) as LocalDate) <= from) count += 1
        expect(occurrenceAfter(recurrence, from)).toBe(occurrenceOn(recurrence, count))
      },
    ),
  )
})

test('nothing comes after the last day', () => {
  const once: Recurrence = {
    cadence: 'weekly',
    startsOn: day('2026-03-15'),
    endsOn: day('2026-03-15'),
  }
  expect(occurrenceAfter(once, day('2026-03-14'))).toBe('2026-03-15')
  expect(occurrenceAfter(once, day('2026-03-15'))).toBeNull()
})
