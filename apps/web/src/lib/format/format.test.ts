import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysLate,
  formatDate,
  formatInstant,
  formatLongDate,
  formatPeriod,
  fromToday,
  todayIn,
} from './date.ts'
import { withReadableDates } from './readable-dates.ts'
import { counted, formatDecimal, formatMoney, moneyParts } from './money.ts'

const nbsp = '\u00a0'

describe('money on screen', () => {
  test.each([
    ['1234.5', 'EUR', '€1,234.50'],
    ['1234567', 'JPY', '¥1,234,567'],
    ['1234.567', 'KWD', `KWD${nbsp}1,234.567`],
    ['-20', 'GHS', `\u2212GH₵${nbsp}20.00`],
    ['12400.00', 'USD', 'US$12,400.00'],
    ['0', 'EUR', '€0.00'],
    ['-0.00', 'EUR', '€0.00'],
    ['999', 'EUR', '€999.00'],
    ['1000', 'EUR', '€1,000.00'],
    ['12.345', 'EUR', '€12.345'],
    ['9999999999999.99', 'EUR', '€9,999,999,999,999.99'],
  ])('rule 2: %s %s is %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text)
  })
  test('code, bare and signed', () => {
    expect(formatMoney('1234.5', 'EUR', { currencyAs: 'code' })).toBe(`1,234.50${nbsp}EUR`)
    expect(formatMoney('-1234.5', 'EUR', { currencyAs: 'none' })).toBe('\u22121,234.50')
    expect(formatMoney('5', 'EUR', { plus: true })).toBe('+€5.00')
    expect(formatMoney('0', 'EUR', { plus: true })).toBe('€0.00')
  })
  test('rule 1: what is shown reads back as the same amount, however large', () => {
    const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
    fc.assert(
      fc.property(minor, (value) => {
        const digits = String(value < 0n ? -value : value).padStart(3, '0')
        const amount = `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        const { negative, whole, fraction } = moneyParts(amount, 'EUR')
        const back = BigInt(whole.replaceAll(',', '') + fraction) * (negative ? -1n : 1n)
        expect(back).toBe(value)
        expect(whole).toMatch(/^\d{1,3}(,\d{3})*$/)
      }),
    )
  })
  test.each(['', '1,234', '1e5', 'NaN', '--1', '1.2.3'])(
    '%o is refused, not shown as a number',
    (text) => {
      expect(() => moneyParts(text, 'EUR')).toThrow('not an amount')
    },
  )
  test('quantities and counts', () => {
    expect(formatDecimal('1.500')).toBe('1.5')
    expect(formatDecimal('-12000.00')).toBe('\u221212,000')
    expect(counted(1, 'invoice')).toBe('1 invoice')
    expect(counted(1240, 'entry', 'entries')).toBe('1,240 entries')
  })
})

describe('dates on screen', () => {
  test('the month is in letters and the year goes where it is obvious', () => {
    expect(formatDate('2026-11-03')).toBe('3 Nov 2026')
    expect(formatDate('2026-11-03', { near: '2026-01-01' })).toBe('3 Nov')
    expect(formatDate('2025-11-03', { near: '2026-01-01' })).toBe('3 Nov 2025')
    expect(formatLongDate('2026-11-18')).toBe('Wednesday 18 November 2026')
  })
  test.each([
    ['2026-11-01', '2026-11-30', 'November 2026'],
    ['2026-11-01', '2026-11-17', '1 to 17 Nov 2026'],
    ['2026-10-13', '2026-11-18', '13 Oct to 18 Nov 2026'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2025-04-01', '2026-03-31', '1 Apr 2025 to 31 Mar 2026'],
    ['2026-11-18', '2026-11-18', '18 Nov 2026'],
  ])('%s to %s is “%s”', (from, to, text) => {
    expect(formatPeriod(from, to)).toBe(text)
  })
  test('distance in words; a due date counts to its end', () => {
    expect(fromToday('2026-11-18', '2026-11-18')).toBe('today')
    expect(fromToday('2026-11-24', '2026-11-18')).toBe('in 6 days')
    expect(fromToday('2026-11-09', '2026-11-18')).toBe('9 days ago')
    expect(daysLate('2026-11-18', '2026-11-18')).toBeUndefined()
    expect(daysLate('2026-11-17', '2026-11-18')).toBe('1 day late')
    expect(daysLate('2026-11-09', '2026-11-18')).toBe('9 days late')
  })
  test('a moment is shown in the time zone of the business', () => {
    expect(formatInstant('2026-11-16T23:30:00Z', 'Africa/Nairobi')).toBe('17 Nov 2026, 02:30')
    expect(formatInstant('2026-11-16T00:05:00Z', 'America/New_York')).toBe('15 Nov 2026, 19:05')
    expect(todayIn('Asia/Tokyo', new Date('2026-11-17T20:00:00Z'))).toBe('2026-11-18')
  })
})

test('a refusal of the API says its days as they are written on screen; what is no day stays', () => {
  expect(withReadableDates('The books are closed up to 2026-10-31.')).toBe(
    'The books are closed up to 31 Oct 2026.',
  )
  expect(withReadableDates('INV-2026-0031, 2026-02-30')).toBe('INV-2026-0031, 2026-02-30')
})
