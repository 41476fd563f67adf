import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileAnswer } from './routes.ts'

/**
 * Streams chunks to the client at its pace. The first chunk is pulled before any header leaves, so that a refusal still
 * becomes a problem document; a failure after that cuts the connection, never ends it as if it were complete.
 */
export async function sendFile(
  reply: FastifyReply,
  answer: FileAnswer & { contentType: string },
): Promise<void> {
  const chunks = (async function* () {
    yield* answer.chunks
  })()
  const first = await chunks.next()
  const out = new PassThrough()
  const fileName = answer.fileName.replaceAll(/[^\w.-]/g, '_')
  void reply
    .type(answer.contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(out)
  try {
    if (!first.done) out.write(first.value)
    for await (const chunk of chunks) {
      if (out.destroyed) return
      if (!out.write(chunk)) await Promise.race([once(out, 'drain'), once(out, 'close')])
    }
    out.end()
  } catch (error) {
    out.destroy(error as Error)
    throw error
  }
}
