import { expect, test } from 'vitest'
import { reportReturn, rowAnchor } from './report-return.ts'

test('a page that a report led to leads back to the same report, at the same row', () => {
  const back = `/reports/balance-sheet?asOf=2026-10-31#${rowAnchor('asset total')}`
  expect(reportReturn('acme', back)).toEqual({
    label: 'Balance sheet',
    href: '/o/acme/reports/balance-sheet?asOf=2026-10-31#row-asset-total',
  })
})

test.each([
  undefined,
  '',
  '/reports',
  '/reports/unknown',
  '/reports/balance-sheet/../../other',
  'https://evil.example/reports/balance-sheet',
  '//evil.example',
  'javascript:alert(1)',
])('%s is no way back', (back) => {
  expect(reportReturn('acme', back)).toBeUndefined()
})
