import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@smb/core/errors'
import type { StatementWish } from './read-statement-bytes.ts'
import { readStatementBytes } from './read-statement-bytes.ts'

const { bytes, wish } = workerData as { bytes: Uint8Array; wish: StatementWish }

try {
  parentPort?.postMessage({ file: readStatementBytes(bytes, wish) })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  const { kind, code, message, issues } = error
  parentPort?.postMessage({ refusal: { kind, code, message, issues } })
}
