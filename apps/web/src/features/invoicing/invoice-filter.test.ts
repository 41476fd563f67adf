import { expect, test } from 'vitest'
import { invoiceFilter, invoicesHref, invoicesQuery, periodChoices } from './invoice-filter.ts'
import { isFilter, stripFilters } from './strip-filters.ts'

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

test('each figure above the list is a filter that its address holds', () => {
  const filters = stripFilters('2026-11-26')
  expect(invoicesHref('harbour', filters.dueSoon)).toBe(
    '/o/harbour/invoices?status=open&dueFrom=2026-11-26&dueTo=2026-12-03',
  )
  expect(invoicesHref('harbour', filters.paidThisMonth)).toBe(
    '/o/harbour/invoices?status=paid&paidFrom=2026-11-01&paidTo=2026-11-30',
  )
  for (const filter of Object.values(filters)) {
    const address = new URL(invoicesHref('harbour', filter), 'http://house')
    const read = invoiceFilter(Object.fromEntries(address.searchParams))
    expect(read).toEqual(filter)
    expect(Object.values(filters).filter((other) => isFilter(read, other))).toEqual([filter])
  }
})
