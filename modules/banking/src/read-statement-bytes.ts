import { createHash } from 'node:crypto'
import type {
  CsvMapping,
  CsvReading,
  ReadStatement,
  RememberedCsvMapping,
  StatementFormat,
} from '@smb/core/banking'
import { ofxEncoding, readCsv, readOfx, statementFileErrors } from '@smb/core/banking'
import { csvEncoding } from '@smb/core/csv'
import type { CurrencyCode } from '@smb/core/money'

const statementsMax = 100

/** How a file is to be read. The mapping and what is remembered count for CSV only. */
export type StatementWish = {
  readonly format: StatementFormat
  readonly currency: CurrencyCode
  readonly mapping: CsvMapping | undefined
  readonly remembered: readonly RememberedCsvMapping[]
}

/** A CSV file as it was read, with its encoding. */
export type ReadCsvFile = Omit<CsvReading, 'statement'> & { readonly encoding: string }
export type ReadFile = {
  readonly statements: readonly ReadStatement[]
  readonly csv: ReadCsvFile | null
}

/** Under which a mapping is remembered, in hexadecimal. */
export const headingSha256Of = (signature: string): string =>
  createHash('sha256').update(signature).digest('hex')

/**
 * A statement file as it came, decoded by what it says of itself and read. Bytes that are not in the encoding they
 * claim are refused: a letter that nobody can read would be kept for ever. Throws `banking.file_empty`,
 * `banking.file_encoding`, `banking.too_many_statements`, `ofx.*`, `csv.*`.
 */
export function readStatementBytes(bytes: Uint8Array, wish: StatementWish): ReadFile {
  if (bytes.length === 0) throw statementFileErrors.empty()
  return wish.format === 'csv' ? readCsvBytes(bytes, wish) : readOfxBytes(bytes, wish.currency)
}

function readOfxBytes(bytes: Uint8Array, currency: CurrencyCode): ReadFile {
  const { statements } = readOfx(decoded(bytes, ofxEncoding(bytes)), {
    currencyIfMissing: currency,
  })
  if (statements.length > statementsMax) throw statementFileErrors.tooManyStatements(statementsMax)
  return { statements, csv: null }
}

function readCsvBytes(bytes: Uint8Array, wish: StatementWish): ReadFile {
  const encoding = csvEncoding(bytes)
  const known = new Map(wish.remembered.map((each) => [each.headingSha256, each.mapping]))
  const { statement, ...csv } = readCsv(decoded(bytes, encoding), {
    currency: wish.currency,
    ...(wish.mapping ? { mapping: wish.mapping } : {}),
    remembered: (signature) => known.get(headingSha256Of(signature)),
  })
  return { statements: statement ? [statement] : [], csv: { ...csv, encoding } }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw statementFileErrors.encoding(encoding)
    throw error
  }
}
