import { csvEncoding } from '@smb/core/csv'
import type { JournalCsvMapping, JournalCsvReading } from '@smb/core/exchange'
import { journalCsvErrors, readJournalCsv } from '@smb/core/exchange'
import type { LedgerAccount } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'

/** What reading a spreadsheet needs of the books, and what a person said about it. */
export type JournalCsvWish = {
  readonly mapping: JournalCsvMapping
  readonly accounts: readonly LedgerAccount[]
  readonly baseCurrency: CurrencyCode
}
export type ReadJournalCsv = JournalCsvReading & { readonly encoding: string }

/**
 * A spreadsheet as it came, decoded by its bytes and read. Bytes that are not in the encoding they claim are refused.
 * Throws `exchange.journal_csv_*`, `csv.*`.
 */
export function readJournalCsvBytes(bytes: Uint8Array, wish: JournalCsvWish): ReadJournalCsv {
  if (bytes.length === 0) throw journalCsvErrors.noRows()
  const encoding = csvEncoding(bytes)
  return { ...readJournalCsv(decoded(bytes, encoding), wish), encoding }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw journalCsvErrors.encoding(encoding)
    throw error
  }
}
