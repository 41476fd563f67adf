import { expect, test } from 'vitest'
import { LocalDate } from '../time/index.ts'
import { currency, Money } from '../money/index.ts'
import { invoiceTotals, isNumberOfSeries, numberText, openingInvoice } from './index.ts'

test('a number that a series could give is known, whatever its year and however it grows', () => {
  for (const pattern of ['INV-{year}-{number}', '{number}/{year}', 'R{year}{number}.x']) {
    const format = { pattern, digits: 4, restartsYearly: true }
    for (const n of [1, 42, 123_456])
      expect(isNumberOfSeries(numberText(format, '2031', n), pattern)).toBe(true)
  }
  for (const old of ['INV-77', 'OLD-INV-2026-0001', 'INV-2026-', 'INV--0001', 'inv-2026-0001', ''])
    expect(isNumberOfSeries(old, 'INV-{year}-{number}')).toBe(false)
})

test('an invoice of the old books owes what was open, without tax, and is due when it was', () => {
  const eur = currency('EUR')
  const given = {
    number: '77',
    date: LocalDate.from('2025-10-02'),
    dueDate: LocalDate.from('2025-11-01'),
    amount: Money.parse('650.60', eur),
  }
  const invoice = openingInvoice(given, {
    ...{ id: 'inv_1', lineId: 'inl_1', customerId: 'cus_1', journalEntryId: 'je_1' },
    ...{ asOf: LocalDate.from('2025-12-31'), accountId: 'acc_1' },
  })
  expect(invoiceTotals(invoice)).toMatchObject({ total: given.amount, tax: Money.zero(eur) })
  expect(invoice).toMatchObject({ issueDate: '2025-12-31', dueDate: '2025-11-01', number: '77' })
  expect(invoice.lines[0]?.description).toContain('2 Oct 2025')
})
