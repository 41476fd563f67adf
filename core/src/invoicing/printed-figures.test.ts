import { expect, test } from 'vitest'
import { printedDate, printedFigure } from './printed-figures.ts'

test('figures are grouped as English and French readers expect', () => {
  expect(printedFigure('-1234567.50')).toBe('−1,234,567.50')
  expect(printedFigure('-1234567.50', 'fr')).toBe('−1\u202f234\u202f567,50')
  expect(printedFigure('999')).toBe('999')
  expect(printedFigure('1000.125', 'fr')).toBe('1\u202f000,125')
})

test('a percentage takes the decimal mark of the language, other texts stay', () => {
  expect(printedFigure('10 %')).toBe('10 %')
  expect(printedFigure('2.5 %', 'fr')).toBe('2,5 %')
  expect(printedFigure('VAT 2.5 %', 'fr')).toBe('VAT 2.5 %')
  expect(printedFigure('')).toBe('')
})

test('a date has its month in letters', () => {
  expect(printedDate('2026-11-03')).toBe('3 Nov 2026')
  expect(printedDate('2026-08-01')).toBe('1 Aug 2026')
  expect(printedDate('2026-08-01', 'fr')).toBe('1er août 2026')
  expect(printedDate('2026-02-28', 'fr')).toBe('28 févr. 2026')
})
