import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { randomUUID } from 'node:crypto'
import type { Problem } from '@smb/api-client'
import { ApiProblem } from '@smb/api-client'
import type { Output } from './output.ts'
import { connection } from './signed-in.ts'

const progressEveryBytes = 1024 * 1024

type Upload = {
  readonly file: string
  readonly head: string
  readonly contentType: string
  readonly business: string
  readonly output: Output
}

/** Streams a file to the server at its pace, saying how far it is. */
export async function upload<T>(path: string, from: Upload): Promise<T> {
  const { size } = await stat(from.file)
  async function* bytes(): AsyncGenerator<Buffer> {
    let sent = 0
    let next = progressEveryBytes
    if (from.head !== '') yield Buffer.from(from.head)
    for await (const chunk of createReadStream(from.file, { highWaterMark: 256 * 1024 })) {
      yield chunk as Buffer
      sent += (chunk as Buffer).length
      if (sent < next) continue
      next = sent + progressEveryBytes
      from.output.progress(bar(sent, size))
    }
    from.output.progress('Sent. Checking and posting …')
  }
  const answer = await ask(path, {
    business: from.business,
    method: 'POST',
    headers: { 'content-type': from.contentType, 'idempotency-key': randomUUID() },
    body: Readable.toWeb(Readable.from(bytes())),
  }).finally(() => from.output.progress(''))
  return (await answer.json()) as T
}

function bar(sent: number, size: number): string {
  const percent = Math.floor((sent * 100) / Math.max(size, 1))
  const filled = Math.floor(percent / 4)
  return `${'█'.repeat(filled)}${'░'.repeat(25 - filled)} ${percent} %  ${Math.floor(sent / 1048576)} of ${Math.ceil(size / 1048576)} MB sent`
}

/** One request that the generated client does not make. Throws the API's refusal. */
export async function ask(
  path: string,
  how: {
    business: string
    method?: string
    headers?: Record<string, string>
    body?: ReadableStream
  },
): Promise<Response> {
  const { baseUrl, token } = await connection()
  const init = {
    method: how.method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, 'smb-business': how.business, ...how.headers },
    ...(how.body ? { body: how.body, duplex: 'half' } : {}),
  }
  const answer = await fetch(`${baseUrl}/api/v1${path}`, init as RequestInit).catch(() => {
    throw new ApiProblem(unreachable(baseUrl))
  })
  if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem)
  return answer
}

const unreachable = (url: string): Problem => ({
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  detail: `${url} does not answer. Nothing was changed; try again.`,
  code: 'network.unreachable',
  requestId: '',
  issues: [],
})
