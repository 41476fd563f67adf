import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { currency, Money } from '../money/index.ts'
import { csvEncoding } from '../csv/index.ts'
import { proofLine, readCsv } from './index.ts'
import type { CsvReading } from './index.ts'

// Real layouts of banks, kept beside the repository and never copied into it.
const repository = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(process.env.SMB_CONFORMANCE_DATA ?? join(repository, '../shared/data'), 'bank')
const folders = ['csv', 'bankstatementparser', 'mobile-money']
const isHere = folders.every((name) => existsSync(join(folder, name)))
if (!isHere && process.env.SMB_SKIP_REPORT) {
  const skipped = { name: 'CSV conformance', why: `no CSV statements of banks in ${folder}` }
  appendFileSync(process.env.SMB_SKIP_REPORT, `${JSON.stringify(skipped)}\n`)
}

const read = (file: string, code: string): CsvReading => {
  const bytes = readFileSync(join(folder, file))
  const text = new TextDecoder(csvEncoding(bytes), { fatal: true }).decode(bytes)
  return readCsv(text, { currency: currency(code) })
}

/** What becomes of a file: its dates and amounts, what is asked, or why it is refused. */
function outcome(file: string, code: string): string {
  try {
    const { statement, questions, refusal } = read(file, code)
    if (refusal) return refusal.code
    if (!statement) return `asks ${questions.map(({ kind }) => kind).join(', ')}`
    return statement.lines.map(({ date, amount }) => `${date} ${Money.toString(amount)}`).join(', ')
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const hledger = '2012-03-22 50.00, 2012-03-23 -10.00, 2012-03-24 -20.00'
const april = '2026-04-02 -1234.56, 2026-04-05 3500.00, 2026-04-09 -4.50'
const stated: readonly (readonly [file: string, currency: string, outcome: string])[] = [
  ['csv/hledger/sample.csv', 'USD', hledger],
  ['csv/hledger/sample.fr.utf8.csv', 'EUR', hledger],
  ['csv/hledger/sample.fr.cp1252.csv', 'EUR', hledger],
  ['csv/hledger/sample.fr.iso88591.csv', 'EUR', hledger],
  ['csv/hledger/csv/apps/monefy.csv', 'USD', 'asks date_order'],
  ['csv/hledger/csv/apps/ynab4-rtl.csv', 'JOD', '2022-11-07 -4.750, 2022-12-11 -93.210'],
  ['csv/hledger/csv/banking/csb43.csv', 'EUR', '2019-11-02 1500.00, 2019-11-10 -500.00'],
  ['csv/hledger/csv/banking/csb43.csv', 'GBP', 'csv.line_currency'],
  ['csv/hledger/csv/other/stripe.csv', 'USD', '2020-01-23 12.00, 2020-01-23 -0.77'],
  ['csv/hledger/csv/ccexchanges/coinbase2.csv', 'GBP', 'csv.amount_missing'],
  // Day and month around the year is an order that nobody can be asked about.
  ['csv/hledger/csv/sample.csv', 'USD', 'csv.not_table'],
  ['bankstatementparser/golden/csv_european_decimals.csv', 'EUR', april],
  ['bankstatementparser/golden/csv_french_headers.csv', 'EUR', april],
  ['bankstatementparser/golden/csv_spanish_headers.csv', 'EUR', april],
  ['bankstatementparser/sample_statement.csv', 'EUR', '2026-03-20 2500.00, 2026-03-21 -1200.00'],
  ['bankstatementparser/pain_file.csv', 'EUR', 'csv.not_table'],
  [
    'mobile-money/a-preamble-positive.csv',
    'KES',
    '2026-09-03 500.00, 2026-09-03 -300.00, 2026-09-01 2000.00',
  ],
  ['mobile-money/b-commas.csv', 'KES', '2026-05-24 1234.00, 2026-05-24 500.00, 2026-05-24 -200.00'],
  ['mobile-money/f-paybill-dmy.csv', 'KES', '2026-01-15 50000.00, 2026-01-15 25000.00'],
]

describe.skipIf(!isHere)('CSV files of banks and other programs', () => {
  test.each(stated)('%s into an account in %s: %s', (file, code, expected) =>
    expect(outcome(file, code)).toBe(expected),
  )

  test('letters of every encoding are read', () => {
    const names = ['utf8', 'cp1252'].map((name) =>
      read(`csv/hledger/sample.fr.${name}.csv`, 'EUR').statement?.lines.map((line) => line.name),
    )
    expect(names[0]).toEqual(['DÉPÔT', 'VIREMENT VERS ÉPARGNE', 'CAFÉ — €20 REÇU'])
    expect(names[1]).toEqual(names[0])
  })

  test.each(['a-preamble-positive.csv', 'b-commas.csv', 'f-paybill-dmy.csv'])(
    'rule 66: the running balance of %s is proven line by line',
    (file) =>
      expect(proofLine(read(`mobile-money/${file}`, 'KES').statement!).state).toBe('proven'),
  )

  test('every file is read, asked about or refused in words', () => {
    const files = folders.flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(name, file),
      ),
    )
    const tables = files.filter((name) => /\.(?:csv|tsv|ssv)$/.test(name))
    expect(tables.length).toBeGreaterThan(20)
    for (const file of tables) expect(outcome(file, 'USD')).toMatch(/^(?:csv\.|asks |\d{4}-)/)
  })
})
