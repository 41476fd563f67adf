import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { ofxEncoding, readOfx } from './index.ts'
import { ofxLimits } from './ofx-elements.ts'

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

describe('a malformed file imports nothing and says where', () => {
  const good = textOf('may-sgml-1252.ofx')

  test.each([
    ['ofx.not_ofx', 'date,amount\n2026-01-01,5', undefined],
    ['ofx.truncated', good.slice(0, good.indexOf('M-4')), 51],
    ['ofx.truncated', good.slice(0, good.lastIndexOf('</OFX>')), undefined],
    ['ofx.malformed', good.replace('</STMTTRN>', ''), 24],
    ['ofx.malformed', fileOf(line('<TRNAMT>1'), '</STMTTRN>'), 5],
    ['ofx.malformed', fileOf(line('<TRNAMT>1'), '<1>', 'stray'), 5],
    ['ofx.malformed', `${fileOf(line('<TRNAMT>1'))}<OFX>`, undefined],
    ['ofx.malformed', fileOf('<!-- never closed'), 4],
    ['ofx.field_missing', fileOf(line('<FITID>1')), 4],
    ['ofx.field_missing', fileOf('<STMTTRN><TRNAMT>1</STMTTRN>'), 4],
    ['ofx.date_malformed', fileOf('<STMTTRN><DTPOSTED>20120231<TRNAMT>1</STMTTRN>'), 4],
    ['ofx.date_malformed', fileOf('<STMTTRN><DTPOSTED>201120000000<TRNAMT>1</STMTTRN>'), 4],
    ['ofx.currency_missing', fileOf(line('<TRNAMT>1')).replace('EUR', ''), 1],
    ['ofx.currency_unknown', fileOf(line('<TRNAMT>1')).replace('EUR', 'XXX'), 2],
    ['ofx.line_currency', fileOf(line('<TRNAMT>1<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>')), 4],
    ['ofx.account_missing', fileOf().replace('<ACCTID>1', ''), 2],
    ['ofx.doctype', `<!DOCTYPE OFX [<!ENTITY a "b">]>\n${fileOf()}`, 1],
    ['ofx.doctype', fileOf('<!ENTITY a "b">'), 4],
    [
      'ofx.no_statement',
      '<OFX><INVSTMTMSGSRSV1><INVSTMTRS></INVSTMTRS></INVSTMTMSGSRSV1></OFX>',
      undefined,
    ],
    [
      'ofx.bank_refused',
      '<OFX><SONRS><STATUS><CODE>15500<SEVERITY>ERROR</STATUS></SONRS></OFX>',
      undefined,
    ],
  ])('%s', (code, text, fileLine) => {
    const error = refusal(text)
    expect(error.code).toBe(code)
    if (fileLine !== undefined) expect(error.issues[0]?.path).toEqual(['line', fileLine])
    expect(error.message).toMatch(/\. [A-Z]/)
  })

  test('a currency that the bank leaves out comes from the account', () => {
    const file = fileOf(line('<TRNAMT>1')).replace('EUR', '')
    const [statement] = readOfx(file, { currencyIfMissing: currency('AUD') }).statements
    expect(statement?.lines[0]?.amount).toEqual({ minor: 100n, currency: 'AUD' })
  })

  test('cut anywhere, the file is refused and never half read', () => {
    const end = good.lastIndexOf('</OFX>')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end }), (cut) => {
        expect(refusal(good.slice(0, cut)).code).toMatch(/^ofx\./)
      }),
    )
  })
})

describe('hostile files cost little', () => {
  const seconds = (run: () => void): number => {
    const start = performance.now()
    run()
    return (performance.now() - start) / 1000
  }

  test.each([
    ['ofx.too_deep', '<OFX>' + '<A>'.repeat(500_000)],
    ['ofx.field_too_long', `<OFX><A>${'x'.repeat(5_000_000)}`],
    ['ofx.field_too_long', `<OFX><A>${'< '.repeat(2_000_000)}`],
    ['ofx.malformed', `<OFX>${'<a'.repeat(2_000_000)}`],
    ['ofx.malformed', `<OFX>${'<!--'.repeat(1_000_000)}`],
    ['ofx.malformed', `<OFX><A ${'b'.repeat(2_000_000)}>`],
    ['ofx.amount_malformed', fileOf(line(`<TRNAMT>${'1,'.repeat(4_000)}`))],
    [
      'ofx.date_malformed',
      fileOf(`<STMTTRN><DTPOSTED>20260101${'['.repeat(4_000)}</STMTTRN>`).replace(
        '</STMTTRN>',
        '<TRNAMT>1</STMTTRN>',
      ),
    ],
    ['ofx.not_ofx', '<O'.repeat(2_000_000)],
  ])('%s', (code, text) => {
    let error: AppError | undefined
    expect(seconds(() => (error = refusal(text)))).toBeLessThan(1.5)
    expect(error?.code).toBe(code)
  })

  test('no more lines than the limit', () => {
    const many = fileOf(line('<TRNAMT>1').repeat(ofxLimits.lines + 1))
    expect(refusal(many).code).toBe('ofx.too_large')
  })

  test('a long statement reads in linear time, on one line or many', () => {
    const lines = line('<TRNAMT>-12.50<FITID>1<NAME>Kiosk<MEMO>Card').repeat(50_000)
    const broken = lines.replaceAll('<NAME>', '\n<NAME>')
    expect(seconds(() => readOfx(fileOf(lines)))).toBeLessThan(5)
    expect(seconds(() => readOfx(fileOf(broken)))).toBeLessThan(5)
  })
})

describe('encoding', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  test.each([
    ['utf-8', 'OFXHEADER:100\nENCODING:UTF-8\nCHARSET:NONE\n'],
    ['utf-8', 'OFXHEADER:100\r\nENCODING:UNICODE\r\nCHARSET:NONE\r\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:NONE\n'],
    ['windows-1251', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:1251\n'],
    ['iso-8859-15', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:8859-15\n'],
    ['windows-1252', 'OFXHEADER:100\nENCODING:USASCII\nCHARSET:ISO-8859-1\n'],
    ['utf-8', '<?xml version="1.0" encoding="UTF-8"?><OFX>'],
    ['windows-1252', '<?xml version="1.0" encoding="us-ascii"?><OFX>'],
    ['shift_jis', '<?xml version="1.0" encoding="Shift_JIS"?><OFX>'],
    ['windows-1252', '<OFX>'],
  ])('%s', (encoding, header) => expect(ofxEncoding(bytes(header))).toBe(encoding))

  test('order marks, and UTF-8 that is declared as 1252', () => {
    expect(ofxEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 60))).toBe('utf-8')
    expect(ofxEncoding(Uint8Array.of(0xff, 0xfe, 60, 0))).toBe('utf-16le')
    expect(ofxEncoding(bytes('CHARSET:1252\n<NAME>Café'))).toBe('utf-8')
    expect(ofxEncoding(bytesOf('may-sgml-1252.ofx'))).toBe('windows-1252')
  })
})
