import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideRounded, powerOfTen } from './round.ts'

const quotients = {
  dividend: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  divisor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
}

describe('rounding', () => {
  test('rule 3: what lies exactly between goes away from zero', () => {
    const halves: [bigint, bigint][] = [
      [5n, 3n],
      [-5n, -3n],
      [1n, 1n],
      [-1n, -1n],
      [3n, 2n],
    ]
    for (const [dividend, expected] of halves) expect(divideRounded(dividend, 2n)).toBe(expected)
    expect(divideRounded(4n, 10n)).toBe(0n)
    expect(divideRounded(6n, 10n)).toBe(1n)
    expect(divideRounded(5n, -2n)).toBe(-3n)
    expect(divideRounded(-5n, -2n)).toBe(3n)
  })

  test('no other whole number is nearer', () => {
    fc.assert(
      fc.property(quotients.dividend, quotients.divisor, (dividend, divisor) => {
        const distance = (n: bigint): bigint => {
          const gap = dividend - n * divisor
          return gap < 0n ? -gap : gap
        }
        const rounded = divideRounded(dividend, divisor)
        expect(distance(rounded) * 2n <= divisor).toBe(true)
      }),
    )
  })

  test('rounding knows no direction: the opposite rounds to the opposite', () => {
    fc.assert(
      fc.property(quotients.dividend, quotients.divisor, (dividend, divisor) => {
        expect(divideRounded(-dividend, divisor)).toBe(-divideRounded(dividend, divisor))
        expect(divideRounded(dividend, -divisor)).toBe(-divideRounded(dividend, divisor))
      }),
    )
  })

  test('division by zero and broken exponents are bugs', () => {
    expect(() => divideRounded(1n, 0n)).toThrow('division by zero')
    expect(powerOfTen(3)).toBe(1000n)
    expect(() => powerOfTen(-1)).toThrow('exponent')
  })
})
