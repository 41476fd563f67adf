export * from './bank-account.ts'
export { bankAccountErrors } from './bank-account-errors.ts'
export * from './bank-ledger-account.ts'
export { bankingErrors } from './banking-errors.ts'
export * from './banking-schema.ts'
export { codingTax } from './coding-tax.ts'
export type { CodingTax } from './coding-tax.ts'
export { lineFingerprint, plannedImport, statementFingerprints } from './line-fingerprint.ts'
export type { PlannedImport, PlannedLine } from './line-fingerprint.ts'
export { csvErrors } from './csv-errors.ts'
export * from './csv-schema.ts'
export * from './match-line-schema.ts'
export { matchSuggestionView, matchSuggestions, matchSuggestionsMax } from './match-suggestions.ts'
export type {
  InvoiceCandidate,
  MatchCandidate,
  MatchConfidence,
  MatchSuggestion,
  PaymentCandidate,
} from './match-suggestions.ts'
export { matchingErrors } from './matching-errors.ts'
export { ofxEncoding } from './ofx-encoding.ts'
export type { OfxEncoding } from './ofx-encoding.ts'
export { ofxErrors } from './ofx-errors.ts'
export { readCsv, rememberedCsvMapping } from './read-csv.ts'
export type {
  CsvColumn,
  CsvOptions,
  CsvReading,
  CsvRefusal,
  RememberedCsvMapping,
} from './read-csv.ts'
export { readOfx } from './read-ofx.ts'
export { readStatementFile, statementFileFormats } from './read-statement-file.ts'
export type {
  StatementFileFormat,
  StatementFileOptions,
  StatementFileReading,
} from './read-statement-file.ts'
export { statementFileProof } from './statement-file-proof.ts'
export { statementFileView } from './statement-file-view.ts'
export type {
  StatementFileLineView,
  StatementFileStatementView,
  StatementFileView,
} from './statement-file-view.ts'
export type {
  ReadStatement,
  ReadStatementLine,
  StatedBalance,
  StatementAccount,
  StatementFile,
  StatementLineKind,
} from './statement.ts'
export { statementLinePosting } from './statement-line-posting.ts'
export type { StatementLineCoding } from './statement-line-posting.ts'
export { continuityProof, proofLine, statementProofView } from './statement-proof.ts'
export type { PreviousStatement, StatementProof } from './statement-proof.ts'
export { statementFormat } from './statement-format.ts'
export type { StatementFormat } from './statement-format.ts'
export { statementFileErrors } from './statement-file-errors.ts'
export * from './statement-upload-schema.ts'
