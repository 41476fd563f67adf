import { describe, expect, test } from 'vitest'
import { beyondWords } from './bulk-words.ts'

const row = {
  ...{ id: 'inv_1', version: 1, number: null, customerName: null, code: null, message: null },
  ...{ total: { amount: '1.00', currency: 'EUR' }, outcome: 'done' as const, newId: null },
}
const rows = Array.from({ length: 5000 }, () => row)

describe('more that match than one act takes', () => {
  test('is said in words, with what is counted', () => {
    expect(beyondWords({ matching: 6210, nextCursor: 'next', rows })).toBe(
      '6,210 invoices match. This takes the first 5,000 of them; narrow the list to reach the others.',
    )
    expect(beyondWords({ matching: 10_000, nextCursor: 'next', rows })).toMatch(
      /^At least 10,000 invoices match/,
    )
  })
  test('is not said where all were looked at, or rows were chosen', () => {
    expect(beyondWords({ matching: 5000, nextCursor: null, rows })).toBeUndefined()
    expect(beyondWords({ matching: null, nextCursor: null, rows })).toBeUndefined()
  })
})
