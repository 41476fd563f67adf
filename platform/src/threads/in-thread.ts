import { Worker, parentPort, workerData } from 'node:worker_threads'
import type { ErrorKind, Issue } from '@smb/core/errors'
import { AppError } from '@smb/core/errors'

/** A refusal as data, as it crosses threads. */
type Refusal = {
  readonly kind: ErrorKind
  readonly code: string
  readonly message: string
  readonly issues: readonly Issue[]
}
type Answer<T> = { readonly result: T } | { readonly refusal: Refusal }

const timeoutMs = 60_000
const heapMibMax = 512
const youngHeapMibMax = 64

/**
 * Has a worker file do costly work on `data` in a thread of its own, with at most 512 MiB and 60 seconds, so that no
 * input, however hostile, holds up or ends the server. Throws what the worker refused, and `tooCostly` beyond the bounds.
 */
export function inThread<T>(
  file: URL,
  data: unknown,
  how: { readonly tooCostly: () => AppError },
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: {
      maxOldGenerationSizeMb: heapMibMax,
      maxYoungGenerationSizeMb: youngHeapMibMax,
    },
  })
  const timer = setTimeout(() => reject(how.tooCostly()), timeoutMs)
  worker.once('message', (answer: Answer<T>) => {
    if ('result' in answer) resolve(answer.result)
    else reject(refusalError(answer.refusal))
  })
  worker.once('error', (error: Error & { code?: string }) => {
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? how.tooCostly() : error)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    return worker.terminate().then(() => undefined)
  })
}

/** In the worker's file: does the work on what the caller gave, and sends back the result or the refusal. */
export function answerCaller<Data, T>(work: (data: Data) => T): void {
  try {
    parentPort?.postMessage({ result: work(workerData as Data) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { kind, code, message, issues } = error
    parentPort?.postMessage({ refusal: { kind, code, message, issues } })
  }
}

const refusalError = ({ kind, code, message, issues }: Refusal): AppError =>
  new AppError(kind, code, message, { issues })
