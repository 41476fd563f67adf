import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ended } from './cli-house.ts'

const root = join(import.meta.dirname, '../..')
const fixture = (name: string): string => join(root, 'fixtures/bank-files', name)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smb-bank-parse-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs `smb bank parse` where nobody is signed in and no server is. */
function parse(...words: readonly string[]): Promise<Ended> {
  const env = { ...process.env, SMB_CONFIG_DIR: folder, SMB_URL: 'http://127.0.0.1:1' }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'apps/cli/src/main.ts'), 'bank', 'parse', ...words],
      { env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

test(
  'a statement is read offline, as JSON with decimal strings',
  { timeout: 120_000 },
  async () => {
    const { code, out, err } = await parse(fixture('rheinwerk.sta'), '--json')
    expect([code, err]).toEqual([0, ''])
    const read = JSON.parse(out) as { format: string; statements: { lines: object[] }[] }
    expect(read.format).toBe('mt940')
    expect(read.statements[0]).toMatchObject({
      account: '70090100/0004711815',
      currency: 'EUR',
      opening: '1200.00',
      closing: '1105.60',
      arithmeticHolds: true,
    })
    expect(read.statements[0]?.lines[0]).toMatchObject({
      bookingDate: '2026-01-02',
      valueDate: '2025-12-31',
      amount: '1190.00',
      currency: 'EUR',
      reference: 'RE-2025-0042',
      counterparty: 'Kaefer und Sohne GmbH',
      description: 'Rechnung RE-2025-0042 vom 1. Dezember',
    })
  },
)

test('for people it is a table with the proof below', { timeout: 120_000 }, async () => {
  const { code, out } = await parse(fixture('quay.xlsx'))
  expect(code).toBe(0)
  expect(out).toContain('XLSX · EUR · 2026-04-13 to 2026-04-16 · opening 1000.00 · closing 2128.40')
  expect(out).toMatch(/5 {2}2026-04-13 .* 1250\.50 .*Northwind Clinic {2}Invoice 42 & 43\n/)
  expect(out).toContain('Opening 1000.00 EUR and the lines make the closing balance.')
})

test(
  'what a file leaves open is asked with the flags that answer it',
  { timeout: 120_000 },
  async () => {
    const asked = await parse(fixture('ambiguous-dates.qif'), '--currency', 'usd')
    expect(asked.code).toBe(1)
    expect(asked.err).toBe(
      'Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?\n  The 3rd of April 2026: --date-order dmy\n  March 4th, 2026: --date-order mdy\n',
    )
    const said = await parse(
      fixture('ambiguous-dates.qif'),
      '--currency',
      'USD',
      '--date-order',
      'mdy',
      '--json',
    )
    expect(said.code).toBe(0)
    expect(said.out).toContain('"bookingDate": "2026-03-04"')
  },
)

test('a file that says no currency is read, and asked for it', { timeout: 120_000 }, async () => {
  const { code, out, err } = await parse(fixture('savanna-unsigned-iso.csv'), '--json')
  expect([code, err]).toEqual([0, 'The file does not say its currency. Say it with --currency.\n'])
  expect(out).toContain('"currency": null')
  expect(out).not.toContain('USD')
})

test(
  'a refused file ends with the line and the reason on standard error',
  { timeout: 120_000 },
  async () => {
    const path = join(folder, 'cut.sta')
    await writeFile(path, ':20:X\n:25:1\n:60F:C260101EUR0,\n:61:260415C1,NTRFX\n')
    const { code, out, err } = await parse(path, '--json')
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(
      'Line 1: the statement that begins here has no :62F:. The file is not whole; download it again. Nothing was imported.\n',
    )
  },
)

test(
  'so does an answer that the file has no use for, and a file that is not there',
  { timeout: 120_000 },
  async () => {
    const [columns, word, code, file] = await Promise.all([
      parse(fixture('quay.xlsx'), '--columns', 'date,amount'),
      parse(fixture('quay.xlsx'), '--columns', 'when'),
      parse(fixture('quay.xlsx'), '--currency', 'xx'),
      parse(join(folder, 'nowhere.csv')),
    ])
    expect(columns.err).toMatch(/^The mapping names 2 columns, the file has 6/)
    expect(word.err).toMatch(/^The column mapping cannot be read/)
    expect([columns, word, code, file].map((ended) => ended.code)).toEqual([1, 1, 1, 5])
  },
)
