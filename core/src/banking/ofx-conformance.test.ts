import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { Decimal, currency, Money } from '../money/index.ts'
import { ofxEncoding, readOfx } from './index.ts'
import type { ReadStatement, StatementFile } from './index.ts'

// Real files of banks, kept beside the repository and never copied into it.
const repository = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(process.env.SMB_CONFORMANCE_DATA ?? join(repository, '../shared/data'), 'bank')
const isHere = existsSync(join(folder, 'ofx')) && existsSync(join(folder, 'expected.json'))
if (!isHere && process.env.SMB_SKIP_REPORT) {
  const skipped = { name: 'OFX conformance', why: `no statements of other programs in ${folder}` }
  appendFileSync(process.env.SMB_SKIP_REPORT, `${JSON.stringify(skipped)}\n`)
}

type ExpectedLine = {
  date: string
  amount: string
  fitid: string
  payee: string
  memo: string
  type: string
}
type Expected = {
  file: string
  format: string
  count: number
  accounts: {
    account: string
    currency: string
    ledger_balance: string | null
    transactions: ExpectedLine[]
  }[]
}

const read = (file: string): StatementFile => {
  const bytes = readFileSync(join(folder, file))
  const text = new TextDecoder(ofxEncoding(bytes)).decode(bytes)
  return readOfx(text, { currencyIfMissing: currency('AUD') })
}

const refusalOf = (file: string): string | undefined => {
  try {
    read(file)
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()
const amount = (text: string, code: string): string =>
  Money.toString(Money.round(Decimal.from(text), currency(code)))

/** What both say about a statement, in the same words. */
function facts(statement: ReadStatement): unknown {
  return {
    account: statement.account.accountId,
    currency: statement.currency,
    balance: statement.closingBalance ? Money.toString(statement.closingBalance.amount) : null,
    lines: statement.lines.map((line) => ({
      date: line.date,
      amount: Money.toString(line.amount),
      fitid: line.fitId,
      payee: line.name,
      memo: line.memo,
      type: line.type.toLowerCase(),
    })),
  }
}

function expectedFacts(account: Expected['accounts'][number]): unknown {
  const code = account.currency.toUpperCase()
  return {
    account: account.account,
    currency: code,
    balance: account.ledger_balance === null ? null : amount(account.ledger_balance, code),
    lines: account.transactions.map(({ date, fitid, type, ...line }) => ({
      date,
      amount: amount(line.amount, code),
      fitid,
      payee: oneSpace(line.payee),
      memo: oneSpace(line.memo),
      type,
    })),
  }
}

describe.skipIf(!isHere)('OFX files of other programs', () => {
  const all: Expected[] = isHere
    ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    : []
  const stated = all.filter((entry) => entry.format === 'OFX')

  test.each(stated.filter((entry) => entry.count > 0).map((entry) => [entry.file, entry] as const))(
    '%s has the same accounts, balances and lines',
    (file, entry) => {
      expect(read(file).statements.map(facts)).toEqual(entry.accounts.map(expectedFacts))
    },
  )

  test('there are files to compare, in both dialects', () => {
    expect(stated.filter((entry) => entry.count > 0).length).toBeGreaterThanOrEqual(7)
  })

  test.each([
    ['ofxparse/multiple_accounts.ofx', undefined],
    ['ofxparse/multiple_accounts2.ofx', undefined],
    ['ofxparse/ofx-v102-empty-tags.ofx', undefined],
    ['ofxparse/signon_fail.ofx', 'ofx.bank_refused'],
    ['ofxparse/signon_success.ofx', 'ofx.no_statement'],
    ['ofxparse/vanguard401k.ofx', 'ofx.no_statement'],
    ['ofxparse/tiaacref.ofx', 'ofx.no_statement'],
    // Other programs drop the bad lines of these silently; we refuse the file and name the line.
    ['ofxparse/fail_nice/date_missing.ofx', 'ofx.field_missing'],
    ['ofxparse/fail_nice/decimal_error.ofx', 'ofx.date_malformed'],
  ])('%s: %s', (file, code) => expect(refusalOf(join('ofx', file))).toBe(code))

  test('every file is read or refused in words', () => {
    const files = readdirSync(join(folder, 'ofx'), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => /\.(ofx|qfx)$/.test(name))) {
      expect(refusalOf(join('ofx', file)) ?? 'ofx.').toMatch(/^ofx\./)
    }
  })
})
