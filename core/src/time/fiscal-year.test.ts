import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fiscalYearOf, monthsBetween } from './fiscal-year.ts'
import { LocalDate } from './local-date.ts'

const on = LocalDate.from
const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => LocalDate.addDays(on('1950-01-01'), days))
const month = fc.integer({ min: 1, max: 12 })

describe('fiscal year', () => {
  test('rule 49: a year may start in any month and is named for the year it ends in', () => {
    expect(fiscalYearOf(on('2026-05-01'), 1)).toEqual({
      start: '2026-01-01',
      end: '2026-12-31',
      label: '2026',
    })
    expect(fiscalYearOf(on('2026-05-01'), 4)).toEqual({
      start: '2026-04-01',
      end: '2027-03-31',
      label: '2027',
    })
    expect(fiscalYearOf(on('2026-03-31'), 4)).toEqual({
      start: '2025-04-01',
      end: '2026-03-31',
      label: '2026',
    })
    expect(fiscalYearOf(on('2024-02-29'), 3)).toEqual({
      start: '2023-03-01',
      end: '2024-02-29',
      label: '2024',
    })
  })

  test('rule 49: years follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(day, month, (date, startMonth) => {
        const year = fiscalYearOf(date, startMonth)
        expect(year.start <= date && date <= year.end).toBe(true)
        const next = fiscalYearOf(LocalDate.addDays(year.end, 1), startMonth)
        expect(next.start).toBe(LocalDate.addDays(year.end, 1))
        expect(Number(next.label)).toBe(Number(year.label) + 1)
        expect(fiscalYearOf(year.start, startMonth)).toEqual(year)
        expect(fiscalYearOf(year.end, startMonth)).toEqual(year)
      }),
    )
  })

  test('rule 49: a first short year works', () => {
    const first = { start: on('2026-10-15'), end: on('2026-12-31') }
    expect(fiscalYearOf(on('2026-11-01'), 1, first)).toEqual({ ...first, label: '2026' })
    expect(fiscalYearOf(on('2027-01-01'), 1, first)).toEqual({
      start: '2027-01-01',
      end: '2027-12-31',
      label: '2027',
    })
    expect(fiscalYearOf(on('2026-10-14'), 1, first).end).toBe('2026-10-14')
    expect(fiscalYearOf(on('2025-10-14'), 1, first).end).toBe('2025-12-31')
  })

  test('rule 49: a first long year works', () => {
    const first = { start: on('2025-10-01'), end: on('2026-12-31') }
    for (const date of ['2025-10-01', '2026-01-01', '2026-12-31']) {
      expect(fiscalYearOf(on(date), 1, first)).toEqual({ ...first, label: '2026' })
    }
    expect(fiscalYearOf(on('2027-01-01'), 1, first).label).toBe('2027')
  })

  test('lists the months of a span', () => {
    expect(monthsBetween(on('2026-11-20'), on('2027-02-01'))).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ])
    expect(monthsBetween(on('2026-11-20'), on('2026-10-01'))).toEqual([])
  })
})
