import { LocalDate, fiscalYearOf } from '@smb/core/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chosenPeriod, closedPeriod, one } from './chosen-period.ts'
import { documentHref, ledgerHref, originHref, originWords } from './entry-source.ts'
import { closingDays, namedPeriod, neighbourPeriod, periodNames } from './fiscal-periods.ts'

const april = { today: '2026-05-20', fiscalYearStartMonth: 4 }
const anyFrame = fc.record({
  today: fc
    .integer({ min: 0, max: 20_000 })
    .map((day) => LocalDate.addDays(LocalDate.from('1990-01-01'), day)),
  fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
})

describe('named periods', () => {
  test('rule 49: years and quarters are those of the fiscal year', () => {
    expect(namedPeriod('this-year', april)).toEqual({ from: '2026-04-01', to: '2027-03-31' })
    expect(namedPeriod('last-year', april)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(namedPeriod('this-quarter', april)).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(namedPeriod('last-quarter', april)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(namedPeriod('year-to-date', april)).toEqual({ from: '2026-04-01', to: '2026-05-20' })
  })

  test('what is called “this” holds today, in any fiscal year', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        for (const name of periodNames) {
          const { from, to } = namedPeriod(name, frame)
          const holds = from <= frame.today && frame.today <= to
          expect(holds, name).toBe(!/^last-(month|quarter|year)$/.test(name))
        }
        const year = fiscalYearOf(frame.today, frame.fiscalYearStartMonth)
        expect(namedPeriod('this-year', frame)).toEqual({ from: year.start, to: year.end })
      }),
    )
  })

  test('the period before ends the day before, and the one after leads back', () => {
    fc.assert(
      fc.property(anyFrame, fc.constantFrom(...periodNames), (frame, name) => {
        const period = namedPeriod(name, frame)
        const before = neighbourPeriod(period, -1)
        expect(LocalDate.addDays(before.to, 1)).toBe(period.from)
        if (name !== 'year-to-date') expect(neighbourPeriod(before, 1)).toEqual(period)
      }),
    )
  })
})

describe('named periods, day by day', () => {
  const frame = { today: '2026-03-31', fiscalYearStartMonth: 4 }
  const day = LocalDate.from

  test('the last twelve months end with this one', () => {
    expect(namedPeriod('last-12-months', frame)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(namedPeriod('last-month', frame)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  test('beside whole months stand as many whole months, beside days as many days', () => {
    const february = { from: day('2026-02-01'), to: day('2026-02-28') }
    expect(neighbourPeriod(february, -1)).toEqual({ from: '2026-01-01', to: '2026-01-31' })
    expect(neighbourPeriod(february, 1)).toEqual({ from: '2026-03-01', to: '2026-03-31' })
    const quarter = { from: day('2026-01-01'), to: day('2026-03-31') }
    expect(neighbourPeriod(quarter, -1)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    const days = { from: day('2026-02-02'), to: day('2026-02-28') }
    expect(neighbourPeriod(days, -1)).toEqual({ from: '2026-01-06', to: '2026-02-01' })
  })

  test('a report as of a day is offered the ends of what is over', () => {
    expect(closingDays(frame).map(({ asOf }) => asOf)).toEqual([
      ...['2026-03-31', '2026-02-28', '2025-12-31', '2025-03-31', '2026-03-31'],
    ])
  })
})

test('one value of an address; empty or twice is none', () => {
  expect(one({ a: 'x' }, 'a')).toBe('x')
  expect([one({ a: '' }, 'a'), one({ a: ['x', 'y'] }, 'a'), one({}, 'a')]).toEqual([
    ...[undefined, undefined, undefined],
  ])
})

describe('the period of an address', () => {
  test('dates win over names, and what cannot be understood is as if it were missing', () => {
    expect(chosenPeriod({ period: 'last-month', to: '2026-01-31' }, april, 'all')).toEqual({
      name: 'dates',
      from: undefined,
      to: '2026-01-31',
    })
    expect(chosenPeriod({ period: 'last-month', from: 'soon' }, april, 'all').name).toBe(
      'last-month',
    )
    expect(chosenPeriod({ period: 'whenever' }, april, 'this-year').name).toBe('this-year')
  })

  test('a report gets both ends', () => {
    const open = { name: 'dates', from: undefined, to: LocalDate.from('2026-02-10') } as const
    expect(closedPeriod(open, april)).toEqual({ from: '2025-04-01', to: '2026-02-10' })
    const late = { name: 'dates', from: LocalDate.from('2026-08-01'), to: undefined } as const
    expect(closedPeriod(late, april)).toEqual({ from: '2026-08-01', to: '2026-08-01' })
  })
})

describe('where an entry comes from', () => {
  const line = (type: 'invoice' | 'payment_received' | 'statement_line' | 'manual') =>
    ({ entryId: 'je_1', kind: 'post', source: { type, id: 'x_1' } }) as const

  test('documents have their own page, everything else is the entry', () => {
    expect(originHref('acme', line('invoice'))).toBe('/o/acme/invoices/x_1')
    expect(originHref('acme', line('payment_received'))).toBe('/o/acme/payments-received/x_1')
    expect(originHref('acme', line('statement_line'))).toBe('/o/acme/journals/je_1')
    expect(originHref('acme', line('manual'))).toBe('/o/acme/journals/je_1')
    expect(documentHref('acme', line('manual'))).toBeUndefined()
  })

  test('says when an entry undoes another', () => {
    expect(originWords({ ...line('invoice'), kind: 'void' })).toBe('Invoice, void')
    expect(originWords({ ...line('manual'), kind: 'reverse' })).toBe('By hand, reversal')
  })

  test('a figure without a beginning leads to everything up to its day', () => {
    expect(ledgerHref('acme', 'acc_1', { from: null, to: '2026-01-31' })).toBe(
      '/o/acme/accounts/acc_1?to=2026-01-31',
    )
  })
})
