import { expect, describe, test } from 'vitest'
import { currency, Decimal, minorUnitsMax, Money } from '../money/index.ts'
import { exampleEuro, examplePayment } from './payment-examples.ts'
import { paymentValue, recordedPayment } from './payment-received.ts'

const usd = currency('USD')

describe('recording', () => {
  const {
    withheld: _none,
    exchangeRate: _one,
    allocations: _empty,
    status: _status,
    version: _v,
    ...fields
  } = examplePayment('10.00')
  const refused = (more: Partial<Parameters<typeof recordedPayment>[0]>, code: string): void =>
    expect(() => recordedPayment({ ...fields, ...more })).toThrow(expect.objectContaining({ code }))

  test('refuses amounts, currencies and rates that cannot be', () => {
    refused({ amount: exampleEuro('0.00') }, 'payment.amount_not_positive')
    refused({ amount: exampleEuro('-1.00') }, 'payment.amount_not_positive')
    const both = { amount: exampleEuro('-1.00'), withheld: exampleEuro('2.00') }
    refused(both, 'payment.amount_not_positive')
    refused({ withheld: exampleEuro('-1.00') }, 'payment.withheld_negative')
    refused({ withheld: Money.parse('1.00', usd) }, 'payment.currency_mismatch')
    refused({ baseCurrency: usd }, 'payment.no_exchange_rate')
    refused({ baseCurrency: usd, exchangeRate: Decimal.zero }, 'payment.no_exchange_rate')
    expect(recordedPayment({ ...fields, exchangeRate: Decimal.from('1.5') }).exchangeRate).toEqual(
      Decimal.one,
    )
  })

  test('rule 16: what was withheld may be put down by itself, when the customer proves it', () => {
    const given = { amount: exampleEuro('0.00'), withheld: exampleEuro('50.00') }
    expect(paymentValue(recordedPayment({ ...fields, ...given }))).toEqual(exampleEuro('50.00'))
  })

  test('rule 6: what it settles, arrived and withheld together, is one amount, also in base currency', () => {
    const most = Money.of(minorUnitsMax, currency('EUR'))
    const cent = exampleEuro('0.01')
    expect(recordedPayment({ ...fields, amount: most }).amount).toBe(most)
    refused({ amount: most, withheld: cent }, 'money.too_large')
    const abroad = { baseCurrency: usd, exchangeRate: Decimal.one, withheld: cent }
    const half = { amount: Money.subtract(most, cent), ...abroad }
    expect(paymentValue(recordedPayment({ ...fields, ...half }))).toEqual(most)
  })
})
