import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellDate, cellNumber, columnOf, isDateFormat } from './cell-text.ts'

describe('a number of a sheet becomes a plain decimal', () => {
  test.each([
    ['1250.5', '1250.5'],
    ['-120.10000000000001', '-120.1'],
    ['2128.4000000000001', '2128.4'],
    ['0.1', '0.1'],
    ['1E-2', '0.01'],
    ['-1.25E+3', '-1250'],
    ['1.1999999999999999E+2', '120'],
    ['99999999999999995', '100000000000000000'],
    ['0', '0'],
    ['-0.00', '0'],
    ['007.50', '7.5'],
    ['123456789012345.67', '123456789012346'],
    ['5.0000000000000004E-2', '0.05'],
  ])('%s is %s', (text, plain) => expect(cellNumber(text)).toBe(plain))

  test.each(['', 'x', '1,5', '1e99', '--1', 'NaN', 'Infinity', '1.', '.5'])('%s is none', (text) =>
    expect(cellNumber(text)).toBeUndefined(),
  )

  test('amounts of money come back from what a program writes of them', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (minor) => {
        const text = `${minor / 100n}.${String(minor < 0n ? -minor % 100n : minor % 100n).padStart(2, '0')}`
        const signed = minor < 0n && !text.startsWith('-') ? `-${text}` : text
        const plain = signed.replace(/\.?0+$/, '')
        const expected =
          plain === '-' || plain === '' || plain === '-0'
            ? '0'
            : signed.replace(/\.00$/, '').replace(/(\.\d)0$/, '$1')
        expect(cellNumber(signed)).toBe(expected === '-0' ? '0' : expected)
      }),
    )
  })
})

test('days since 1900, with the 29 February that there was not, and since 1904', () => {
  expect(cellDate('1', 1900)).toBe('1900-01-01')
  expect(cellDate('59', 1900)).toBe('1900-02-28')
  expect(cellDate('61', 1900)).toBe('1900-03-01')
  expect(cellDate('46125', 1900)).toBe('2026-04-13')
  expect(cellDate('46125.75', 1900)).toBe('2026-04-13')
  expect(cellDate('44663', 1904)).toBe('2026-04-13')
  for (const text of ['0', '0.5', '-1', '200000', 'x']) expect(cellDate(text, 1900)).toBeUndefined()
})

test('which number formats show a day', () => {
  const shows: readonly (readonly [string, string | undefined, boolean])[] = [
    ['14', undefined, true],
    ['22', undefined, true],
    ['0', undefined, false],
    ['4', undefined, false],
    ['20', undefined, false],
    ['164', 'dd/mm/yyyy', true],
    ['164', '[$-409]d-mmm-yy;@', true],
    ['164', '#,##0.00\\ "EUR d";[Red]-#,##0.00', false],
    ['164', 'General', false],
    ['164', 'mm:ss', false],
  ]
  for (const [id, code, isDay] of shows) expect(isDateFormat(id, code), code ?? id).toBe(isDay)
})

test('columns by their letters', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1'].map(columnOf)).toEqual([0, 25, 26, 16_383])
  expect(['a1', '1', 'AAAA1', 'A', ''].map(columnOf)).toEqual(Array(5).fill(undefined))
})
