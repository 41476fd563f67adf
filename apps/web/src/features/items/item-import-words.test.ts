import { expect, test } from 'vitest'
import { importWords, reasonAgainst } from './item-import-words.ts'

test('the button says what it does', () => {
  expect(importWords({ new: 3, changed: 1 })).toBe('Add 3 products and change 1')
  expect(importWords({ new: 1, changed: 0 })).toBe('Add 1 product')
  expect(importWords({ new: 0, changed: 2 })).toBe('Change 2 products')
})

test('a file is taken in when nothing is open and something would happen', () => {
  const plain = { isPreview: true, unchanged: 4, ignoredColumns: [], question: null }
  const question = { words: 'Which?', choices: [] }
  expect(reasonAgainst({ ...plain, new: 0, changed: 1, faulty: 0 })).toBeUndefined()
  expect(reasonAgainst({ ...plain, new: 0, changed: 0, faulty: 0 })).toContain('here already')
  expect(reasonAgainst({ ...plain, new: 2, changed: 0, faulty: 1 })).toContain('Correct')
  expect(reasonAgainst({ ...plain, question, new: 0, changed: 0, faulty: 0 })).toContain('Answer')
})
