import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOf } from './amount-sum.ts'
import { plainAmount } from '@smb/core/money'
import { readAmount } from './read-amount.ts'
import { readDate } from './read-date.ts'

describe('amounts as people write them', () => {
  test.each([
    ['1234.50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['12,34,567.89', '1234567.89'],
    ['1.234.567', '1234567'],
    ['1,234', '1234'],
    ['1,5', '1.5'],
    ['1.234', '1.234'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['(1,234.50)', '-1234.50'],
    ['20-', '-20'],
    ['\u221220', '-20'],
    ['-20', '-20'],
    ['20 DR', '-20'],
    ['20 CR', '20'],
    ['€ 20', '20'],
    ['-€20.00', '-20.00'],
    ['KSh 20', '20'],
    ['20.00 EUR', '20.00'],
    ['٢٠٫٥', '20.5'],
    ['45k', '45000'],
    ['1.2m', '1200000'],
    ['1.2345k', '1234.5'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
  ])('%s is %s', (typed, plain) => {
    expect(plainAmount(typed)).toBe(plain)
  })
  test.each([
    '',
    'abc',
    '1.2.3',
    '1,23,4',
    '12,3456.5',
    '1..2',
    '1e5',
    '--5',
    '5 apples',
    '=',
    'k',
  ])('%o is no amount', (typed) => {
    expect(plainAmount(typed)).toBeUndefined()
  })
})

describe('sums after an equals sign', () => {
  test.each([
    ['1200*3+5%', '3780.00'],
    ['100-10%', '90.00'],
    ['200*10%', '20.00'],
    ['100/3', '33.33'],
    ['100/3*3', '100.00'],
    ['(1+2)*3', '9.00'],
    ['-5+10', '5.00'],
    ['0.1+0.2', '0.30'],
    ['1.2k/8', '150.00'],
    ['2,400.50+10', '2410.50'],
    ['10×3÷4', '7.50'],
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
  ])('rule 3: =%s is %s', (expression, result) => {
    expect(sumOf(expression, 2)).toBe(result)
  })
  test.each(['1/0', '1+', '(1', '1)', 'alert(1)', '2**3', '', '1 2', '%'])(
    '=%s cannot be read',
    (expression) => {
      expect(sumOf(expression, 2)).toBeUndefined()
    },
  )
  test('any sum of typed amounts is exact', () => {
    const cents = fc.array(fc.bigInt({ min: 0n, max: 10n ** 11n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(cents, (amounts) => {
        const text = amounts.map(
          (value) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`,
        )
        const total = amounts.reduce((sum, value) => sum + value, 0n)
        const wanted = `${total / 100n}.${String(total % 100n).padStart(2, '0')}`
        expect(sumOf(text.join('+'), 2)).toBe(wanted)
      }),
    )
  })
})

describe('what a money field takes', () => {
  test('empty is not zero', () => {
    expect(readAmount('  ', 'EUR')).toEqual({ kind: 'empty' })
    expect(readAmount('0', 'EUR')).toEqual({ kind: 'amount', amount: '0.00' })
  })
  test('an amount has exactly the decimals of its currency', () => {
    expect(readAmount('45k', 'EUR')).toEqual({ kind: 'amount', amount: '45000.00' })
    expect(readAmount('1200', 'JPY')).toEqual({ kind: 'amount', amount: '1200' })
    expect(readAmount('12.5', 'KWD')).toEqual({ kind: 'amount', amount: '12.500' })
    expect(readAmount('12.500', 'EUR')).toEqual({ kind: 'amount', amount: '12.50' })
  })
  test('more decimals than the currency has are refused, not rounded', () => {
    expect(readAmount('12.5', 'JPY')).toEqual({ kind: 'refused', hint: 'JPY has no decimals.' })
    expect(readAmount('12.345', 'EUR')).toEqual({ kind: 'refused', hint: 'EUR has 2 decimals.' })
  })
  test('rule 6: an amount beyond the books is refused', () => {
    expect(readAmount('9999999999999.99', 'EUR')).toMatchObject({ kind: 'amount' })
    expect(readAmount('99999999999999.99', 'EUR')).toMatchObject({ kind: 'refused' })
  })
  test('a sum is rounded once, to the currency', () => {
    expect(readAmount('=100/3', 'JPY')).toEqual({ kind: 'amount', amount: '33' })
    expect(readAmount('=1200*3+5%', 'EUR')).toEqual({ kind: 'amount', amount: '3780.00' })
    expect(readAmount('=1200*', 'EUR')).toMatchObject({ kind: 'refused' })
  })
})

describe('dates as people write them', () => {
  const today = '2026-11-18'
  test.each([
    ['2026-09-30', '2026-09-30', false],
    ['30/9', '2026-09-30', false],
    ['30.9.25', '2025-09-30', false],
    ['30 sep', '2026-09-30', false],
    ['30 September 2027', '2027-09-30', false],
    ['Sep 30, 2027', '2027-09-30', false],
    ['1st dec', '2026-12-01', false],
    ['9/30', '2026-09-30', false],
    ['3/11', '2026-11-03', true],
    ['11/11', '2026-11-11', false],
    ['03/11/2026', '2026-11-03', true],
    ['5', '2026-11-05', false],
    ['today', '2026-11-18', false],
    ['Tomorrow', '2026-11-19', false],
    ['-7d', '2026-11-11', false],
    ['+2w', '2026-12-02', false],
    ['+30', '2026-12-18', false],
    ['-1m', '2026-10-18', false],
    ['+1y', '2027-11-18', false],
  ])('%s is %s', (typed, date, ambiguous) => {
    expect(readDate(typed, today)).toEqual({ kind: 'date', date, ambiguous })
  })
  test.each(['31/9', '2026-02-30', '32', 'soon', '30 foo', '13/13', '0/5', '30/9/20266'])(
    '%s is refused',
    (typed) => {
      expect(readDate(typed, today)).toEqual({ kind: 'refused' })
    },
  )
  test('empty is empty', () => {
    expect(readDate(' ', today)).toEqual({ kind: 'empty' })
  })
  test('what the field shows reads back as the same day', () => {
    const days = fc.integer({ min: 0, max: 60000 })
    const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
    fc.assert(
      fc.property(days, (offset) => {
        const date = new Date(Date.UTC(1990, 0, 1 + offset)).toISOString().slice(0, 10)
        const [year, month, day] = date.split('-')
        const shown = `${Number(day)} ${names[Number(month) - 1]} ${year}`
        expect(readDate(shown, today)).toEqual({ kind: 'date', date, ambiguous: false })
      }),
    )
  })
})
