import { fork } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@smb/embedded-postgres'
import { untilAnswers } from '@smb/test-world/running-house'

const root = join(import.meta.dirname, '../..')

/** What a page asks before it can be a page of a business at all. */
const answered = /^\/api\/v1\/(me|businesses)$/

/** A second web server on the same API, whose questions are answered with 503 where they are about the books. */
export type FailingWeb = { readonly origin: string; readonly close: () => Promise<void> }

/** Opens it. The session of the first web server is good here, too: both are localhost. */
export async function openFailingWeb(): Promise<FailingWeb> {
  const door = createServer((request, response) => void passOn(request, response))
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const web = fork(join(root, 'tools/launch/web-server.ts'), {
    cwd: root,
    env: {
      ...process.env,
      SMB_API_URL: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      SMB_PUBLIC_URL: origin,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NODE_ENV: 'production',
    },
    stdio: 'ignore',
  })
  await untilAnswers(`${origin}/sign-in`)
  return {
    origin,
    close: async () => {
      const gone = new Promise((resolve) => web.once('exit', resolve))
      // It would wait for the connections that the browser keeps.
      web.kill('SIGKILL')
      await gone
      door.closeAllConnections()
      await new Promise((resolve) => door.close(resolve))
    },
  }
}

async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  if (request.method !== 'GET' || !answered.test(url.replace(/\?.*/, ''))) {
    response.writeHead(503, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(refusal))
    return
  }
  const headers = new Headers()
  for (const name of ['authorization', 'accept'])
    if (request.headers[name]) headers.set(name, String(request.headers[name]))
  const answer = await fetch(`${process.env['SMB_E2E_API']}${url}`, { headers })
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

const refusal = {
  type: 'about:blank',
  title: 'The books are away',
  status: 503,
  detail: 'The database does not answer at the moment.',
  code: 'database.unavailable',
  requestId: '5f0c5a52-6f6a-4c62-9b4d-2f3f0d4fd5d0',
  issues: [],
}
