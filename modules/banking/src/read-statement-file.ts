import { statementFileErrors } from '@smb/core/banking'
import type { ErrorKind, Issue } from '@smb/core/errors'
import { AppError } from '@smb/core/errors'
import { inThread } from '@smb/platform/threads'
import type { ReadFile, StatementWish } from './read-statement-bytes.ts'
import { readStatementBytes } from './read-statement-bytes.ts'

// Files up to this are read in 50 ms at most; a thread would only cost its start. Of CSV every cell is read in several
// ways until one fits.
const inlineBytesMax = { ofx: 256 * 1024, csv: 64 * 1024 }
const worker = new URL('./read-statement-worker.ts', import.meta.url)

/**
 * Reads a statement file. Anything but a small one is read in a thread of its own with bounded memory and time, so that
 * no file, however hostile, holds up or ends the server. Throws `ofx.*`, `csv.*`, `banking.file_*`.
 */
export function readStatementFile(bytes: Buffer, wish: StatementWish): Promise<ReadFile> {
  if (bytes.length > inlineBytesMax[wish.format])
    return inThread(worker, { bytes, wish }, { tooCostly: statementFileErrors.tooCostly })
  return Promise.resolve(readStatementBytes(bytes, wish))
}

/** A refusal as data, as it crosses threads. */
type Refusal = {
  readonly kind: ErrorKind
  readonly code: string
  readonly message: string
  readonly issues: readonly Issue[]
}

/** The refusal as it is thrown. */
export function refusalError(refusal: Refusal): AppError {
  return new AppError(refusal.kind, refusal.code, refusal.message, { issues: refusal.issues })
}
