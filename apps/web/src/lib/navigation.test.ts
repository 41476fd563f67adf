import { expect, test } from 'vitest'
import { destinationOf, switchedHref } from './navigation.ts'

test.each([
  ['/o/harbour/home', 'home'],
  ['/o/harbour/invoices', 'invoices'],
  ['/o/harbour/invoices/inv_01/edit', 'invoices'],
  ['/o/harbour/reports', 'reports'],
  ['/o/harbour/reports/trial-balance', 'trial'],
  ['/o/harbour/settings/people', 'people'],
  ['/o/harbour/money/ban_01/import', 'bank'],
  ['/o/harbour/nowhere', undefined],
  ['/o/harbour/invoices-old', undefined],
])('%s is in %s', (path, id) => {
  expect(destinationOf(path)?.id).toBe(id)
})

test('another business opens at the same section, never at the same record', () => {
  expect(switchedHref('/o/a/invoices/inv_01', 'b')).toBe('/o/b/invoices')
  expect(switchedHref('/o/a/reports/balance-sheet', 'b')).toBe('/o/b/reports/balance-sheet')
  expect(switchedHref('/me/security', 'b')).toBe('/o/b/home')
})
