import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { Decimal, currency } from '../money/index.ts'
import { readStatementFile, statementFileView } from './index.ts'
import type { StatementFileLineView, StatementFileView } from './index.ts'

// Real files of banks, kept beside the repository and never copied into it.
const repository = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(process.env.SMB_CONFORMANCE_DATA ?? join(repository, '../shared/data'), 'bank')
const isHere = existsSync(join(folder, 'expected.json'))
if (!isHere && process.env.SMB_SKIP_REPORT) {
  const skipped = { name: 'Statement file conformance', why: `no statements of banks in ${folder}` }
  appendFileSync(process.env.SMB_SKIP_REPORT, `${JSON.stringify(skipped)}\n`)
}

type Stated = {
  file: string
  format: string
  count: number | null
  /** MT940: each message by its own fields, and what another program read of the whole. */
  direct?: {
    account: string | null
    opening: string | null
    closing: string | null
    currency: string | null
    tx: { value_date: string; amount: string }[]
    balances?: boolean
  }[]
  transactions?: {
    date: string
    entry_date: string | null
    amount: string
    currency: string
    customer_ref: string | null
    bank_ref: string | null
  }[]
  /** CAMT: what stands in the file, and what another program read of it. */
  from_xml?: {
    entries: {
      amount: string
      currency: string
      ind: string
      status: string
      booking: string | null
    }[]
    opening_plus_sum_equals_closing?: boolean
  }[]
  peer_entries?: { value: string | null; reversal: boolean }[]
}

/** Files of which nothing can be imported, with the refusal and the reason. */
const refused: Readonly<Record<string, readonly [code: string, why: string]>> = {
  'mt940/wolph/betterplace/amount_formats.sta': [
    'mt940.start_missing',
    'a fragment: balances of no statement',
  ],
  'mt940/wolph/betterplace/currency_in_25.sta': [
    'mt940.start_missing',
    'a fragment: an account without a statement',
  ],
  'mt940/wolph/betterplace/empty_line.sta': [
    'mt940.field_missing',
    'a fragment: a statement of no account',
  ],
  'mt940/wolph/betterplace/missing_crlf_at_end.sta': [
    'mt940.start_missing',
    'a fragment: one balance',
  ],
  'mt940/wolph/cmxl/account_balance_credit.sta': ['mt940.start_missing', 'a fragment: one balance'],
  'mt940/wolph/cmxl/account_balance_debit.sta': ['mt940.start_missing', 'a fragment: one balance'],
  'mt940/wolph/cmxl/account_identification_legacy.sta': [
    'mt940.start_missing',
    'a fragment: one field',
  ],
  'mt940/wolph/cmxl/reference.sta': ['mt940.field_missing', 'a fragment: one field'],
  'mt940/wolph/cmxl/mt940.sta': [
    'mt940.currency_unknown',
    'in German marks, which no books can hold any more',
  ],
  'mt940/wolph/self-provided/invalid_statement.sta': ['banking.file_format_unknown', 'ten numbers'],
  'camt/genkgo/camt053.v2.wrong.xml': ['camt.no_statement', 'a message without a statement'],
  'ofx/ofxparse/fail_nice/date_missing.ofx': [
    'ofx.field_missing',
    'a line without a date, which others drop',
  ],
  'ofx/ofxparse/fail_nice/decimal_error.ofx': [
    'ofx.date_malformed',
    'a date of letters, which others drop',
  ],
  'ofx/ofxparse/signon_fail.ofx': ['ofx.bank_refused', 'the bank’s own refusal'],
  'ofx/ofxparse/signon_success.ofx': ['ofx.no_statement', 'a sign-on without a statement'],
  'ofx/ofxparse/signon_success_no_message.ofx': [
    'ofx.no_statement',
    'a sign-on without a statement',
  ],
  'ofx/ofxparse/tiaacref.ofx': ['ofx.no_statement', 'investments'],
  'ofx/ofxparse/vanguard.ofx': ['ofx.no_statement', 'investments'],
  'ofx/ofxparse/vanguard401k.ofx': ['ofx.no_statement', 'investments'],
}

/** Files that state more than the other program reads, with the count that stands in them. */
const larger: Readonly<Record<string, number>> = {
  // It says no currency; the other program drops its line.
  'ofx/ofxparse/ofx-v102-empty-tags.ofx': 1,
}

const read = (file: string): StatementFileView =>
  statementFileView(
    readStatementFile(readFileSync(join(folder, file)), { currency: currency('AUD') }),
  )

const outcome = (file: string): string => {
  try {
    const reading = readStatementFile(readFileSync(join(folder, file)))
    return reading.table?.refusal?.code ?? (reading.questions.length > 0 ? 'asks' : 'read')
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const same = (text: string | null): string | null =>
  text === null ? null : Decimal.toString(Decimal.normalize(Decimal.from(text)))
// 30 February, as banks with months of thirty days write it, is the last day.
const dayOf = (text: string): string =>
  `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`.replace('2016-02-30', '2016-02-29')
const reference = (text: string | null): string | null => {
  const told = (text ?? '').replace(/\s+/g, ' ').trim()
  return told === '' || told === 'NONREF' || told === 'EREF' || told.startsWith('KREF+')
    ? null
    : told
}

const all: Stated[] = isHere ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) : []
const readable = all.filter(({ file }) => !(file in refused))
const of = (format: string) =>
  readable.filter((each) => each.format === format).map((each) => [each.file, each] as const)

describe.skipIf(!isHere)('statement files of banks, of every format', () => {
  test.each(of('MT940'))(
    '%s: balances, dates, amounts and references',
    (file, { direct = [], transactions }) => {
      const { statements } = read(file)
      expect(
        statements.map((each) => ({
          account: each.account,
          opening: same(each.opening),
          closing: same(each.closing),
          tx: each.lines.map(({ valueDate, amount }) => [valueDate, same(amount)]),
          holds: each.arithmeticHolds,
        })),
      ).toEqual(
        direct.map((each) => ({
          account: each.account,
          opening: same(each.opening),
          closing: same(each.closing),
          tx: each.tx.map((line) => [dayOf(line.value_date), same(line.amount)]),
          holds: each.balances ?? (file.endsWith('mt942.sta') ? true : null),
        })),
      )
      if (!transactions) return
      const lines = statements.flatMap((each) => each.lines)
      expect(lines.length).toBe(transactions.length)
      transactions.forEach((stated, at) => {
        const line = lines[at] as StatementFileLineView
        expect([line.valueDate, line.bookingDate, line.currency]).toEqual([
          stated.date,
          stated.entry_date ?? stated.date,
          stated.currency,
        ])
        // The other program takes `N` for the type, keeps the shape of a reference and drops one that other text repeats.
        const told = reference(stated.customer_ref)
        if (told !== null) expect(line.reference).toBe(told)
        expect(line.bankId).toBe(reference(stated.bank_ref))
      })
    },
  )

  test.each(of('CAMT'))(
    '%s: dates, amounts, signs and status',
    (file, { from_xml: stated = [], peer_entries: peer }) => {
      const { statements } = read(file)
      expect(
        statements.map((each) =>
          each.lines.map((line) => [same(line.amount), line.currency, line.status]),
        ),
      ).toEqual(
        stated.map((each) =>
          each.entries.map(({ amount, currency: code, ind, status }) => [
            same(`${ind === 'DBIT' ? '-' : ''}${amount}`),
            code,
            status === 'BOOK' ? 'booked' : 'pending',
          ]),
        ),
      )
      const lines = statements.flatMap((each) => each.lines)
      stated
        .flatMap((each) => each.entries)
        .forEach(({ booking }, at) => {
          // Where an entry has no day, ours is the day of the notice.
          if (booking !== null) expect(lines[at]!.bookingDate).toBe(booking)
        })
      if (peer)
        expect(lines.map(({ valueDate }) => valueDate)).toEqual(peer.map(({ value }) => value))
      stated.forEach(({ opening_plus_sum_equals_closing: holds }, at) => {
        if (holds !== undefined) expect(statements[at]!.arithmeticHolds).toBe(holds)
      })
    },
  )

  test.each(of('OFX'))('%s: as many lines through the one door', (file, { count }) => {
    const lines = read(file).statements.flatMap((each) => each.lines)
    if (count !== null) expect(lines.length).toBe(larger[file] ?? count)
  })

  test.each(Object.entries(refused).map(([file, [code, why]]) => [file, why, code] as const))(
    '%s cannot be imported: %s',
    (file, _, code) => expect(outcome(file)).toBe(code),
  )

  test('as many files match as there are', () => {
    const counts = ['MT940', 'CAMT', 'OFX'].map((format) => of(format).length)
    expect(counts).toEqual([16, 17, 10])
    expect(readable.length + all.filter(({ file }) => file in refused).length).toBe(all.length)
  })

  test('every file of the folder is read, asked about or refused in words', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const named = files.filter(
      (name) => /\.[a-z0-9]+$/i.test(name) && !name.endsWith('expected.json'),
    )
    expect(named.length).toBeGreaterThan(100)
    for (const file of named)
      expect(outcome(file), file).toMatch(/^(?:read|asks|[a-z0-9]+\.[a-z_]+)$/)
  })
})
