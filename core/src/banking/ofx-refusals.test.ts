import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency } from '../money/index.ts'
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
    // As capitals they are twice as many.
    ['ofx.field_too_long', fileOf(line(`<TRNAMT>1<TRNTYPE>${'ß'.repeat(ofxLimits.field)}`)), 4],
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
    expect(seconds(() => (error = refusal(text)))).toBeLessThan(4)
    expect(error?.code).toBe(code)
  })

  test('no more lines than the limit', () => {
    const many = fileOf(line('<TRNAMT>1').repeat(ofxLimits.lines + 1))
    expect(refusal(many).code).toBe('ofx.too_large')
  })

  test('a long statement reads in linear time, on one line or many', () => {
    const lines = line('<TRNAMT>-12.50<FITID>1<NAME>Kiosk<MEMO>Card').repeat(50_000)
    const broken = lines.replaceAll('<NAME>', '\n<NAME>')
    expect(seconds(() => readOfx(fileOf(lines)))).toBeLessThan(8)
    expect(seconds(() => readOfx(fileOf(broken)))).toBeLessThan(8)
  })
})
