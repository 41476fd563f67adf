import { Worker } from 'node:worker_threads'
import { statementFileErrors, statementFileMib } from '@smb/core/banking'
import type { ErrorKind, Issue } from '@smb/core/errors'
import { AppError } from '@smb/core/errors'
import type { ReadFile, StatementWish } from './read-statement-bytes.ts'
import { readStatementBytes } from './read-statement-bytes.ts'

const fileBytesMax = statementFileMib * 1024 * 1024
// Files up to this are read in a few milliseconds; a thread would only cost its start.
const inlineBytesMax = 256 * 1024
const readTimeoutMs = 60_000
const heapMibMax = 512
const youngHeapMibMax = 64

/** The body in one piece. Throws `banking.file_too_large` as soon as it is. */
export async function bodyBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > fileBytesMax) throw statementFileErrors.tooLarge(statementFileMib)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Reads a statement file. Anything but a small one is read in a thread of its own with bounded memory and time, so that
 * no file, however hostile, holds up or ends the server. Throws `ofx.*`, `csv.*`, `banking.file_*`.
 */
export function readStatementFile(bytes: Buffer, wish: StatementWish): Promise<ReadFile> {
  if (bytes.length > inlineBytesMax) return readInThread(bytes, wish)
  return Promise.resolve(readStatementBytes(bytes, wish))
}

/** A refusal as data, as it crosses threads. */
type Refusal = {
  readonly kind: ErrorKind
  readonly code: string
  readonly message: string
  readonly issues: readonly Issue[]
}
type Answer = { readonly file: ReadFile } | { readonly refusal: Refusal }

function readInThread(bytes: Buffer, wish: StatementWish): Promise<ReadFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadFile>()
  const worker = new Worker(new URL('./read-statement-worker.ts', import.meta.url), {
    workerData: { bytes, wish },
    resourceLimits: {
      maxOldGenerationSizeMb: heapMibMax,
      maxYoungGenerationSizeMb: youngHeapMibMax,
    },
  })
  const timer = setTimeout(() => reject(statementFileErrors.tooCostly()), readTimeoutMs)
  worker.once('message', (answer: Answer) => {
    if ('file' in answer) resolve(answer.file)
    else reject(refusalError(answer.refusal))
  })
  worker.once('error', (error: Error & { code?: string }) => {
    const isTooCostly = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(isTooCostly ? statementFileErrors.tooCostly() : error)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    return worker.terminate().then(() => undefined)
  })
}

/** The refusal as it is thrown. */
export function refusalError(refusal: Refusal): AppError {
  return new AppError(refusal.kind, refusal.code, refusal.message, { issues: refusal.issues })
}
