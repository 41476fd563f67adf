import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { readCsv } from './index.ts'
import type { CsvMapping, CsvReading } from './index.ts'

const read = (text: string, mapping: CsvMapping = {}, code = 'EUR'): CsvReading =>
  readCsv(text, { currency: currency(code), mapping })

const refusalOf = (text: string, mapping: CsvMapping = {}, code = 'EUR'): string => {
  try {
    const { refusal } = read(text, mapping, code)
    return refusal ? `${refusal.code} ${refusal.message}` : ''
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.message}`
    throw error
  }
}

const dated = (...dates: string[]): string =>
  ['Date,Text,Amount', ...dates.map((date) => `${date},Paper,-1.00`)].join('\n')

const amounts = (...cells: string[]): string =>
  ['Date;Text;Amount', ...cells.map((cell) => `2026-05-01;Paper;${cell}`)].join('\n')

const dates = (text: string, mapping: CsvMapping = {}) =>
  read(text, mapping).statement?.lines.map(({ date }) => date)

const values = (text: string, code = 'EUR') =>
  read(text, {}, code).statement?.lines.map(({ amount }) => Money.toString(amount))

describe('a whole column decides how dates are written', () => {
  test('one day above 12 decides for every other', () => {
    expect(dates(dated('03/04/2026', '25/04/2026'))).toEqual(['2026-04-03', '2026-04-25'])
    expect(dates(dated('03/04/2026', '04/25/2026'))).toEqual(['2026-03-04', '2026-04-25'])
  })
  test('no day above 12 is asked in words, with both readings, and never guessed', () => {
    const reading = read(dated('03/04/2026', '05/06/2026'))
    expect(reading.statement).toBe(null)
    expect(reading.questions).toEqual([
      {
        kind: 'date_order',
        words: 'Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?',
        sample: '03/04/2026',
        fileLine: 2,
        choices: [
          { words: 'The 3rd of April 2026', answer: { dateOrder: 'dmy' } },
          { words: 'March 4th, 2026', answer: { dateOrder: 'mdy' } },
        ],
      },
    ])
    expect(dates(dated('03/04/2026', '05/06/2026'), { dateOrder: 'mdy' })).toEqual([
      '2026-03-04',
      '2026-05-06',
    ])
  })
  test('where every reading is the same day nothing is asked, and nothing is remembered', () => {
    const reading = read(dated('03/03/2026', '05/05/2026'))
    expect([reading.questions, reading.mapping.dateOrder]).toEqual([[], undefined])
    expect(reading.statement?.lines).toHaveLength(2)
  })
  test('two digits of a year can be three things', () => {
    expect(read(dated('03/04/05')).questions[0]?.words).toBe(
      'Is 03/04/05 the 3rd of April 2005, March 4th, 2005 or the 5th of April 2003?',
    )
  })
  test('a cell that contradicts is refused with its line, also against the answer given', () => {
    expect(refusalOf(dated('25/04/2026', '04/26/2026'))).toMatch(
      /^csv.date_malformed Line 3: “04\/26/,
    )
    expect(refusalOf(dated('05/04/2026', '25/04/2026'), { dateOrder: 'mdy' })).toMatch(/Line 3/)
    expect(refusalOf(dated('25/04/2026', '31/02/2026'))).toMatch(/^csv.date_malformed Line 3/)
  })
  test.each([
    ['2 janvier 2026', '2026-01-02'],
    ['2. März 2026', '2026-03-02'],
    ['02-Aug-26', '2026-08-02'],
    ['Aug 2, 2026', '2026-08-02'],
    ['2026/08/02', '2026-08-02'],
    ['20260802', '2026-08-02'],
    ['Sun 2 août 2026', '2026-08-02'],
    ['2026-08-02T23:59:59Z', '2026-08-02'],
  ])('%s is %s', (cell, date) => expect(dates(dated(`"${cell}"`))).toEqual([date]))
  test('a word that begins two months is no month', () => {
    expect(refusalOf(`${dated('25/01/2026')}\n2 jui 2026,Paper,-1.00`)).toMatch(/^csv.date_m/)
  })
})

describe('a whole column decides how amounts are written', () => {
  test.each([
    [
      ['-1.234,56', '7,00'],
      ['-1234.56', '7.00'],
    ],
    [
      ['-1,234.56', '7.00'],
      ['-1234.56', '7.00'],
    ],
    [
      ['1 234,56', '-7,5'],
      ['1234.56', '-7.50'],
    ],
    [
      ['1’234.50', "-1'000'000.00"],
      ['1234.50', '-1000000.00'],
    ],
    [
      ['(12.50)', '€1.00'],
      ['-12.50', '1.00'],
    ],
    [
      ['12.50-', '1.00 EUR'],
      ['-12.50', '1.00'],
    ],
    [
      ['12.50 DR', '1.00CR'],
      ['-12.50', '1.00'],
    ],
    [
      ['−5.50', '+3'],
      ['-5.50', '3.00'],
    ],
    [
      ['-1.234', '5,00'],
      ['-1234.00', '5.00'],
    ],
    [
      ['-50', '20'],
      ['-50.00', '20.00'],
    ],
  ])('%j are %j', (cells, expected) => expect(values(amounts(...cells))).toEqual(expected))
  test('three digits behind every mark are asked, with both readings', () => {
    const [question] = read(amounts('1.234', '-2.500')).questions
    expect(question?.words).toBe(
      'In “1.234”, does the point mark decimals (1.234) or thousands (1234)?',
    )
    expect(question?.choices.map(({ answer }) => answer)).toEqual([
      { decimalMark: 'point' },
      { decimalMark: 'comma' },
    ])
  })
  test('a currency without decimals has no decimal mark', () => {
    expect(values(amounts('1.234', '-2.500'), 'JPY')).toEqual(['1234', '-2500'])
  })
  test('too many decimals are refused with the line, whatever would round them', () => {
    expect(refusalOf(amounts('-1.50', '1.005'))).toMatch(/^csv.amount_decimals Line 3: EUR has 2/)
    expect(values(amounts('-1.50', '1.000'))).toEqual(['-1.50', '1.00'])
    expect(values(amounts('-1.50', '1.005'), 'KWD')).toEqual(['-1.500', '1.005'])
  })
  test('an amount in another currency is refused with the line', () => {
    expect(refusalOf(amounts('-1.50', 'US$2.00'))).toMatch(/^csv.line_currency Line 3/)
    expect(refusalOf(amounts('-1.50 €', '-2.00 €'), {}, 'GBP')).toMatch(/^csv.line_currency Line 2/)
  })
  test('styles that contradict each other are refused with the line', () => {
    expect(refusalOf(amounts('-1.234,50', '1,234.50'))).toMatch(/^csv.amount_malformed Line 3/)
  })
})
