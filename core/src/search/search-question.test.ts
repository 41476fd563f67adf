import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money/index.ts'
import { amountRanges, searchKinds, searchQuestion } from './search-question.ts'

const amountOf = (typed: string) => {
  const { amount } = searchQuestion(typed)
  return amount && `${Decimal.toString(amount.value)}${amount.isAbout ? '~' : ''}`
}
const range = (typed: string, currency: string) => {
  const { amount } = searchQuestion(typed)
  const found = amountRanges(amount ?? { value: Decimal.zero, isAbout: false })
  const own = found.find(({ currencies }) => currencies.some((code) => code === currency))
  return own && [own.low, own.exact, own.high]
}

describe('what was typed', () => {
  test.each([
    ['lab hot', 'lab hot', searchKinds],
    ['@labadi', 'labadi', ['customer']],
    ['# 0032', '0032', ['invoice', 'credit_note', 'payment']],
    [':6100', '6100', ['account']],
    ['=45,000', '', []],
    ['>new', '', []],
    ['', '', searchKinds],
  ])('%s', (typed, text, kinds) => {
    expect(searchQuestion(typed)).toMatchObject({ text, textKinds: kinds })
  })

  test('control characters are spaces, and what is too long is cut', () => {
    expect(searchQuestion('lab\u0000hot\n').text).toBe('lab hot')
    expect(searchQuestion('x'.repeat(5000)).text).toHaveLength(200)
  })
})

describe('amounts', () => {
  test.each([
    ['=45,000', '45000'],
    ['=45k~', '45000~'],
    ['=1.234,50', '1234.50'],
    ['=−20', '20'],
    ['45000', '45000'],
    ['€ 20', '20'],
    ['0032', '32'],
    ['1.2m', '1200000'],
  ])('%s is %s', (typed, amount) => expect(amountOf(typed)).toBe(amount))

  test.each(['INV 20', 'lab hot', '=abc', '=', '0', '@20', '#20', ':6100', '3 days'])(
    '%s is none',
    (typed) => expect(amountOf(typed)).toBeUndefined(),
  )

  test('rule 2: each currency is asked in its own minor units, and only where it can say the amount', () => {
    expect(range('=45,000', 'EUR')).toEqual([4_500_000n, 4_500_000n, 4_500_000n])
    expect(range('=45,000', 'JPY')).toEqual([45_000n, 45_000n, 45_000n])
    expect(range('=45.5', 'JPY')).toBeUndefined()
    expect(range('=1.234', 'KWD')).toEqual([1234n, 1234n, 1234n])
    expect(range('=1.234', 'EUR')).toBeUndefined()
    expect(range('=45k~', 'EUR')).toEqual([4_455_000n, 4_500_000n, 4_545_000n])
  })

  test('about an amount is never more than 1 % away', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 13n), (minor) => {
        const ranges = amountRanges({ value: Decimal.of(minor, 2), isAbout: true })
        for (const { low, exact, high } of ranges) {
          expect(low <= exact && exact <= high).toBe(true)
          expect((exact - low) * 100n <= exact && (high - exact) * 100n <= exact).toBe(true)
          expect((exact - low + 1n) * 100n > exact && (high - exact + 1n) * 100n > exact).toBe(true)
        }
      }),
    )
  })
})

test('nothing that can be typed throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const { amount, text } = searchQuestion(typed)
      if (amount) amountRanges(amount)
      expect(text).not.toMatch(/\p{Cc}/u)
    }),
  )
})
