import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from './decimal.ts'

const decimal = fc
  .record({ units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), scale: fc.nat(8) })
  .map(({ units, scale }) => Decimal.of(units, scale))

const text = (value: Decimal): string => Decimal.toString(Decimal.normalize(value))
const isSame = (a: Decimal, b: Decimal): boolean => Decimal.compare(a, b) === 0

describe('Decimal', () => {
  test('reads plain decimals and nothing else', () => {
    expect(Decimal.parse('-12.50')).toEqual({ units: -1250n, scale: 2 })
    expect(Decimal.parse('007')).toEqual({ units: 7n, scale: 0 })
    for (const wrong of [
      '',
      '.',
      '1.',
      '.5',
      '1e3',
      '+1',
      '1,5',
      ' 1',
      '0x1',
      'NaN',
      '1.2.3',
      '--1',
    ]) {
      expect(Decimal.parse(wrong), wrong).toBeUndefined()
    }
    expect(Decimal.parse('9'.repeat(31))).toBeUndefined()
    expect(Decimal.parse(`0.${'1'.repeat(21)}`)).toBeUndefined()
    expect(() => Decimal.from('1e3')).toThrow(
      expect.objectContaining({ code: 'decimal.malformed' }),
    )
  })

  test('what it writes, it reads back', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(Decimal.from(Decimal.toString(value))).toEqual(value)
      }),
    )
  })

  test('writes a leading zero, the sign and the scale', () => {
    expect(Decimal.toString(Decimal.of(5n, 3))).toBe('0.005')
    expect(Decimal.toString(Decimal.of(-5n, 1))).toBe('-0.5')
    expect(Decimal.toString(Decimal.of(1250n, 2))).toBe('12.50')
    expect(Decimal.toString(Decimal.of(0n, 2))).toBe('0.00')
  })

  test('adds, subtracts and multiplies exactly', () => {
    expect(text(Decimal.add(Decimal.from('0.1'), Decimal.from('0.2')))).toBe('0.3')
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(isSame(Decimal.subtract(Decimal.add(a, b), b), a)).toBe(true)
        expect(isSame(Decimal.multiply(a, b), Decimal.multiply(b, a))).toBe(true)
        const left = Decimal.multiply(a, Decimal.add(b, c))
        const right = Decimal.add(Decimal.multiply(a, b), Decimal.multiply(a, c))
        expect(isSame(left, right)).toBe(true)
      }),
    )
  })

  test('divides to the asked scale, half away from zero', () => {
    expect(text(Decimal.divide(Decimal.from('1'), Decimal.from('3'), 6))).toBe('0.333333')
    expect(text(Decimal.divide(Decimal.from('-2'), Decimal.from('3'), 2))).toBe('-0.67')
    expect(text(Decimal.divide(Decimal.from('1'), Decimal.from('8'), 2))).toBe('0.13')
    const divisor = decimal.filter((value) => !Decimal.isZero(value))
    fc.assert(
      fc.property(decimal, divisor, (a, b) => {
        const back = Decimal.multiply(Decimal.divide(a, b, 30), b)
        const gap = Decimal.subtract(back, a)
        const size = Decimal.isNegative(gap) ? Decimal.negate(gap) : gap
        const half = Decimal.multiply(
          Decimal.of(5n, 31),
          Decimal.isNegative(b) ? Decimal.negate(b) : b,
        )
        expect(Decimal.compare(size, half)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('rescaling up keeps the value, down rounds it once', () => {
    expect(text(Decimal.rescale(Decimal.from('2.345'), 2))).toBe('2.35')
    expect(text(Decimal.rescale(Decimal.from('-2.345'), 2))).toBe('-2.35')
    fc.assert(
      fc.property(decimal, fc.nat(8), (value, more) => {
        expect(isSame(Decimal.rescale(value, value.scale + more), value)).toBe(true)
      }),
    )
  })

  test('normal form is one per value', () => {
    fc.assert(
      fc.property(decimal, fc.nat(5), (value, zeros) => {
        const longer = Decimal.rescale(value, value.scale + zeros)
        expect(Decimal.normalize(longer)).toEqual(Decimal.normalize(value))
      }),
    )
    expect(Decimal.normalize(Decimal.from('100'))).toEqual({ units: 100n, scale: 0 })
  })

  test('rule 57: a small rate survives', () => {
    const rate = Decimal.from('0.0077')
    expect(Decimal.toString(rate)).toBe('0.0077')
    expect(text(Decimal.multiply(Decimal.from('1000'), rate))).toBe('7.7')
  })

  test('a percentage becomes a fraction', () => {
    expect(text(Decimal.fromPercent(Decimal.from('7.5')))).toBe('0.075')
  })
})
