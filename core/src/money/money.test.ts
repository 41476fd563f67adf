import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, currencyCodes, currencyExponent } from './currency.ts'
import { Decimal } from './decimal.ts'
import { Money, minorUnitsMax, sumUnitsMax } from './money.ts'

const EUR = currency('EUR')
const minor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
const anyCurrency = fc.constantFrom(...currencyCodes)
const refusal = (code: string): unknown => expect.objectContaining({ code })

describe('Money', () => {
  test('rule 2: the exponent comes from ISO 4217', () => {
    const exponents = {
      JPY: 0,
      UGX: 0,
      RWF: 0,
      USD: 2,
      KES: 2,
      EUR: 2,
      TND: 3,
      KWD: 3,
      BHD: 3,
      CLF: 4,
    }
    for (const [code, exponent] of Object.entries(exponents)) {
      expect(currencyExponent(currency(code)), code).toBe(exponent)
    }
    // Intl prints these without decimals; the books keep them.
    for (const code of ['IDR', 'PKR', 'COP', 'HUF'])
      expect(currencyExponent(currency(code))).toBe(2)
  })

  test('an unknown currency is refused', () => {
    expect(() => currency('EURO')).toThrow(refusal('currency.unknown'))
    expect(() => currency('eur')).toThrow(refusal('currency.unknown'))
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length)
    expect(currencyCodes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
  })

  test('what it writes, it reads back, in every currency', () => {
    fc.assert(
      fc.property(minor, anyCurrency, (units, code) => {
        const amount = Money.of(units, code)
        expect(Money.parse(Money.toString(amount), code)).toEqual(amount)
      }),
    )
  })

  test('text has exactly the decimals of the currency', () => {
    expect(Money.toString(Money.of(120000n, EUR))).toBe('1200.00')
    expect(Money.toString(Money.of(-5n, EUR))).toBe('-0.05')
    expect(Money.toString(Money.of(5n, currency('JPY')))).toBe('5')
    expect(Money.toString(Money.of(5n, currency('KWD')))).toBe('0.005')
  })

  test('more decimals than the currency has are refused, trailing zeros are not', () => {
    expect(Money.parse('12.500', EUR)).toEqual(Money.of(1250n, EUR))
    expect(() => Money.parse('12.505', EUR)).toThrow(refusal('money.too_many_decimals'))
    expect(() => Money.parse('0.5', currency('JPY'))).toThrow(refusal('money.too_many_decimals'))
    expect(() => Money.parse('twelve', EUR)).toThrow(refusal('money.malformed'))
  })

  test('rule 6: 10^15 minor units fit, one more is refused and never wrapped', () => {
    const most = Money.of(minorUnitsMax, EUR)
    expect(minorUnitsMax).toBe(1_000_000_000_000_000n)
    expect(Money.toString(most)).toBe('10000000000000.00')
    const one = Money.of(1n, EUR)
    const beyond = Money.add(most, one)
    for (const amount of [most, Money.negate(most)]) expect(Money.storable(amount)).toBe(amount)
    for (const amount of [beyond, Money.negate(beyond)]) {
      const text = Money.toString(amount)
      expect(() => Money.storable(amount)).toThrow(refusal('money.too_large'))
      expect(() => Money.parse(text, EUR)).toThrow(refusal('money.too_large'))
      expect(() => Money.round(Decimal.from(text), EUR)).toThrow(refusal('money.too_large'))
      expect(() => Money.times(amount, Decimal.one)).toThrow(refusal('money.too_large'))
    }
    expect(() => Money.times(most, Decimal.from('2'))).toThrow(refusal('money.too_large'))
  })

  test('rule 6: sums of legal amounts are exact however large, and read back as they are written', () => {
    const legal = fc.bigInt({ min: -minorUnitsMax, max: minorUnitsMax })
    const often = fc.constantFrom(minorUnitsMax, -minorUnitsMax)
    const amounts = fc.array(fc.oneof(legal, often), { maxLength: 200 })
    fc.assert(
      fc.property(amounts, anyCurrency, fc.nat({ max: 10 ** 9 }), (units, code, times) => {
        const exact = units.reduce((a, b) => a + b, 0n)
        const sum = Money.sum(
          units.map((minor) => Money.of(minor, code)),
          code,
        )
        expect(sum.minor).toBe(exact)
        const large = Money.of(exact * BigInt(times), code)
        const back = Money.subtract(Money.add(large, sum), sum)
        expect(Money.read(Money.toString(back), code)).toEqual(large)
      }),
    )
  })

  test('beyond the largest sum there is a refusal, never a wrapped figure', () => {
    const largest = Money.of(sumUnitsMax, EUR)
    expect(Money.read(Money.toString(largest), EUR)).toEqual(largest)
    expect(() => Money.add(largest, Money.of(1n, EUR))).toThrow(refusal('money.too_large'))
    expect(() => Money.sum([largest, largest], EUR)).toThrow(refusal('money.too_large'))
    expect(() => Money.of(-sumUnitsMax - 1n, EUR)).toThrow(refusal('money.too_large'))
  })

  test('adding and taking away come back exactly', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => {
        const [x, y] = [Money.of(a, EUR), Money.of(b, EUR)]
        expect(Money.subtract(Money.add(x, y), y)).toEqual(x)
        expect(Money.add(x, Money.negate(x))).toEqual(Money.zero(EUR))
        expect(Money.compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0)
        expect(Money.min(x, y).minor).toBe(a < b ? a : b)
      }),
    )
  })

  test('mixing currencies is a bug, not a refusal', () => {
    const dollars = Money.of(1n, currency('USD'))
    expect(() => Money.add(Money.of(1n, EUR), dollars)).toThrow('cannot mix EUR and USD')
    expect(() => Money.compare(Money.of(1n, EUR), dollars)).toThrow('cannot mix')
    expect(() => Money.sum([dollars], EUR)).toThrow('cannot mix')
  })

  test('rule 3: an exact factor is rounded once, half away from zero', () => {
    const net = Money.parse('300.00', EUR)
    const taxOf = (percent: string): string =>
      Money.toString(Money.times(net, Decimal.fromPercent(Decimal.from(percent))))
    expect(taxOf('5')).toBe('15.00')
    expect(taxOf('9.975')).toBe('29.93')
    expect(Money.toString(Money.times(Money.negate(net), Decimal.from('0.09975')))).toBe('-29.93')
  })
})
