import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency } from '../money/index.ts'
import { readStatementFile, statementFileView } from './index.ts'
import type { StatementFileOptions } from './index.ts'

const folder = new URL('../../../fixtures/bank-files/', import.meta.url)
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, folder))

type Statement = {
  account: string | null
  currency: string
  opening: string | null
  closing: string | null
  arithmeticHolds: boolean | null
  lines: (string | number | null)[][]
}
type Expected = {
  format: string
  encoding: string
  questions: string[]
  leftOut: number[]
  statements: Statement[]
}
const expected = JSON.parse(bytesOf('expected.json').toString()) as Record<string, Expected>
const files = Object.keys(expected)

/** Files that say no currency are of these accounts. */
const optionsOf = (name: string): StatementFileOptions => {
  if (name.startsWith('savanna')) return { currency: currency('KES') }
  return name.endsWith('.qif') ? { currency: currency('USD') } : {}
}
const view = (bytes: Uint8Array, options: StatementFileOptions = {}) =>
  statementFileView(readStatementFile(bytes, options))

const refusal = (bytes: Uint8Array, options: StatementFileOptions = {}): string => {
  try {
    const { table } = readStatementFile(bytes, options)
    return table?.refusal?.code ?? 'read'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

test('every fixture is told of, and nothing else', () => {
  const there = readdirSync(folder).filter((name) => !/\.(?:json|md)$/.test(name))
  expect(files.sort()).toEqual(there.sort())
})

test.each(files)('%s', (name) => {
  const { format, encoding, questions, leftOut, statements } = view(bytesOf(name), optionsOf(name))
  const read = {
    format,
    encoding,
    questions: questions.map(({ kind }) => kind),
    leftOut: leftOut.map(({ line }) => line),
    statements: statements.map((each) => ({
      account: each.account,
      currency: each.currency,
      opening: each.opening,
      closing: each.closing,
      arithmeticHolds: each.arithmeticHolds,
      lines: each.lines.map((line) => {
        const kind = line.status === 'pending' ? 'pending' : line.kind
        const marks = [
          ...(kind === 'movement' ? [] : [kind]),
          ...(line.belongsTo ? [line.belongsTo] : []),
        ]
        const { bookingDate, valueDate, amount, reference, counterparty, description, bankId } =
          line
        return [
          line.line,
          bookingDate,
          valueDate,
          amount,
          reference,
          counterparty,
          description,
          bankId,
          ...marks,
        ]
      }),
    })),
  }
  expect(read).toEqual(expected[name])
})

describe('a file is what it holds', () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
  const text = (name: string): string => bytesOf(name).toString('latin1')

  test('in UTF-16 and behind a byte order mark too', () => {
    for (const name of ['rheinwerk.sta', 'quay-two-accounts.qif', 'savanna-unsigned-iso.csv']) {
      const wide = readStatementFile(utf16(text(name)), optionsOf(name))
      expect([wide.format, wide.encoding]).toEqual([expected[name]!.format, 'utf-16le'])
      expect(wide.statements.length).toBe(expected[name]!.statements.length)
      const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(name)])
      expect(view(marked, optionsOf(name)).statements).toEqual(
        view(bytesOf(name), optionsOf(name)).statements,
      )
    }
    const camt = text('notice.camt054.xml').replace(
      '<?xml version="1.0"?>',
      '<?xml version="1.0" encoding="UTF-16"?>',
    )
    expect(readStatementFile(utf16(camt)).format).toBe('camt.054')
  })

  test.each([
    ['', 'banking.file_empty'],
    ['%PDF-1.7', 'banking.file_not_statement'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'banking.file_not_statement'],
    ['\u001f\u008b\u0008', 'banking.file_not_statement'],
    ['\u0089PNG\r\n', 'banking.file_not_statement'],
    ['<!DOCTYPE html><html></html>', 'banking.file_not_statement'],
    ['<table><tr><td>1</td></tr></table>', 'banking.file_not_statement'],
    ['<Invoice></Invoice>', 'camt.not_statement'],
    ['dear sir', 'banking.file_format_unknown'],
    ['1\n2\n3\n', 'banking.file_format_unknown'],
    ['a;b\nc;d\n', 'csv.not_table'],
    [':25:1\n', 'mt940.start_missing'],
    ['PK\u0003\u0004', 'xlsx.damaged'],
  ])('%j: %s', (content, code) => expect(refusal(Buffer.from(content, 'latin1'))).toBe(code))

  test('letters that are not in the encoding it claims are refused', () => {
    const spoilt = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><Document>'),
      Buffer.from([0xff]),
    ])
    expect(refusal(spoilt)).toBe('banking.file_encoding')
  })
})

describe('the currency', () => {
  const csv = (heading: string, row: string): Buffer =>
    Buffer.from(`Date,Details,${heading}\n2026-04-13,x,${row}\n`)
  test.each([
    [csv('Amount (CHF)', '-1.50'), 'CHF'],
    [csv('Amount,Currency', '-1.50,GBP'), 'GBP'],
    [csv('Amount', '-€1.50'), 'EUR'],
    [csv('Amount', '-1.50'), null],
  ])('of a table is what it says itself', (bytes, code) => {
    const { statements } = view(bytes)
    expect([statements[0]!.currency, statements[0]!.lines[0]!.currency]).toEqual([code, code])
    expect(statements[0]!.proof).not.toMatch(/USD/)
  })

  test('that nobody says is null, and what the caller says counts where the file is silent', () => {
    const ofx = Buffer.from(bytesOf('quicken.qfx').toString().replace('<CURDEF>USD', ''))
    expect(view(ofx).statements[0]).toMatchObject({ currency: null, closing: '877.00' })
    const [said] = view(ofx, { currency: currency('CAD') }).statements
    expect(said).toMatchObject({ currency: 'CAD' })
    const interim = Buffer.from(':20:X\n:25:1\n:13D:2604151200+0100\n:61:260415C1,50NTRFX\n-')
    expect(view(interim).statements[0]).toMatchObject({ currency: null, total: '1.50' })
  })

  test('of the account is not that of the file: refused', () => {
    expect(refusal(csv('Amount,Currency', '-1.50,GBP'), { currency: currency('EUR') })).toBe(
      'csv.line_currency',
    )
  })
})

test('answers to questions are options, and a table that cannot be read says why', () => {
  const name = 'ambiguous-dates.qif'
  const said = view(bytesOf(name), { ...optionsOf(name), mapping: { dateOrder: 'dmy' } })
  expect(said.statements[0]!.lines.map(({ bookingDate, amount }) => [bookingDate, amount])).toEqual(
    [
      ['2026-04-03', '-12.50'],
      ['2026-06-05', '1250.00'],
    ],
  )
  expect(refusal(bytesOf('quay.xlsx'), { mapping: { roles: ['date', 'amount'] } })).toBe(
    'csv.roles_differ',
  )
})

test('rule 66: a running balance that breaks names its line', () => {
  const spoilt = bytesOf('savanna-signed-dmy.csv').toString().replace('4,777.00', '4,778.00')
  const [statement] = view(Buffer.from(spoilt)).statements
  expect(statement).toMatchObject({ arithmeticHolds: false, breakLine: 7 })
})

describe('whatever happens to a file, it is read or refused in words', () => {
  const known = /^(?:read$|(?:banking|csv|ofx|qif|xlsx|xml|mt940|camt|money)\.[a-z_]+$)/
  test.each(files)('%s cut off at any byte', (name) => {
    const bytes = bytesOf(name)
    for (let end = 0; end < bytes.length; end += bytes.length > 2_500 ? 7 : 1)
      expect(refusal(bytes.subarray(0, end), optionsOf(name))).toMatch(known)
  })

  test('bytes turned, doubled or taken out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(255),
        fc.nat(40),
        (name, place, byte, length) => {
          const bytes = bytesOf(name)
          const at = place % bytes.length
          const turned = Buffer.from(bytes)
          turned[at] = byte
          const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
          const doubled = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
          for (const each of [turned, without, doubled])
            expect(refusal(each, optionsOf(name))).toMatch(known)
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })

  test('bytes of no format', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(refusal(bytes)).toMatch(known)
      }),
    )
  })
})
