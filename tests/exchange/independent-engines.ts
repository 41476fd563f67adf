import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Decimal places by currency, as far as the tests use them. */
const decimals: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }

/** An amount such as `-1,250.00` in minor units. */
export function minorOf(text: string, currency: string): number {
  const [whole = '0', fraction = ''] = text.replaceAll(',', '').split('.')
  const places = decimals[currency] ?? 2
  return Number(whole + fraction.slice(0, places).padEnd(places, '0'))
}

export type Engine = {
  readonly name: string
  readonly format: 'hledger' | 'beancount'
  /** Every balance that is not zero, `account currency` to minor units, as the engine reads the journal. */
  readonly balances: (journal: string) => Map<string, number>
}

function run(tool: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0 || stderr !== '') throw new Error(`${tool}: ${stderr.slice(0, 2_000)}`)
  return stdout
}

function inFile<T>(journal: string, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'smb-journal-'))
  try {
    const path = join(folder, 'books.journal')
    writeFileSync(path, journal)
    return work(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** `"account","1.00 EUR, -2 JPY"` a line. */
function hledgerBalances(journal: string): Map<string, number> {
  const csv = inFile(journal, (path) =>
    run('hledger', ['-f', path, 'balance', '--flat', '-N', '-O', 'csv']),
  )
  const found = new Map<string, number>()
  for (const [, account = '', amounts = ''] of csv.matchAll(/^"((?:[^"]|"")+)","([^"]*)"$/gm)) {
    for (const [amount = '', currency = ''] of amounts.split(', ').map((one) => one.split(' '))) {
      if (currency)
        found.set(`${account.replaceAll('""', '"')} ${currency}`, minorOf(amount, currency))
    }
  }
  return found
}

/** One amount a line; the account stands behind the last of its amounts. */
function ledgerBalances(journal: string): Map<string, number> {
  const text = inFile(journal, (path) =>
    run('ledger', ['-f', path, 'balance', '--flat', '--no-total']),
  )
  const found = new Map<string, number>()
  let amounts: [string, string][] = []
  for (const line of text.split('\n')) {
    const [, amount, currency, account] =
      /^\s*(-?[\d.,]+) ([A-Z]{3})(?: {2}(.*))?$/.exec(line) ?? []
    if (!amount || !currency) continue
    amounts.push([amount, currency])
    if (account === undefined) continue
    for (const [one, code] of amounts) found.set(`${account} ${code}`, minorOf(one, code))
    amounts = []
  }
  return found
}

const engines: readonly Engine[] = [
  { name: 'hledger', format: 'hledger', balances: hledgerBalances },
  { name: 'ledger', format: 'hledger', balances: ledgerBalances },
]

/** The engines that are installed here. Without any, that is told to whoever counts what was skipped. */
export function installedEngines(): readonly Engine[] {
  const installed = engines.filter(({ name }) => spawnSync(name, ['--version']).status === 0)
  if (installed.length === 0 && process.env['SMB_SKIP_REPORT']) {
    const skipped = {
      name: 'books confirmed by an independent engine',
      why: 'neither hledger nor ledger is installed',
    }
    appendFileSync(process.env['SMB_SKIP_REPORT'], `${JSON.stringify(skipped)}\n`)
  }
  return installed
}

/** Has bean-check read the journal; undefined where it is not installed, else what it complains about. */
export function beanCheck(journal: string): string | undefined {
  return inFile(journal, (path) => {
    const { error, stdout, stderr } = spawnSync('bean-check', [path], { encoding: 'utf8' })
    return error ? undefined : stdout + stderr
  })
}
