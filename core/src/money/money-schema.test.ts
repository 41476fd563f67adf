import { describe, expect, test } from 'vitest'
import { currency } from './currency.ts'
import { CurrencyWire, DecimalWire, MoneyWire } from './money-schema.ts'
import { moneyFromView, moneyView } from './money-view.ts'
import { Money } from './money.ts'

describe('money on the wire', () => {
  test('rule 1: an amount is a decimal string, never a JSON number', () => {
    const amount = Money.parse('1200.00', currency('EUR'))
    expect(moneyView(amount)).toEqual({ amount: '1200.00', currency: 'EUR' })
    expect(moneyFromView(moneyView(amount))).toEqual(amount)
    expect(MoneyWire.parse({ amount: '1200.00', currency: 'EUR' })).toEqual(amount)
    expect(MoneyWire.safeParse({ amount: 1200, currency: 'EUR' }).success).toBe(false)
    expect(DecimalWire.safeParse(0.1).success).toBe(false)
  })

  test('a wrong amount is an issue at the amount, with its code', () => {
    const faults: [unknown, string][] = [
      [{ amount: '0.5', currency: 'JPY' }, 'money.too_many_decimals'],
      [{ amount: 'x', currency: 'EUR' }, 'money.malformed'],
      [{ amount: '10000000000000.01', currency: 'EUR' }, 'money.too_large'],
    ]
    for (const [wire, code] of faults) {
      const issue = MoneyWire.safeParse(wire).error?.issues[0]
      expect(issue).toMatchObject({ path: ['amount'], params: { code } })
    }
  })

  test('an unknown currency is an issue at the currency', () => {
    expect(CurrencyWire.safeParse('XYZ').error?.issues[0]).toMatchObject({
      params: { code: 'currency.unknown' },
    })
    expect(MoneyWire.safeParse({ amount: '1', currency: 'XYZ' }).error?.issues[0]).toMatchObject({
      path: ['currency'],
    })
  })

  test('a decimal has bounds', () => {
    expect(DecimalWire.safeParse('1e9').success).toBe(false)
    expect(DecimalWire.safeParse('1'.repeat(21)).success).toBe(false)
    expect(DecimalWire.safeParse(`1.${'1'.repeat(13)}`).success).toBe(false)
    expect(DecimalWire.parse('0.0077')).toEqual({ units: 77n, scale: 4 })
  })
})
