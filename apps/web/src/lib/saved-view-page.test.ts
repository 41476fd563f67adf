import { expect, test } from 'vitest'
import { savedViewPages } from '@smb/core/search'
import { savedViewPage, viewPath } from './saved-view-page.ts'

test('every page that the API keeps is known here, inside a business only', () => {
  for (const page of savedViewPages) {
    expect(savedViewPage(`/o/harbour${page}`)).toBe(page)
    expect(savedViewPage(page)).toBeUndefined()
  }
  expect(savedViewPage('/o/harbour/invoices/inv_1')).toBeUndefined()
  expect(savedViewPage('/o/harbour/settings/people')).toBeUndefined()
})

test('a view leads to its page with its query', () => {
  expect(viewPath({ path: '/invoices', query: 'status=overdue' })).toBe('/invoices?status=overdue')
  expect(viewPath({ path: '/invoices', query: '' })).toBe('/invoices')
})
