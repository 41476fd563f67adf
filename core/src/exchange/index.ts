export { basedEntry } from './base-amounts.ts'
export type { BaseOrigin, BasedEntry } from './base-amounts.ts'
export { exchangeErrors } from './exchange-errors.ts'
export { derivedRate, exchangeRates, impliedRate, rateOn, readRates } from './exchange-rates.ts'
export type { DatedRate, ExchangeRates, FoundRate } from './exchange-rates.ts'
export { journalFileLimits } from './journal-transaction.ts'
export type {
  BasedLine,
  BasedTransaction,
  ExportedEntry,
  ExportedLine,
  JournalFileLine,
  JournalTransaction,
} from './journal-transaction.ts'
export { noteAccountTypes, readJournalLine } from './read-journal-line.ts'
export {
  beancountJournal,
  exportFormats,
  hledgerJournal,
  journalWriter,
  jsonlJournal,
} from './export-journal.ts'
export type { ExportFormat } from './export-journal.ts'
export type { JournalWriter } from './journal-writer.ts'
export { exportedAccountNames } from './legal-names.ts'
export { importErrors, importLimits } from './import-errors.ts'
export { ExportJournalQuery, ImportedRatesView, JournalImportView } from './import-schema.ts'
export { isRateLine, rateLine, readRateLine } from './rate-lines.ts'
export type { JournalCsvEntry } from './journal-csv-entry.ts'
export { journalCsvErrors, journalCsvFaults } from './journal-csv-errors.ts'
export type { JournalCsvFault } from './journal-csv-errors.ts'
export {
  ImportJournalCsvQuery,
  JournalCsvImportView,
  journalCsvLimits,
  journalCsvMappingFromJson,
} from './journal-csv-schema.ts'
export type { JournalCsvEntryView, JournalCsvMapping } from './journal-csv-schema.ts'
export { readJournalCsv } from './read-journal-csv.ts'
export type { JournalCsvReading } from './read-journal-csv.ts'
