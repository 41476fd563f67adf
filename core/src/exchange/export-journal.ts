import type { CurrencyCode } from '../money/index.ts'
import { beancountWriter } from './export-beancount.ts'
import { hledgerWriter } from './export-hledger.ts'
import { jsonlWriter } from './export-jsonl.ts'
import type { ExportedEntry } from './journal-transaction.ts'
import type { JournalWriter } from './journal-writer.ts'

export const exportFormats = ['hledger', 'beancount', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export function journalWriter(format: ExportFormat, baseCurrency: CurrencyCode): JournalWriter {
  if (format === 'hledger') return hledgerWriter(baseCurrency)
  return format === 'beancount' ? beancountWriter(baseCurrency) : jsonlWriter(baseCurrency)
}

function* written(writer: JournalWriter, entries: Iterable<ExportedEntry>): Generator<string> {
  yield writer.header()
  for (const entry of entries) yield writer.entry(entry)
}

/** For hledger and Ledger. The entries' order is free; accounts are declared where they are first used. */
export function hledgerJournal(
  entries: Iterable<ExportedEntry>,
  baseCurrency: CurrencyCode,
): Generator<string> {
  return written(hledgerWriter(baseCurrency), entries)
}

export function beancountJournal(
  entries: Iterable<ExportedEntry>,
  baseCurrency: CurrencyCode,
): Generator<string> {
  return written(beancountWriter(baseCurrency), entries)
}

export function jsonlJournal(
  entries: Iterable<ExportedEntry>,
  baseCurrency: CurrencyCode,
): Generator<string> {
  return written(jsonlWriter(baseCurrency), entries)
}
