import { expect, test } from 'vitest'
import { Money } from '../money/index.ts'
import { expectedPayment } from './expected-payment.ts'
import { exampleEuro } from './payment-examples.ts'

const expected = (outstanding: string, withheld = '50.00') => {
  const given = { total: exampleEuro('1160.00'), outstanding: exampleEuro(outstanding) }
  const found = expectedPayment({ ...given, withheld: exampleEuro(withheld) })
  return [found.amount, found.withheld].map(Money.toString)
}

test('rule 16: of 1,160.00 the customer transfers 1,110.00 and holds 50.00 back', () => {
  expect(expected('1160.00')).toEqual(['1110.00', '50.00'])
})

test('after a transfer of 1,110.00 it is the withheld part that is missing', () => {
  expect(expected('50.00')).toEqual(['0.00', '50.00'])
  expect(expected('20.00')).toEqual(['0.00', '20.00'])
})

test('in between, and without withholding, all of it is expected to come', () => {
  expect(expected('660.00')).toEqual(['660.00', '0.00'])
  expect(expected('1160.00', '0.00')).toEqual(['1160.00', '0.00'])
})
