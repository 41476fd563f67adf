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
