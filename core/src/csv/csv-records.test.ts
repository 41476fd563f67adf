import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { csvLimits, csvRecords, csvSeparators } from './csv-records.ts'
import type { CsvSeparator } from './csv-records.ts'

const rowsOf = (text: string | string[], separator: CsvSeparator = ',') =>
  [...csvRecords(typeof text === 'string' ? [text] : text, separator)].map(({ fields }) => fields)

const refusal = (text: Iterable<string>): string => {
  try {
    for (const _ of csvRecords(text, ',')) continue
    return ''
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${/Line (\d+)/.exec(error.message)?.[1]}`
    throw error
  }
}

describe('rows of a file', () => {
  test.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,b","c ""d"""\n', [['a,b', 'c "d"']]],
    ['"two\r\nlines",x', [['two\r\nlines', 'x']]],
    ['"a" , "b"', [['a', 'b']]],
    ['5" pipe,x', [['5" pipe', 'x']]],
    ['a,,\n\n , \nb', [['a', '', ''], ['b']]],
    ['a,""', [['a', '']]],
    ['', []],
  ])('%j', (text, rows) => expect(rowsOf(text)).toEqual(rows))

  test('know the line on which they begin', () => {
    const lines = [...csvRecords(['a\r\n"b\r\nc"\r\n\r\nd'], ',')].map(({ line }) => line)
    expect(lines).toEqual([1, 2, 5])
  })
})

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'))
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
})

test('whatever is written, with any separator and line end, is read back, however it comes in pieces', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...csvSeparators),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 9 }),
      (rows, separator, lineEnd, size) => {
        const text = rows
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator))
          .join(lineEnd)
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
        const kept = rows.filter((row) => row.some((each) => each.trim() !== ''))
        expect(rowsOf(pieces, separator)).toEqual(kept)
      },
    ),
  )
})

describe('hostile files', () => {
  test.each<[string, () => Iterable<string>, string]>([
    ['a quotation that never ends', () => ['a,b\n"c,d\ne'], 'csv.quote_open 2'],
    ['text behind a quotation', () => ['a,b\n"c"d'], 'csv.quote_misplaced 2'],
    ['a NUL', () => ['a,b\nc\0'], 'csv.not_text 2'],
    ['a row of commas', () => [`a\n${','.repeat(1_000_000)}`], 'csv.too_many_columns 2'],
    ['a value of 5 MB', () => [`a\n${'x'.repeat(5_000_000)}`], 'csv.field_too_long 2'],
    ['a quoted value of 5 MB', () => [`a\n"${'x\n'.repeat(2_500_000)}`], 'csv.field_too_long 2'],
    ['a row too many', () => ['1\n'.repeat(csvLimits.rows + 1)], 'csv.too_many_rows 200001'],
  ])('%s is refused with its line', (_, text, code) => expect(refusal(text())).toBe(code))

  test('an endless file is read no further than its limit', () => {
    let given = 0
    function* endless(): Generator<string> {
      for (;;) {
        given += 1
        yield 'x'.repeat(1000)
      }
    }
    expect(refusal(endless())).toBe('csv.field_too_long 1')
    expect(given).toBeLessThan(20)
  })
})
