import { expect, test } from 'vitest'
import { brokenLines } from '../../src/pdf/pen.ts'

test('text is broken at spaces, long words where they must, and nothing is lost', () => {
  const widthOf = (text: string) => text.length
  expect(brokenLines('one two three', 7, widthOf)).toEqual(['one two', 'three'])
  expect(brokenLines('abcdefghij kl', 4, widthOf)).toEqual(['abcd', 'efgh', 'ij', 'kl'])
  expect(brokenLines('a\r\n\nb\tc', 9, widthOf)).toEqual(['a', '', 'b c'])
  expect(brokenLines('', 9, widthOf)).toEqual([''])
})
