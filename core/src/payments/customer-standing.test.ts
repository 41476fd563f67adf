import { expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import type { CurrencyStanding } from './customer-standing.ts'
import { customerStandingView } from './customer-standing.ts'

const [eur, usd, kes] = [currency('EUR'), currency('USD'), currency('KES')]

function standing(code: typeof eur, minor: bigint, baseMinor: bigint): CurrencyStanding {
  const sums = (open: Money) => ({
    outstanding: open,
    overdue: Money.zero(open.currency),
    credit: Money.zero(open.currency),
  })
  return {
    ...sums(Money.of(minor, code)),
    openInvoices: 1,
    overdueInvoices: 0,
    openPayments: 0,
    openCreditNotes: 0,
    base: sums(Money.of(baseMinor, eur)),
  }
}

test('the customer’s own currency comes first, also where nothing is open in it', () => {
  const open = [standing(eur, 5_00n, 5_00n), standing(usd, 7_00n, 6_00n)]
  const order = (own: typeof eur) =>
    customerStandingView(open, own, eur).currencies.map((each) => [
      each.currency,
      each.outstanding.amount,
    ])
  const [inEur, inUsd] = [
    ['EUR', '5.00'],
    ['USD', '7.00'],
  ]
  expect(order(usd)).toEqual([inUsd, inEur])
  expect(order(kes)).toEqual([['KES', '0.00'], inEur, inUsd])
})

test('amounts of different currencies are added in base currency only', () => {
  const open = [standing(eur, 5_00n, 5_00n), standing(usd, 7_00n, 6_00n)]
  expect(customerStandingView(open, usd, eur).base).toMatchObject({
    outstanding: { amount: '11.00', currency: 'EUR' },
    balance: { amount: '11.00', currency: 'EUR' },
  })
})
