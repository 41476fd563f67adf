import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { mt940Details } from './mt940-details.ts'
import { readMt940 } from './read-mt940.ts'
import { statementFileProof } from './statement-file-proof.ts'

/** A message in EUR around the given fields; they begin on line 5. */
const messageOf = (fields: readonly string[], closing = '0,00'): string =>
  [
    ':20:X',
    ':25:1',
    ':28C:1/1',
    ':60F:C260101EUR0,00',
    ...fields,
    `:62F:C260131EUR${closing}`,
    '-',
  ].join('\n')

const refusal = (text: string): string => {
  try {
    readMt940(text)
  } catch (error) {
    if (error instanceof AppError)
      return `${error.code} ${/Line \d+/.exec(error.message)?.[0] ?? ''}`.trim()
    throw error
  }
  return 'read'
}

const lineOf = (field: string) => readMt940(messageOf([field])).statements[0]!.lines[0]!

describe('a line of money', () => {
  test.each([
    [':61:2604150415C300,NTRFNONREF', '300.00', '2026-04-15', '2026-04-15'],
    [':61:260415D0,5NMSC', '-0.50', '2026-04-15', '2026-04-15'],
    [':61:2604150416CR000000000335,33NTRFX', '335.33', '2026-04-16', '2026-04-15'],
    [':61:2512310102DR1500,00NTRFX', '-1500.00', '2026-01-02', '2025-12-31'],
    [':61:2601021231D1,NTRFX', '-1.00', '2025-12-31', '2026-01-02'],
    [':61:260415    DD212,39NMSCNONREF//', '-212.39', '2026-04-15', '2026-04-15'],
    [':61:260415RC20,NTRFX', '-20.00', '2026-04-15', '2026-04-15'],
    [':61:260415RDR20,FTRFX', '20.00', '2026-04-15', '2026-04-15'],
    [':61:240229C1,NTRFX', '1.00', '2024-02-29', '2024-02-29'],
    [':61:2502300301C1,NTRFX', '1.00', '2025-03-01', '2025-02-28'],
    [':61:991231C1,NTRFX', '1.00', '1999-12-31', '1999-12-31'],
  ])('%s', (field, amount, date, valueDate) => {
    const line = lineOf(field)
    expect([Money.toString(line.amount), line.date, line.valueDate]).toEqual([
      amount,
      date,
      valueDate,
    ])
  })

  test('references of the parties and of the bank, and none where NONREF stands', () => {
    expect(lineOf(':61:260415C1,NTRFREF 12//BANK-9')).toMatchObject({
      reference: 'REF 12',
      fitId: 'BANK-9',
    })
    expect(lineOf(':61:260415C1,NTRFNONREF//NONREF')).toMatchObject({ fitId: null })
    expect(lineOf(':61:260415C1,NTRFNONREF').reference).toBeUndefined()
    expect(lineOf(':61:260415C1,N0440121470966      J. DOE')).toMatchObject({
      reference: '0121470966',
      name: 'J. DOE',
    })
    expect(lineOf(':61:260415C1,NOVBNL47INGB9999999999').reference).toBe('NL47INGB9999999999')
  })

  test('rule 69: reversals and charges say what they are', () => {
    expect(lineOf(':61:260415RC20,NTRFX').kind).toBe('reversal')
    expect(lineOf(':61:260415D2,NCHGX').kind).toBe('charge')
    expect(lineOf(':61:260415D2,NTRFX').kind).toBeUndefined()
  })

  test('every amount comes back as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.boolean(), (minor, isIn) => {
        const amount = Money.of(minor, currency('EUR'))
        const text = Money.toString(amount).replace('.', ',')
        const { amount: read } = lineOf(`:61:260415${isIn ? 'C' : 'D'}${text}NTRFX`)
        expect(read.minor).toBe(isIn ? minor : -minor)
      }),
    )
  })
})

describe('what a bank writes about it', () => {
  test.each([
    [
      ['166?00GUTSCHRIFT?20EREF+E 1?21SVWZ+Rech', 'nung 1?30BIC?31IBAN1?32Anna?33 Bau'],
      { counterparty: 'Anna Bau', account: 'IBAN1', description: 'Rechnung 1', reference: 'E 1' },
    ],
    [['105?00ENTGELT'], { counterparty: '', account: '', description: 'ENTGELT', reference: '' }],
    [
      ['000>100987>20HUUR>21 MEI>310390'],
      { counterparty: '', account: '0390', description: 'HUUR MEI', reference: '' },
    ],
    [
      ['/TRTP/SEPA/IBAN/NL1/BIC/B/NAME/ZON BV/REMI/Factuur 7/EREF/NOTPROVIDED'],
      { counterparty: 'ZON BV', account: 'NL1', description: 'Factuur 7', reference: '' },
    ],
    [
      ['/CNTP/NL2/INGBNL2A/Jan///REMI/USTD//huur/'],
      { counterparty: 'Jan', account: 'NL2', description: 'huur', reference: '' },
    ],
    [
      ['/PT/FT/PY/ANYTHING'],
      { counterparty: '', account: '', description: '/PT/FT/PY/ANYTHING', reference: '' },
    ],
    [
      [`${'A'.repeat(64)}B`, 'C', 'D'],
      { counterparty: '', account: '', description: `${'A'.repeat(64)}BC D`, reference: '' },
    ],
  ])('%s', (lines, details) => expect(mt940Details([lines])).toEqual(details))
})

describe('statements', () => {
  test('rule 67: a statement that does not add up names the line of its closing balance', () => {
    const { statements } = readMt940(messageOf([':61:260415C1,NTRFX'], '2,00'))
    const proof = statementFileProof(statements[0]!)
    expect(proof).toMatchObject({ state: 'broken', fileLine: 6 })
    expect(Money.toString(proof.difference!)).toBe('1.00')
  })

  test('MT942 is proven by what the bank counted', () => {
    const file = (count: string, sum: string): string =>
      `:20:X\n:25:1\n:34F:EUR0,\n:13D:2604151200+0100\n:61:260415C1,50NTRFX\n:61:260415D1,NTRFX\n:90D:${count}EUR1,\n:90C:1EUR${sum}\n-`
    const stateOf = (text: string) => statementFileProof(readMt940(text).statements[0]!)
    expect(stateOf(file('1', '1,50')).state).toBe('proven')
    expect(stateOf(file('2', '1,50'))).toMatchObject({ state: 'broken', fileLine: 7 })
    expect(stateOf(file('1', '1,49'))).toMatchObject({ state: 'broken', fileLine: 8 })
  })

  test('MT942 without a currency asks for one', () => {
    const text = ':20:X\n:25:1\n:13D:2604151200+0100\n:61:260415C1,50NTRFX\n-'
    expect(refusal(text)).toBe('mt940.currency_missing Line 1')
    expect(readMt940(text, { currencyIfMissing: currency('PLN') }).statements[0]!.currency).toBe(
      'PLN',
    )
  })

  test('the text behind the balances is no line’s', () => {
    const text = messageOf([':61:260415C0,NTRFX', ':86:first']).replace(
      '\n-',
      '\n:86:of the statement\n-',
    )
    expect(readMt940(text).statements[0]!.lines[0]!.memo).toBe('first')
  })
})

describe('refused whole, with the line', () => {
  const refused = [
    ['', 'mt940.no_statement'],
    ['1\n2\n3', 'mt940.no_statement'],
    [':60F:C260101EUR0,', 'mt940.start_missing Line 1'],
    [':20:X\n:60F:C260101EUR0,\n:62F:C260101EUR0,', 'mt940.field_missing Line 1'],
    [':20:X\n:25:1\n:62F:C260101EUR0,', 'mt940.field_missing Line 1'],
    [':20:X\n:25:1\n:60F:C260101EUR0,\n:61:260415C1,NTRFX', 'mt940.field_missing Line 1'],
    [messageOf([':61:260415C1,NTRFX', ':60F:C260101EUR0,']), 'mt940.field_twice Line 6'],
    [messageOf([':61:garbage']), 'mt940.entry_malformed Line 5'],
    [messageOf([':61:261315C1,NTRFX']), 'mt940.date_malformed Line 5'],
    [messageOf([':61:2604154001C1,NTRFX']), 'mt940.date_malformed Line 5'],
    [messageOf([':61:260415C1,234NTRFX']), 'mt940.amount_malformed Line 5'],
    [messageOf([':61:260415C99999999999999999,NTRFX']), 'mt940.amount_malformed Line 5'],
    [messageOf([], 'x'), 'mt940.balance_malformed Line 5'],
    [messageOf([]).replace('62F:C260131EUR', '62F:C260131USD'), 'mt940.currency_differs Line 5'],
    [messageOf([]).replaceAll('EUR', 'DEM'), 'mt940.currency_unknown Line 4'],
    [messageOf([`:86:${'x'.repeat(6_000)}`, 'y'.repeat(6_000)]), 'mt940.field_too_long Line 6'],
  ] as const
  test.each(refused.map(([text, code]) => [code, text] as const))('%s', (code, text) =>
    expect(refusal(text)).toBe(code),
  )

  test('more lines than may be', () => {
    expect(refusal(messageOf(Array<string>(200_001).fill(':61:260415C0,NTRF')))).toBe(
      'mt940.too_many_lines Line 1',
    )
  })

  test('a long line without a match costs no more than its length', () => {
    expect(refusal(messageOf([`:61:260415C${'1'.repeat(9_000)}`]))).toBe(
      'mt940.entry_malformed Line 5',
    )
    expect(refusal(messageOf([':61:260415C0,NTRFX', `:86:${'?20'.repeat(3_000)}`]))).toBe('read')
    expect(refusal(messageOf([':61:260415C0,NTRFX', `:86:/A${'/EREF/'.repeat(1_600)}`]))).toBe(
      'read',
    )
  })
})
