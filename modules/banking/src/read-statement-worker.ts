import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@smb/core/errors'
import type { CurrencyCode } from '@smb/core/money'
import { readStatementBytes } from './read-statement-bytes.ts'

const { bytes, currency } = workerData as { bytes: Uint8Array; currency: CurrencyCode }

try {
  parentPort?.postMessage({ file: readStatementBytes(bytes, currency) })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  const { kind, code, message, issues } = error
  parentPort?.postMessage({ refusal: { kind, code, message, issues } })
}
