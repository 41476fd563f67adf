import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LocalDate } from './local-date.ts'
import { LocalDateWire } from './time-schema.ts'

// The platform's calendar, in UTC, is what ours is compared with.
const dayMs = 86_400_000
const first = Date.UTC(1901, 0, 1)
const last = Date.UTC(2198, 11, 31)
const toText = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate
const dayNumber = fc.integer({ min: first / dayMs, max: last / dayMs })

describe('LocalDate', () => {
  test('knows exactly the days that exist', () => {
    const exists = ['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31']
    const doesNot = [
      '2023-02-29',
      '1900-02-29',
      '2100-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
    ]
    const malformed = [
      '2026-1-1',
      '1899-12-31',
      '2200-01-01',
      '2026-01-31T00:00',
      '',
      '31.01.2026',
      '2026/01/31',
    ]
    for (const text of exists) expect(LocalDate.is(text), text).toBe(true)
    for (const text of [...doesNot, ...malformed]) expect(LocalDate.is(text), text).toBe(false)
    expect(() => LocalDate.from('2023-02-29')).toThrow(
      expect.objectContaining({ code: 'date.malformed' }),
    )
    expect(LocalDateWire.safeParse('2023-02-29').success).toBe(false)
    expect(LocalDateWire.parse('2024-02-29')).toBe('2024-02-29')
  })

  test('adds days as the platform does', () => {
    fc.assert(
      fc.property(dayNumber, fc.integer({ min: -300, max: 300 }), (day, days) => {
        const date = toText(day * dayMs)
        expect(LocalDate.addDays(date, days)).toBe(toText((day + days) * dayMs))
        expect(LocalDate.daysBetween(date, LocalDate.addDays(date, days))).toBe(days)
      }),
      { numRuns: 1000 },
    )
  })

  test('every day follows the day before, from 1901 to 2198', () => {
    let date = toText(first)
    for (let ms = first; ms < last; ms += dayMs) {
      date = LocalDate.addDays(date, 1)
      if (date !== toText(ms + dayMs)) expect(date).toBe(toText(ms + dayMs))
    }
    expect(date).toBe('2198-12-31')
  })

  test('knows the day of the week: 1 is Monday', () => {
    expect(LocalDate.weekday(LocalDate.from('2026-01-05'))).toBe(1)
    fc.assert(
      fc.property(dayNumber, (day) => {
        const platform = new Date(day * dayMs).getUTCDay()
        expect(LocalDate.weekday(toText(day * dayMs))).toBe(platform === 0 ? 7 : platform)
      }),
    )
  })

  test('adds months and stays in the month', () => {
    const after = (text: string, months: number): string =>
      LocalDate.addMonths(LocalDate.from(text), months)
    expect(after('2026-01-31', 1)).toBe('2026-02-28')
    expect(after('2024-01-31', 1)).toBe('2024-02-29')
    expect(after('2026-03-31', -1)).toBe('2026-02-28')
    expect(after('2026-01-15', -1)).toBe('2025-12-15')
    expect(after('2026-12-31', 2)).toBe('2027-02-28')
    fc.assert(
      fc.property(dayNumber, fc.integer({ min: -24, max: 24 }), (day, months) => {
        const from = new Date(day * dayMs)
        fc.pre(from.getUTCFullYear() > 1903 && from.getUTCFullYear() < 2196)
        const start = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
        const end = new Date(start)
        const lastDay = Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)
        const wanted = Math.min(start + (from.getUTCDate() - 1) * dayMs, lastDay)
        expect(LocalDate.addMonths(toText(day * dayMs), months)).toBe(toText(wanted))
      }),
    )
  })

  test('knows the ends of a month, and which date is earlier', () => {
    const date = LocalDate.from('2024-02-10')
    expect(LocalDate.startOfMonth(date)).toBe('2024-02-01')
    expect(LocalDate.endOfMonth(date)).toBe('2024-02-29')
    const later = LocalDate.from('2024-10-01')
    expect(LocalDate.min(date, later)).toBe(date)
    expect(LocalDate.max(date, later)).toBe(later)
  })
})
