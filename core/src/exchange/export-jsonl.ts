import type { CurrencyCode } from '../money/index.ts'
import type { JournalWriter } from './journal-writer.ts'
import type { ExportedEntry, ExportedLine } from './journal-transaction.ts'

// Amounts stay below 2^53, so they are written as JSON numbers straight from the integer.
function lineText(line: ExportedLine, withBase: boolean): string {
  const isDebit = line.side === 'debit'
  const sides = (name: string, minor: bigint): string =>
    `"${name}debit_minor":${isDebit ? minor : 0n},"${name}credit_minor":${isDebit ? 0n : minor}`
  const base = withBase ? `,${sides('base_', line.baseMinor)}` : ''
  const account = `"account":${JSON.stringify(line.account)},"type":"${line.type}"`
  return `{${account},${sides('', line.minor)},"currency":"${line.currency}"${base}}`
}

function jsonlEntry(entry: ExportedEntry, baseCurrency: CurrencyCode): string {
  const withBase = entry.lines.some((line) => line.currency !== baseCurrency)
  const base = withBase ? `"base_currency":"${baseCurrency}",` : ''
  const lines = entry.lines.map((line) => lineText(line, withBase)).join(',')
  const head = `"id":${JSON.stringify(entry.id)},"date":"${entry.date}","description":${JSON.stringify(entry.description)}`
  return `{${head},${base}"lines":[${lines}]}\n`
}

/**
 * Writes entries as {@link readJournalLine} reads them. Entries with foreign currency state their base amounts, so
 * that reading the file back gives the same books.
 */
export function jsonlWriter(baseCurrency: CurrencyCode): JournalWriter {
  return { header: () => '', entry: (entry) => jsonlEntry(entry, baseCurrency) }
}
