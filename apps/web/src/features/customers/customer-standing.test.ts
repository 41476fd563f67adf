import { expect, test } from 'vitest'
import { customerStandings } from './customer-standing.ts'

const invoice = (amount: string, dueDate: string, currency = 'EUR') => ({
  outstanding: { amount, currency },
  dueDate,
})

test('what is open less what was paid ahead is the balance; due today is not late', () => {
  const open = [invoice('100.00', '2026-11-17'), invoice('40.00', '2026-11-18')]
  const credits = [{ remainder: { amount: '150.00', currency: 'EUR' } }]
  expect(customerStandings({ open, credits }, 'EUR', '2026-11-18')).toEqual([
    {
      currency: 'EUR',
      outstanding: { amount: '140.00', currency: 'EUR' },
      overdue: { amount: '100.00', currency: 'EUR' },
      credit: { amount: '150.00', currency: 'EUR' },
      balance: { amount: '-10.00', currency: 'EUR' },
    },
  ])
})

test('amounts of different currencies are never added; the customer’s own comes first', () => {
  const open = [invoice('5.00', '2026-11-30', 'USD'), invoice('7.00', '2026-11-30')]
  const standings = customerStandings({ open, credits: [] }, 'EUR', '2026-11-18')
  expect(standings.map(({ currency, outstanding }) => [currency, outstanding.amount])).toEqual([
    ['EUR', '7.00'],
    ['USD', '5.00'],
  ])
})
