import type { FastifyRequest } from 'fastify'

const requestTimeoutMs = 60_000
const uploadTimeoutMs = 30 * 60_000

/** Content types of files: their bodies arrive as a stream and may take their time. */
export const uploadTypes = [
  'application/x-ndjson',
  'application/x-ofx',
  'application/octet-stream',
  'text/csv',
  'image/png',
  'image/jpeg',
]

/**
 * Drops a sender who does not get to the end of the body in time: a minute, half an hour for a file. A request without a
 * body is not waited for, and how long its answer takes is not limited here: an export of millions of lines goes on.
 */
export async function limitTime(request: FastifyRequest): Promise<void> {
  const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers
  if (chunked === undefined && Number(length) === 0) return
  const isUpload = uploadTypes.includes(request.headers['content-type'] ?? '')
  const timer = setTimeout(
    () => request.raw.destroy(),
    isUpload ? uploadTimeoutMs : requestTimeoutMs,
  )
  const stop = (): void => clearTimeout(timer)
  request.raw.once('end', stop).once('close', stop)
}
