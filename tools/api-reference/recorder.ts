import { randomUUID } from 'node:crypto'
import type { House } from '@smb/server/compose'

/** One request of the story and what came back. */
export type Recorded = {
  readonly method: string
  /** With the query. */
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
  readonly answer: {
    readonly status: number
    readonly headers: ReadonlyMap<string, string>
    readonly body: Buffer
  }
}

/**
 * A `fetch` for the typed client that goes to the server of this process and keeps what was said. Like any careful
 * client, it sends each POST with a key of its own. `before` runs ahead of each request.
 */
export function recordingFetch(server: House['server'], before: () => void) {
  const recorded: Recorded[] = []
  const ask = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    before()
    const request = new Request(input, init)
    const { pathname, search } = new URL(request.url)
    const headers = new Map(request.headers)
    const isOpen = !headers.has('authorization')
    if (request.method === 'POST' && !isOpen) headers.set('idempotency-key', randomUUID())
    const body = Buffer.from(await request.arrayBuffer())
    const answer = await server.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: Object.fromEntries(headers),
      ...(body.length > 0 ? { payload: body } : {}),
    })
    recorded.push({
      method: request.method,
      url: pathname + search,
      headers,
      body,
      answer: {
        status: answer.statusCode,
        headers: textHeaders(answer.headers),
        body: answer.rawPayload,
      },
    })
    return new Response(answer.rawPayload.length > 0 ? new Uint8Array(answer.rawPayload) : null, {
      status: answer.statusCode,
      headers: Object.fromEntries(textHeaders(answer.headers)),
    })
  }
  return { fetch: ask, recorded }
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Map<string, string> {
  const wanted = ['content-type', 'content-disposition']
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      wanted.includes(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
