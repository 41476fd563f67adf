import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import type { CsvMapping } from './csv-schema.ts'
import { readQif } from './read-qif.ts'

const usd = currency('USD')
const read = (text: string, mapping?: CsvMapping) =>
  readQif(text, { currency: usd, ...(mapping ? { mapping } : {}) })
const bank = (...records: string[]): string =>
  `!Type:Bank\n${records.map((each) => `${each}\n^\n`).join('')}`
const datesOf = (text: string, mapping?: CsvMapping) =>
  read(text, mapping).statements.flatMap(({ lines }) => lines.map(({ date }) => date))

const refusal = (text: string): string => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof AppError)
      return `${error.code} ${/Line \d+/.exec(error.message)?.[0] ?? ''}`.trim()
    throw error
  }
  return 'read'
}

describe('dates', () => {
  test.each([
    ["D6/17'26", '2026-06-17'],
    ["D6/17' 6", '2006-06-17'],
    ['D6/17/97', '1997-06-17'],
    ['D17.6.2026', '2026-06-17'],
    ['D2026-06-17', '2026-06-17'],
    ['D 6/ 17/2026', '2026-06-17'],
  ])('%s', (field, date) => expect(datesOf(bank(`${field}\nT1.50`))).toEqual([date]))

  test('one line decides for all, and what none decides is asked', () => {
    expect(datesOf(bank('D03/04/2026\nT1.50', 'D13/04/2026\nT1.50'))).toEqual([
      '2026-04-03',
      '2026-04-13',
    ])
    const open = read(bank('D03/04/2026\nT1.50'))
    expect(open.statements).toEqual([])
    expect(open.questions).toMatchObject([
      { kind: 'date_order', sample: '03/04/2026', fileLine: 2 },
    ])
    expect(datesOf(bank('D03/04/2026\nT1.50'), { dateOrder: 'mdy' })).toEqual(['2026-03-04'])
  })
})

test('thousands or decimals: asked where all amounts leave it open', () => {
  const text = bank('D2026-04-13\nT1,234')
  expect(read(text).questions.map(({ kind }) => kind)).toEqual(['decimal_mark'])
  const said = read(text, { decimalMark: 'point' }).statements[0]!.lines[0]!
  expect(Money.toString(said.amount)).toBe('1234.00')
})

test('every amount comes back, with either mark', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
      fc.constantFrom('.', ','),
      (minor, mark) => {
        const text = Money.toString(Money.of(minor, usd)).replace('.', mark)
        const { statements } = read(
          bank(`D2026-04-13\nT${text}`, 'D2026-04-13\nT0.5'.replace('.', mark)),
        )
        expect(statements[0]!.lines[0]!.amount.minor).toBe(minor)
      },
    ),
  )
})

test('accounts, lists between them, and lines that are no movement', () => {
  const text =
    '!Account\nNOne\n^\n!Type:Bank\nD2026-01-01\nT10.00\nPOpening Balance\nL[One]\n^\nD2026-01-02\nT-1.00\nN12\nPA\nMB\nA1 Street\nSx\n$-1.00\n^\n' +
    '!Type:Cat\nNFood\nDwords\n^\n!Account\nNTwo\n^\n!Type:Oth L\nD2026-01-03\nU2.00\nNDEP\n^^\n'
  const { statements } = read(text)
  expect(statements).toMatchObject([
    {
      account: { accountId: 'One', type: 'BANK' },
      openingBalance: { amount: { minor: 1000n }, date: '2026-01-01' },
      closingBalance: null,
      lines: [{ name: 'A', memo: 'B', checkNumber: '12', reference: '12', fileLine: 10 }],
    },
    { account: { accountId: 'Two', type: 'OTH L' }, lines: [{ type: 'DEP', checkNumber: null }] },
  ])
})

describe('refused whole, with the line', () => {
  const refused = [
    ['', 'qif.no_statement'],
    ['!Type:Invst\nD2026-01-01\n^\n', 'qif.no_statement'],
    ['D2026-01-01\n', 'qif.malformed Line 1'],
    ['!Type:Bank\n#what\n', 'qif.malformed Line 2'],
    [bank('T1.00'), 'qif.field_missing Line 2'],
    [bank('D2026-01-01'), 'qif.field_missing Line 2'],
    [bank('D2026-01-01\nT1.00\nD2026-01-02'), 'qif.field_twice Line 4'],
    [bank('D2026-01-01\nT1.00\nT1.00'), 'qif.field_twice Line 4'],
    ['!Type:Bank\nD2026-01-01\nT1.00\n', 'qif.truncated Line 2'],
    ['!Type:Bank\nD2026-01-01\nT1.00\n!Type:Cat\n', 'qif.truncated Line 2'],
    [bank('D2026-13-01\nT1.00'), 'csv.date_malformed Line 2'],
    [bank('D2026-01-01\nTmuch'), 'csv.amount_malformed Line 2'],
    [bank('D2026-01-01\nT1.2345'), 'qif.amount_decimals Line 2'],
    [bank(`D2026-01-01\nT1.00\nM${'x'.repeat(10_001)}`), 'qif.field_too_long Line 4'],
  ] as const
  test.each(refused.map(([text, code]) => [code, text] as const))('%s', (code, text) =>
    expect(refusal(text)).toBe(code),
  )

  test('more lines than may be', () => {
    expect(refusal(`!Type:Bank\n${'D2026-01-01\nT1\n^\n'.repeat(200_001)}`)).toBe(
      'qif.too_many_lines Line 600002',
    )
  })
})
