import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { ofxEncoding, readOfx } from './index.ts'

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/ofx/${name}`, import.meta.url))

const textOf = (name: string): string => {
  const bytes = bytesOf(name)
  return new TextDecoder(ofxEncoding(bytes)).decode(bytes)
}

function refusal(text: string): AppError {
  try {
    readOfx(text)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the file was read')
}

/** A file of one EUR account around the given lines; the list begins on line 4, a line each. */
const fileOf = (...lines: string[]): string =>
  [
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>',
    '<CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>',
    '<BANKTRANLIST>',
    ...lines,
    '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join('\n')

const line = (fields: string): string => `<STMTTRN><DTPOSTED>20260101${fields}</STMTTRN>`

const amountOf = (text: string, curdef = 'EUR'): string => {
  const file = fileOf(line(`<TRNAMT>${text}`)).replace('EUR', curdef)
  return Money.toString(readOfx(file).statements[0]!.lines[0]!.amount)
}

describe('OFX 1.x', () => {
  test('a statement with unclosed fields, CRLF and Windows-1252', () => {
    const { statements } = readOfx(textOf('may-sgml-1252.ofx'))
    expect(statements).toHaveLength(1)
    const [statement] = statements
    expect(statement).toMatchObject({
      account: { bankId: '300100', accountId: 'DE00 4455 01', type: 'CHECKING' },
      currency: 'EUR',
      from: '2026-05-01',
      to: '2026-05-31',
      openingBalance: null,
      closingBalance: { amount: { minor: 115510n, currency: 'EUR' }, date: '2026-05-31' },
    })
    expect(statement?.lines.map((each) => [each.date, each.amount.minor, each.name])).toEqual([
      ['2026-05-04', 120000n, 'NORTHWIND CLINIC'],
      ['2026-05-06', -8990n, 'CAFÉ DU PORT'],
      ['2026-05-06', -250n, 'Account fee'],
      ['2026-05-06', -250n, 'Account fee'],
      ['2026-05-20', -45000n, 'Cheque'],
    ])
    expect(statement?.lines[0]).toMatchObject({
      fitId: 'M-1',
      memo: 'INV-2026-0007',
      type: 'CREDIT',
      fileLine: 24,
    })
    expect(statement?.lines[4]).toMatchObject({ checkNumber: '001204', memo: '' })
  })

  test('decimal commas, no ids, and an opening balance among the further balances', () => {
    const [statement] = readOfx(textOf('no-ids-decimal-comma.ofx')).statements
    expect(statement?.lines.map((each) => [each.fitId, each.amount.minor])).toEqual([
      [null, -420n],
      [null, -420n],
      [null, 125000n],
    ])
    expect(statement?.openingBalance?.amount.minor).toBe(0n)
    expect(statement?.closingBalance?.amount.minor).toBe(124160n)
  })

  test('references are decoded once, and unknown ones stay', () => {
    const name = (text: string): string =>
      readOfx(fileOf(line(`<TRNAMT>1<NAME>${text}`))).statements[0]!.lines[0]!.name
    expect(name('A &amp;lt;B&gt; &#8364; &#x20AC; &quot;c&quot;')).toBe('A &lt;B> € € "c"')
    expect(name('R&D &bogus; &#0; &#xD800; 3 < 4')).toBe('R&D &bogus; &#0; &#xD800; 3 < 4')
    expect(name('a\u0000b\ud800c')).toBe('a b\ufffdc')
  })

  test('an empty field without end tag swallows nothing', () => {
    const [read] = readOfx(fileOf(line('<TRNAMT>5<CHECKNUM>\n<MEMO>\n<NAME>Anna'))).statements[0]!
      .lines
    expect(read).toMatchObject({ name: 'Anna', memo: '', checkNumber: null })
  })

  test('without a stated period the lines span it', () => {
    const dated = (date: string): string => line('<TRNAMT>1').replace('20260101', date)
    const [statement] = readOfx(fileOf(dated('20260103'), dated('20260101'))).statements
    expect([statement?.from, statement?.to]).toEqual(['2026-01-01', '2026-01-03'])
    expect(readOfx(fileOf()).statements[0]).toMatchObject({ from: null, to: null, lines: [] })
  })

  test('the date is the one that the bank states, whatever the zone', () => {
    const date = (text: string): string =>
      readOfx(fileOf(`<STMTTRN><DTPOSTED>${text}<TRNAMT>1</STMTTRN>`)).statements[0]!.lines[0]!.date
    for (const text of [
      '20230509',
      '202305090102',
      '20230509120000',
      '20230509235959.999[-12:YY]',
      '20230509000000[-5:EST]',
      '20230509093914:014',
      '20230509120000[0:GMT]',
    ]) {
      expect(date(text)).toBe('2023-05-09')
    }
  })
})

describe('OFX 2.x', () => {
  test('a bank account and a credit card in one file', () => {
    const { statements } = readOfx(textOf('bank-and-card.xml.ofx'))
    expect(
      statements.map(({ account, currency }) => [account.accountId, account.type, currency]),
    ).toEqual([
      ['0114', 'SAVINGS', 'KES'],
      ['5200********1111', 'CREDITCARD', 'USD'],
    ])
    expect(statements[0]?.lines[0]).toMatchObject({
      date: '2026-01-17',
      name: 'Transfer <from> main',
      memo: '',
    })
    expect(statements[1]?.lines[0]).toMatchObject({
      name: 'Software – monthly',
      amount: { minor: -4900n },
    })
  })
})

describe('amounts', () => {
  test.each([
    ['12.5', '12.50'],
    ['-200,00', '-200.00'],
    ['+1', '1.00'],
    ['.5', '0.50'],
    ['0.500', '0.50'],
    ['1234.500', '1234.50'],
    ['-1.234,50', '-1234.50'],
    ['1,234.50', '1234.50'],
    ['1,234,567', '1234567.00'],
    ['1 234,5', '1234.50'],
    ["1'234.50", '1234.50'],
  ])('%s is %s', (text, amount) => expect(amountOf(text)).toBe(amount))

  test('three decimals are decimals where the currency has them', () => {
    expect(amountOf('1,234', 'KWD')).toBe('1.234')
    expect(amountOf('50000', 'JPY')).toBe('50000')
  })

  test.each(['1,234', '-1.234', '100.000'])('%s may be thousands and is refused', (text) => {
    const file = fileOf(line('<TRNAMT>1'), line(`<TRNAMT>${text}`))
    expect(refusal(file)).toMatchObject({
      code: 'ofx.amount_ambiguous',
      issues: [{ path: ['line', 5] }],
    })
  })

  test.each(['$120', '1.2.3', '12,34,567', '1e5', '--1', '1 2', '٣', 'NaN', '-'])(
    '%s is no amount',
    (text) => {
      expect(refusal(fileOf(line(`<TRNAMT>${text}`))).code).toBe('ofx.amount_malformed')
    },
  )

  test('more decimals than the currency has, and more than the books hold', () => {
    expect(refusal(fileOf(line('<TRNAMT>1.2345'))).code).toBe('ofx.amount_decimals')
    expect(refusal(fileOf(line('<TRNAMT>99999999999999.99'))).code).toBe('ofx.amount_decimals')
  })

  test('every amount that Money writes reads back as itself', () => {
    const codes = fc.constantFrom('EUR', 'KWD', 'JPY')
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), codes, (minor, code) => {
        const text = Money.toString(Money.of(minor, currency(code)))
        expect(amountOf(text, code)).toBe(text)
      }),
    )
  })
})
