import { expect, test } from 'vitest'
import { checkedNumberFormat, numberFormats, numberText } from './invoice-number.ts'

const yearly = (pattern: string) => ({ pattern, digits: 4, restartsYearly: true })

test('a number is its pattern with the year and the count, padded and growing beyond', () => {
  expect(numberText(numberFormats.invoice, '2026', 1)).toBe('INV-2026-0001')
  expect(numberText(numberFormats.invoice, '2026', 12_345)).toBe('INV-2026-12345')
  expect(numberText({ pattern: 'F{number}', digits: 6, restartsYearly: false }, '2026', 7)).toBe(
    'F000007',
  )
  // A `$` in a pattern is a letter like others.
  expect(numberText(yearly('$&{year}/{number}'), '2026', 3)).toBe('$&2026/0003')
})

test.each([
  'INV-{year}',
  '{number}{number}-{year}',
  '{year}{year}{number}',
  '{nr}-{number}-{year}',
])('rule 26: %s cannot number anything', (pattern) => {
  expect(() => checkedNumberFormat(yearly(pattern))).toThrow(
    expect.objectContaining({ code: 'number_series.pattern' }),
  )
})

test('rule 26: counts that restart need the year', () => {
  expect(() => checkedNumberFormat(yearly('INV-{number}'))).toThrow(
    expect.objectContaining({ code: 'number_series.pattern_year' }),
  )
  expect(checkedNumberFormat({ ...yearly('INV-{number}'), restartsYearly: false }).digits).toBe(4)
})
