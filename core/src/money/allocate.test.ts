import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { currency, currencyCodes } from './currency.ts'
import { Money } from './money.ts'

const parts = (text: string, code: string, weights: bigint[]): string[] =>
  allocate(Money.parse(text, currency(code)), weights).map(Money.toString)

const total = fc
  .record({
    minor: fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
    code: fc.constantFrom(...currencyCodes),
  })
  .map(({ minor, code }) => Money.of(minor, code))
const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })

describe('allocate', () => {
  test('rule 2: 10 TND in three parts sums back to 10.000', () => {
    expect(parts('10.000', 'TND', [1n, 1n, 1n])).toEqual(['3.334', '3.333', '3.333'])
  })

  test('rule 4: the left-over goes to the largest fractions, ties by position', () => {
    expect(parts('0.05', 'EUR', [3n, 7n])).toEqual(['0.02', '0.03'])
    expect(parts('1.00', 'EUR', [1n, 1n, 1n])).toEqual(['0.34', '0.33', '0.33'])
    expect(parts('1.00', 'EUR', [1n, 5n, 1n])).toEqual(['0.14', '0.72', '0.14'])
    expect(parts('-1.00', 'EUR', [1n, 1n, 1n])).toEqual(['-0.34', '-0.33', '-0.33'])
    expect(parts('100', 'JPY', [0n, 0n, 0n])).toEqual(['34', '33', '33'])
  })

  test('rule 4: the parts always sum to the amount', () => {
    fc.assert(
      fc.property(total, weights, (amount, given) => {
        expect(Money.sum(allocate(amount, given), amount.currency)).toEqual(amount)
      }),
    )
  })

  test('no part is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(total, weights, (amount, given) => {
        const whole = given.reduce((sum, weight) => sum + weight, 0n)
        fc.pre(whole > 0n)
        allocate(amount, given).forEach((part, position) => {
          const gap = part.minor * whole - amount.minor * (given[position] ?? 0n)
          expect(gap < whole && gap > -whole).toBe(true)
        })
      }),
    )
  })

  test('a weight of zero gets nothing where others weigh', () => {
    fc.assert(
      fc.property(total, weights, (amount, given) => {
        fc.pre(given.some((weight) => weight > 0n))
        const [first] = allocate(amount, [0n, ...given])
        expect(first?.minor).toBe(0n)
      }),
    )
  })

  test('negative weights and none at all are bugs', () => {
    const euro = Money.of(100n, currency('EUR'))
    expect(() => allocate(euro, [])).toThrow('there must be a weight')
    expect(() => allocate(euro, [1n, -1n])).toThrow('not negative')
  })
})
