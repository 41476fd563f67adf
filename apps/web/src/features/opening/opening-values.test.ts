import { expect, test } from 'vitest'
import { Money } from '@smb/core/money'
import {
  bodyOf,
  startingValues,
  sumsOf,
  withAccountsFrom,
  withInvoicesFrom,
} from './opening-values.ts'

const accounts = [
  { code: '1010', archivedAt: null, controlRole: 'bank_default' as const },
  { code: '1100', archivedAt: null, controlRole: 'accounts_receivable' as const },
  { code: '2100', archivedAt: null, controlRole: 'customer_credit' as const },
  { code: '3000', archivedAt: null, controlRole: null },
]
const start = startingValues('2026-01-15')
const of = { accounts, currency: 'EUR', today: '2026-01-15' }

test('a trial balance comes from a file as spreadsheets write it; lines that cannot be read are named', () => {
  const text =
    'Code;Debit;Credit\n1010;"1.234,50";\n1100;10;\n3000;;1244.5\n9;1;\n2100;5;\n3000;x;\n'
  const { values, unread } = withAccountsFrom(text, start, of)
  expect(values.sides).toEqual({
    1010: { debit: '1234.50', credit: '' },
    1100: { debit: '10.00', credit: '' },
    3000: { debit: '', credit: '1244.50' },
  })
  expect(unread).toEqual([
    'Line 5: there is no account 9.',
    'Line 6: there is no account 2100.',
    'Line 7: an amount cannot be read.',
  ])
})

test('open invoices come from a file without headings, after what is typed', () => {
  const typed = { ...start, invoices: [] }
  const text = 'Quay Dental,77,2025-12-01,31 Dec 2025,"1,010.00"\nBo,78,then,2025-12-01,5\n'
  const { values, unread } = withInvoicesFrom(text, typed, of)
  expect(values.invoices).toMatchObject([
    {
      customerName: 'Quay Dental',
      number: '77',
      date: '2025-12-01',
      dueDate: '2025-12-31',
      amount: '1010.00',
    },
  ])
  expect(unread).toEqual(['Line 2: a date or the amount cannot be read.'])
})

test('the sums of the page are those that decide, and only what holds something is sent', () => {
  const { values } = withAccountsFrom(
    'code,debit,credit\n1010,5,\n1100,10,\n3000,,14.50',
    start,
    of,
  )
  const whole = withInvoicesFrom('Bo,1,2025-12-01,2025-12-31,10', values, of).values
  const sums = sumsOf(whole, accounts, 'EUR')
  expect(Object.values(sums).map(Money.toString)).toEqual([
    '15.00',
    '14.50',
    '0.50',
    '10.00',
    '10.00',
  ])
  const cleared = { ...whole, sides: { ...whole.sides, 1010: { debit: '', credit: '' } } }
  expect(bodyOf(cleared, 'EUR')).toMatchObject({
    asOf: '2025-12-31',
    accounts: [{ code: '1100' }, { code: '3000', credit: { amount: '14.50', currency: 'EUR' } }],
    invoices: [{ customerName: 'Bo', amount: { amount: '10.00', currency: 'EUR' } }],
  })
})
