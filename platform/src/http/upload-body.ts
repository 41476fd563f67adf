import type { Hash } from 'node:crypto'
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { AppError } from '@smb/core/errors'

const heldBytes = 1024 * 1024
const patienceMs = 30_000
const slowestBytesPerMs = 16

/** A file on its way in. Iterating goes on where the last reader stopped; a file held whole begins again each time. */
export type UploadBody = AsyncIterable<Buffer> & {
  /**
   * Waits until the file is here, or its first mebibyte where there is more. A small file of a slow sender thus costs no
   * database connection while it comes.
   */
  readonly arrive: () => Promise<void>
  /** The SHA-256 of `heading` and the file, once all of it has arrived; undefined before. */
  readonly hash: (heading: string) => Buffer | undefined
  /** Reads what is left, as far as it may be read at all, so that the sender hears the answer instead of a broken connection. */
  readonly drain: () => Promise<void>
}

/**
 * Reads an upload. A sender who is silent for 30 seconds, or slower than 16 kB a second on average after that, is cut
 * off: the transaction that waits for the file is one of few.
 */
export function uploadBody(source: Readable, bytesMax = Infinity): UploadBody {
  const pieces = source.iterator({ destroyOnReturn: false })
  const sha = createHash('sha256')
  const held: Buffer[] = []
  let bytes = 0
  let waitedMs = 0
  let isWhole = false
  let isStreaming = false

  const next = async (): Promise<Buffer | undefined> => {
    if (isWhole) return undefined
    const since = performance.now()
    const allowedMs = patienceMs + bytes / slowestBytesPerMs - waitedMs
    const timer = setTimeout(() => source.destroy(), Math.min(patienceMs, allowedMs))
    const piece: IteratorResult<Buffer> = await pieces
      .next()
      .catch(() => {
        throw interrupted()
      })
      .finally(() => clearTimeout(timer))
    waitedMs += performance.now() - since
    if (piece.done) {
      isWhole = true
      return undefined
    }
    bytes += piece.value.length
    sha.update(piece.value)
    return piece.value
  }
  return {
    arrive: async () => {
      while (bytes < heldBytes) {
        const piece = await next()
        if (!piece) return
        held.push(piece)
      }
    },
    hash: (heading) => (isWhole ? fileHash(heading, sha) : undefined),
    drain: async () => {
      while (bytes <= bytesMax && (await next()));
    },
    [Symbol.asyncIterator]: async function* () {
      if (isStreaming) throw interrupted()
      isStreaming = !isWhole
      yield* held
      if (!isStreaming) return
      held.length = 0
      for (let piece = await next(); piece; piece = await next()) yield piece
    },
  }
}

function fileHash(heading: string, file: Hash): Buffer {
  return createHash('sha256').update(heading).update(file.copy().digest()).digest()
}

function interrupted(): AppError {
  return new AppError(
    'unavailable',
    'request.upload_interrupted',
    'The upload was interrupted and has changed nothing. Send the file again.',
  )
}
