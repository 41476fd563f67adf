import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { AccountType } from '../ledger/index.ts'
import { accountTypes } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { currency, Decimal, currencyExponent } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import { beancountJournal, hledgerJournal } from './index.ts'
import type { ExportedEntry, ExportedLine } from './index.ts'

// Independent engines read our exports and must find our balances. Each is asked where it is installed.
const usd = currency('USD')
const folder = mkdtempSync(join(tmpdir(), 'smb-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

function isInstalled(tool: string): boolean {
  if (spawnSync(tool, ['--version']).status === 0) return true
  if (process.env.SMB_SKIP_REPORT) {
    const skipped = { name: `export read by ${tool}`, why: `${tool} is not installed` }
    appendFileSync(process.env.SMB_SKIP_REPORT, `${JSON.stringify(skipped)}\n`)
  }
  return false
}

function run(tool: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

const accounts: readonly (readonly [string, AccountType])[] = [
  ...accountTypes.map((type) => [`Plain ${type}`, type] as const),
  ['Assets:Bank:Checking', 'asset'],
  ['Assets:Bank', 'asset'],
  ['Überschuss (alt)', 'equity'],
  ['(in brackets)', 'asset'],
  ['[square]', 'expense'],
  ['* starred', 'income'],
  ['two  spaces', 'asset'],
  ['two spaces', 'liability'],
  ['semi;colon ; here, type:A', 'expense'],
  [';leading,  type:A', 'expense'],
  ['100 percent', 'income'],
  ['Konto "X" \\ back', 'liability'],
  ['資産', 'asset'],
  ['-', 'expense'],
  ['+', 'expense'],
]
const codes = ['USD', 'EUR', 'JPY', 'KWD'].map(currency)

type Raw = { account: number; code: number; minor: bigint }
const rawLine = fc.record({
  account: fc.nat(accounts.length - 1),
  code: fc.nat(codes.length - 1),
  minor: fc.bigInt(-(10n ** 9n), 10n ** 9n).filter((minor) => minor !== 0n),
})

const lineOf = (
  account: number,
  code: CurrencyCode,
  amounts: { minor: bigint; base: bigint },
): ExportedLine => {
  const [name, type] = accounts[account]!
  const isDebit = amounts.minor > 0n || (amounts.minor === 0n && amounts.base > 0n)
  const sign = isDebit ? 1n : -1n
  return {
    account: name,
    type,
    currency: code,
    side: isDebit ? 'debit' : 'credit',
    minor: amounts.minor * sign,
    baseMinor: amounts.base * sign,
  }
}

/** Lines that balance in base only: foreign against base, as a settlement at another rate is. */
function settled(raws: readonly Raw[]): ExportedLine[] {
  const lines = raws.map(({ account, code, minor }) =>
    lineOf(account, codes[code]!, { minor, base: codes[code] === usd ? minor : minor * 3n }),
  )
  const sum = lines.reduce(
    (total, line) => total + (line.side === 'debit' ? line.baseMinor : -line.baseMinor),
    0n,
  )
  return sum === 0n ? lines : [...lines, lineOf(0, usd, { minor: -sum, base: -sum })]
}

/** Each line with its counterpart in the same currency. */
const balanced = (raws: readonly Raw[]): ExportedLine[] =>
  raws.flatMap(({ account, code, minor }) => {
    const base = codes[code] === usd ? minor : minor * 2n
    return [
      lineOf(account, codes[code]!, { minor, base }),
      lineOf((account + 1) % accounts.length, codes[code]!, { minor: -minor, base: -base }),
    ]
  })

/** A claim of 10 EUR whose base value rises, with and without an amount in the same entry. */
const revalued: ExportedLine[][] = [
  [
    lineOf(5, codes[1]!, { minor: 1000n, base: 1100n }),
    lineOf(5, codes[1]!, { minor: 0n, base: 40n }),
    lineOf(3, usd, { minor: -1140n, base: -1140n }),
  ],
  [lineOf(5, codes[1]!, { minor: 0n, base: 55n }), lineOf(3, usd, { minor: -55n, base: -55n })],
]

const text = fc.constantFrom(
  'Rent; March',
  'a "quoted" \\ word',
  'line\nbreak',
  '',
  '  ',
  '(x) * ! 2026-01-01',
  'Ünïcode | pipe',
)
const entries = (): ExportedEntry[] => {
  const lines = fc
    .array(rawLine, { minLength: 1, maxLength: 5 })
    .chain((raws) => fc.constantFrom(settled(raws), balanced(raws)))
  const drawn = fc.sample(fc.tuple(lines, text, fc.nat(700)), { numRuns: 300, seed: 7 })
  const made = drawn.map(([own, description, day], index) => ({
    id: `je_${index}`,
    date: LocalDate.addDays(LocalDate.of(2024, 1, 1), day),
    description,
    lines: own,
  }))
  const later = revalued.map((own, index) => ({
    id: `rev_${index}`,
    date: LocalDate.of(2026, 1, 1),
    description: 'Revaluation',
    lines: own,
  }))
  return [...made, ...later]
}

/** Our own balances, per account and currency, in text without zeros. */
function ownBalances(all: readonly ExportedEntry[]): Record<string, string> {
  const sums = new Map<string, bigint>()
  const add = (account: string, code: string, minor: bigint): void => {
    const key = `${account} | ${code}`
    sums.set(key, (sums.get(key) ?? 0n) + minor)
  }
  for (const { lines } of all) {
    for (const line of lines)
      add(line.account, line.currency, line.side === 'debit' ? line.minor : -line.minor)
  }
  // The one revaluation without an amount beside it stands in base currency.
  add('Assets:Bank:Checking', 'USD', 55n)
  return Object.fromEntries(
    [...sums]
      .filter(([, minor]) => minor !== 0n)
      .map(([key, minor]) => [key, decimal(minor, key.slice(-3))])
      .sort(),
  )
}

const decimal = (minor: bigint, code: string): string =>
  Decimal.toString({ units: minor, scale: currencyExponent(currency(code)) })

/** `-1,234.50 EUR` in all currencies that stand in a text. */
const amountsIn = (found: string): [string, string][] =>
  [...found.matchAll(/(-?[\d,]*\.?\d+) ([A-Z]{3})/g)].map((match) => [
    match[1]!.replaceAll(',', ''),
    match[2]!,
  ])

function asBalances(
  rows: readonly (readonly [string, string])[],
  original: (name: string) => string,
): Record<string, string> {
  const all = rows.flatMap(([account, amounts]) =>
    amountsIn(amounts).map(([amount, code]) => {
      const exact = Decimal.rescale(Decimal.from(amount), currencyExponent(currency(code)))
      return [`${original(account)} | ${code}`, Decimal.toString(exact), exact.units] as const
    }),
  )
  return Object.fromEntries(
    all
      .filter(([, , units]) => units !== 0n)
      .map(([key, amount]) => [key, amount])
      .sort(),
  )
}

const cellsOf = (csv: string): [string, string][] =>
  [...csv.matchAll(/^"?((?:[^"\n]|"")*?)"?,"?([^"\n]*)"?\r?$/gm)].map((match) => [
    match[1]!.replaceAll('""', '"').trim(),
    match[2]!,
  ])

describe('independent engines find our balances', () => {
  const all = entries()
  const journal = join(folder, 'books.journal')
  const hledgerText = [...hledgerJournal(all, usd)].join('')
  writeFileSync(journal, hledgerText)
  const renamed = new Map(
    [...hledgerText.matchAll(/^account (.*)\n.*\n {4}; name: (.*)$/gm)].map((match) => [
      match[1]!,
      JSON.parse(match[2]!) as string,
    ]),
  )
  const original = (name: string): string => renamed.get(name) ?? name

  test.skipIf(!isInstalled('hledger'))('hledger', () => {
    run('hledger', ['-f', journal, 'check'])
    const csv = run('hledger', ['-f', journal, 'balance', '--flat', '-N', '-O', 'csv'])
    expect(asBalances(cellsOf(csv), original)).toEqual(ownBalances(all))
    const income = run('hledger', ['-f', journal, 'accounts', 'type:r'])
    expect(income.split('\n')).toContain('100 percent')
  })

  test.skipIf(!isInstalled('ledger'))('Ledger', () => {
    const format = '%(account)\t%(quantity(scrub(amount))) %(commodity(scrub(amount)))\n'
    const rows = codes.flatMap((code) => {
      const out = run('ledger', [
        '-f',
        journal,
        'balance',
        '--flat',
        '--no-total',
        '--limit',
        `commodity == "${code}"`,
        '--balance-format',
        format,
      ])
      return out.split('\n').map((row) => row.split('\t') as [string, string])
    })
    expect(
      asBalances(
        rows.filter((row) => row.length === 2),
        original,
      ),
    ).toEqual(ownBalances(all))
  })

  test.skipIf(!isInstalled('bean-check'))('Beancount', () => {
    const file = join(folder, 'books.beancount')
    const beancount = [...beancountJournal(all, usd)].join('')
    writeFileSync(file, beancount)
    run('bean-check', [file])
    const rows = codes.flatMap((code) => {
      const query = `select account, sum(number) where currency = '${code}' group by account`
      const cells = cellsOf(run('bean-query', ['-f', 'csv', file, query])).slice(1)
      return cells.map(([account, number]) => [account, `${number.trim()} ${code}`] as const)
    })
    const opened = beancount.matchAll(/^1900-01-01 open (.*)\n {2}name: "(.*)"$/gm)
    const names = new Map(
      [...opened].map((match) => [match[1]!, match[2]!.replace(/\\(.)/g, '$1')]),
    )
    expect(asBalances(rows, (name) => names.get(name)!)).toEqual(ownBalances(all))
  })
})
