import { expect, test } from 'vitest'
import { savedViewLimits, viewQuery } from './index.ts'

test('a view keeps names and values; where somebody came from is no part of it', () => {
  expect(viewQuery('?status=overdue&back=%2Freports&cursor=abc&q=a+b&peek=inv_1')).toBe(
    'status=overdue&q=a+b',
  )
  expect(viewQuery('')).toBe('')
  // Whatever is written there stays a value: it never becomes a path, a host or a script.
  expect(viewQuery('q=%22%3E%3Cscript%3E&x=//evil.example')).toBe(
    'q=%22%3E%3Cscript%3E&x=%2F%2Fevil.example',
  )
})

test('an address has an end', () => {
  const longest = 'x'.repeat(savedViewLimits.query - 2)
  expect(viewQuery(`q=${longest}`)).toHaveLength(savedViewLimits.query)
  expect(() => viewQuery(`q=${longest}x`)).toThrow('So many filters')
})
