import type { StatementFile } from '@smb/core/banking'
import { ofxEncoding, readOfx, statementFileErrors } from '@smb/core/banking'
import type { CurrencyCode } from '@smb/core/money'

const statementsMax = 100

/**
 * A statement file as it came, decoded by what it says of itself and read. Bytes that are not in the encoding they
 * claim are refused: a letter that nobody can read would be kept for ever. Throws `banking.file_empty`,
 * `banking.file_encoding`, `banking.too_many_statements`, `ofx.*`.
 */
export function readStatementBytes(bytes: Uint8Array, currency: CurrencyCode): StatementFile {
  if (bytes.length === 0) throw statementFileErrors.empty()
  const file = readOfx(decoded(bytes), { currencyIfMissing: currency })
  if (file.statements.length > statementsMax) {
    throw statementFileErrors.tooManyStatements(statementsMax)
  }
  return file
}

function decoded(bytes: Uint8Array): string {
  const encoding = ofxEncoding(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw statementFileErrors.encoding(encoding)
    throw error
  }
}
