import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { csvEncoding } from '../csv/index.ts'
import { proofLine, readCsv, rememberedCsvMapping } from './index.ts'
import type { CsvMapping, CsvReading } from './index.ts'

type Expected = {
  currency: string
  encoding: string
  opening: string | null
  closing: string | null
  proof: string
  brokenAt?: number
  leftOut?: number[]
  asks?: string[]
  answer?: CsvMapping
  lines: [date: string, amount: string, name: string, fileLine: number][]
}
const folder = new URL('../../../fixtures/bank-csv/', import.meta.url)
const stated = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  Expected
>

const read = (text: string, mapping: CsvMapping = {}, code = 'EUR'): CsvReading =>
  readCsv(text, { currency: currency(code), mapping })
const lineFacts = ({ statement }: CsvReading) =>
  statement?.lines.map((line) => [line.date, Money.toString(line.amount), line.name, line.fileLine])
const refusalOf = (text: string, mapping: CsvMapping = {}, code = 'EUR'): string => {
  try {
    const { refusal } = read(text, mapping, code)
    return refusal ? `${refusal.code} ${refusal.message}` : ''
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.message}`
    throw error
  }
}

describe('files of the fixtures', () => {
  test.each(Object.entries(stated))('%s reads as stated', (name, expected) => {
    const bytes = readFileSync(new URL(name, folder))
    const encoding = csvEncoding(bytes)
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const first = read(text, {}, expected.currency)

    expect(encoding).toBe(expected.encoding)
    expect(first.questions.map(({ kind }) => kind)).toEqual(expected.asks ?? [])
    expect(first.refusal).toBe(null)
    const reading = expected.asks ? read(text, expected.answer, expected.currency) : first
    expect(lineFacts(reading)).toEqual(expected.lines)
    expect(reading.leftOut.map(({ fileLine }) => fileLine)).toEqual(expected.leftOut ?? [])
    const proof = proofLine(reading.statement!)
    expect([proof.state, proof.fileLine]).toEqual([expected.proof, expected.brokenAt ?? null])
    const balances = [reading.statement!.openingBalance, reading.statement!.closingBalance]
    expect(balances.map((balance) => balance && Money.toString(balance.amount))).toEqual([
      expected.opening,
      expected.closing,
    ])
  })
})

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

const balanced = (...rows: string[]): string => ['Date,Text,Amount,Balance', ...rows].join('\n')

describe('what a minus means, and the order of lines', () => {
  test('a card without any minus is asked', () => {
    const text = amounts('45.00', '5.00')
    expect(read(text).questions[0]?.words).toMatch(/Is 45.00 on line 2 money in or money out/)
    expect(read(text, { sign: 'reversed' }).statement?.lines[0]?.amount.minor).toBe(-4500n)
  })
  test('the running balance answers instead, in either order of the file', () => {
    const rows = [
      '2026-05-01,A,30.00,470.00',
      '2026-05-02,B,20.00,450.00',
      '2026-05-03,C,5.00,445.00',
    ]
    for (const text of [balanced(...rows), balanced(...rows.toReversed())]) {
      const reading = read(text)
      expect(reading.mapping.sign).toBe('reversed')
      expect(lineFacts(reading)?.map((line) => [line[1], line[2]])).toEqual([
        ['-30.00', 'A'],
        ['-20.00', 'B'],
        ['-5.00', 'C'],
      ])
      expect(proofLine(reading.statement!).state).toBe('proven')
    }
  })
  test('rule 66: a running balance that breaks names the line of the file, newest first too', () => {
    const rows = [
      '2026-05-01,A,-30.00,470.00',
      '2026-05-02,B,-20.00,449.00',
      '2026-05-03,C,-5.00,444.00',
    ]
    expect(proofLine(read(balanced(...rows)).statement!).fileLine).toBe(3)
    const proof = proofLine(read(balanced(...rows.toReversed())).statement!)
    expect([proof.state, proof.fileLine]).toEqual(['broken', 3])
  })
  test('rule 67: the balances that rows state are opening and closing', () => {
    const text = balanced(
      '2026-05-01,Opening balance,,500.00',
      '2026-05-01,A,-30.00,470.00',
      '2026-05-02,Closing balance,,470.00',
    )
    const { statement } = read(text, { sign: 'as_written' })
    expect(statement?.lines).toHaveLength(1)
    expect(proofLine(statement!).state).toBe('proven')
  })
  test('rule 6: an opening balance that follows from the rows is one amount too', () => {
    const row = (day: number, balance: string) => `2026-05-0${day},A,-9000000000000.00,${balance}`
    expect(refusalOf(balanced(row(1, '5000000000000.00')))).toMatch(/^money.too_large/)
    const last = [row(1, '900000000000.00'), row(2, '-8100000000000.00')]
    expect(read(balanced(...last)).statement?.openingBalance?.amount.minor).toBe(990000000000000n)
  })
  test('rule 66: a stated opening balance that does not lead to the first line breaks there', () => {
    const text = balanced('2026-05-01,Opening balance,,600.00', '2026-05-01,A,-30.00,470.00')
    const proof = proofLine(read(text).statement!)
    expect([proof.state, proof.fileLine]).toEqual(['broken', 3])
  })
  test('a line is in or out, never both, and never against its column', () => {
    const text = (row: string) =>
      ['Date,Text,Money in,Money out', '2026-05-01,A,,3.00', row].join('\n')
    expect(refusalOf(text('2026-05-02,B,1.00,2.00'))).toMatch(/^csv.both_sides Line 3/)
    expect(refusalOf(text('2026-05-02,B,,-2.00'))).toMatch(/^csv.sign_mixed Line 3/)
    expect(refusalOf(text('2026-05-02,B,-2.00,'))).toMatch(/^csv.sign_mixed Line 3/)
    expect(refusalOf(text('2026-05-02,B,,'))).toMatch(/^csv.amount_missing Line 3/)
    expect(refusalOf(text(',B,2.00,'))).toMatch(/^csv.date_missing Line 3/)
    expect(refusalOf(text('2026-05-02,B,2.00,,,x'))).toMatch(/^csv.row_too_wide Line 3/)
  })
})

describe('columns', () => {
  test('each is taken for what heading and values say together, and says why', () => {
    const { columns } = read(['Date,Amount,Balance,Details', '2026-05-25,-1.00,open,x'].join('\n'))
    expect(columns.map(({ role }) => role)).toEqual(['date', 'amount', 'ignore', 'description'])
    expect(columns[1]?.reason).toBe('The heading is “Amount”, and its values are amounts')
  })
  test('two columns that would do are asked, with a value of each', () => {
    const text = ['Day A,Day B,What,X,Y', '2026-05-25,2026-05-26,Paper,-1.00,-2.00'].join('\n')
    const { questions } = read(text)
    expect(questions.map(({ kind }) => kind)).toEqual(['date_column', 'amount_column'])
    expect(questions[0]?.choices.map(({ words }) => words)).toEqual([
      'Day A (2026-05-25)',
      'Day B (2026-05-26)',
    ])
    const roles = questions[1]?.choices[1]?.answer.roles?.with(1, 'date')
    expect(lineFacts(read(text, { roles: roles! }))).toEqual([['2026-05-26', '-2.00', 'Paper', 2]])
  })
  test('a word and a number is no amount, unless the word is a currency', () => {
    const roles = (cell: string) =>
      read(`When,Code,How much\n2026-05-25,${cell},-1.00`).columns.map(({ role }) => role)
    expect(roles('REF 12')).toEqual(['date', 'description', 'amount'])
    expect(roles('KES 12')).not.toContain('amount')
  })
  test('a separator that the file declares wins over evidence', () => {
    const text = 'sep=|\nDate|A,B,C,D|Amount\n2026-05-25|a,b,c,d|-1.00'
    expect(lineFacts(read(text))).toEqual([['2026-05-25', '-1.00', 'a,b,c,d', 3]])
  })
  test('a file without a heading is read by its values', () => {
    const reading = read('25/05/2026;Paper shop;-1,50\n26/05/2026;Rent;-900,00')
    expect(reading.headingLine).toBe(null)
    expect(lineFacts(reading)?.[0]).toEqual(['2026-05-25', '-1.50', 'Paper shop', 1])
  })
  test.each<[CsvMapping, string]>([
    [{ roles: ['date', 'amount'] }, 'csv.roles_differ'],
    [{ roles: ['date', 'amount', 'amount'] }, 'csv.role_twice'],
    [{ roles: ['ignore', 'description', 'amount'] }, 'csv.role_missing'],
    [{ roles: ['date', 'money_in', 'amount'] }, 'csv.roles_conflict'],
    [{ roles: ['date', 'description', 'money_in'] }, 'csv.role_missing'],
    [{ roles: ['date', 'amount', 'ignore'] }, 'csv.amount_malformed'],
  ])('%j is refused: %s', (mapping, code) => {
    expect(refusalOf(dated('25/04/2026'), mapping).split(' ')[0]).toBe(code)
  })
})

describe('hostile values', () => {
  test.each(['T', ' ,', '1', '9.', ':', '(', 'CR', '\u200f', 'É'])(
    '%j ten thousand times costs little',
    (unit) => {
      const cell = `"${unit.repeat(9_998 / unit.length)}x"`
      const rows = Array.from({ length: 25 }, () => `${cell},${cell},${cell}`)
      const begin = performance.now()
      refusalOf(['Date,Text,Amount', '2026-05-25,Paper,-1.00', ...rows].join('\n'))
      refusalOf(['Date,Text,Amount', ...rows.map((row) => `2026-05-25,${row}`)].join('\n'))
      expect(performance.now() - begin).toBeLessThan(2_000)
    },
  )
})

describe('a remembered mapping', () => {
  const first = read(dated('25/04/2026')).mapping
  const again = (text: string) =>
    readCsv(text, { currency: currency('EUR'), remembered: () => first })
  test('answers what the next file leaves open', () => {
    const reading = again(dated('03/04/2026'))
    expect([reading.questions, reading.isRemembered]).toEqual([[], true])
    expect(reading.statement?.lines[0]?.date).toBe('2026-04-03')
  })
  test('yields to what the next file proves', () => {
    expect(again(dated('03/04/2026', '04/25/2026')).mapping.dateOrder).toBe('mdy')
  })
  test('is for its own heading, and keeps what a file does not tell', () => {
    expect(read('When,Amount\n25/04/2026,1').signature).not.toBe(
      read(dated('25/04/2026')).signature,
    )
    const later = read(dated('03/03/2026')).mapping
    expect(rememberedCsvMapping(first, later).dateOrder).toBe('dmy')
  })
})
