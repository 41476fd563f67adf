import { expect, test } from 'vitest'
import { invoiceFilter, invoicesHref, invoicesQuery, periodChoices } from './invoice-filter.ts'

test('the address holds the conditions; what is none of them is left out', () => {
  const filter = invoiceFilter({
    q: ' surf ',
    status: 'overdue',
    from: '2026-11-01',
    to: '2026-02-30',
    customerId: 'cus_x',
    discarded: '0',
  })
  expect(filter).toEqual({ q: 'surf', status: 'overdue', from: '2026-11-01' })
  expect(invoicesHref('harbour', filter)).toBe(
    '/o/harbour/invoices?q=surf&status=overdue&from=2026-11-01',
  )
  expect(invoiceFilter({ status: 'lost', q: ['a', 'b'] })).toEqual({})
})

test('discarded drafts are asked for as such', () => {
  expect(invoicesQuery({ discarded: '1' })).toEqual({ archived: 'only', limit: 50 })
})

test('periods count from today in the business', () => {
  expect(periodChoices('2026-01-15')[1]).toEqual({
    label: 'Last month',
    from: '2025-12-01',
    to: '2025-12-31',
  })
})
