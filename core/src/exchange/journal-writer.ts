import type { ExportedEntry } from './journal-transaction.ts'

/** Text piece by piece: the header once, then every entry in order. One writer serves one file. */
export type JournalWriter = {
  readonly header: () => string
  readonly entry: (entry: ExportedEntry) => string
}
