import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forwardToApi } from './forward-to-api.ts'
import { accessCookie, csrfCookie, refreshCookie } from './session-cookies.ts'

/** What stands in for the API: it answers by path and keeps what it was asked. */
let api: Server
let asked: { path: string; headers: IncomingMessage['headers']; body: string }[] = []
let liveToken = 'live'
let refreshAnswers: 'tokens' | 'refused' | 'nothing' = 'tokens'

const tokens = () => ({
  accessToken: liveToken,
  accessTokenExpiresAt: new Date(Date.now() + 900_000).toISOString(),
  refreshToken: 'next-refresh',
  refreshTokenExpiresAt: new Date(Date.now() + 900_000).toISOString(),
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const path = request.url ?? ''
  asked.push({ path, headers: request.headers, body: body.toString() })
  const send = (status: number, value: unknown) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'set-cookie': 'api=1',
      etag: '"7"',
    })
    response.end(JSON.stringify(value))
  }
  if (path === '/api/v1/auth/refresh') {
    if (refreshAnswers === 'nothing') return void request.socket.destroy()
    return refreshAnswers === 'tokens'
      ? send(200, tokens())
      : send(401, { code: 'auth.refresh_invalid' })
  }
  if (request.headers.authorization !== `Bearer ${liveToken}`)
    return send(401, { code: 'auth.token_invalid' })
  send(200, { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') })
}

beforeAll(async () => {
  api = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening))
  process.env.SMB_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
})
afterAll(() => new Promise((closed) => api.close(closed)))

let serial = 0
beforeEach(() => {
  asked = []
  liveToken = `live-${++serial}`
  refreshAnswers = 'tokens'
})

type Sent = {
  method?: string
  cookies?: Record<string, string>
  headers?: Record<string, string>
  body?: BodyInit
}

function request(
  path: string,
  { method = 'GET', cookies = {}, headers = {}, body }: Sent = {},
): NextRequest {
  const jar = { [csrfCookie]: 't0ken', [refreshCookie]: `refresh-${serial}`, ...cookies }
  const cookie = Object.entries(jar)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const own = {
    host: 'localhost:3000',
    origin: 'http://localhost:3000',
    'sec-fetch-site': 'same-origin',
    'x-csrf': 't0ken',
  }
  const init = { method, headers: { ...own, cookie, ...headers }, duplex: 'half' as const }
  return new NextRequest(
    `http://localhost:3000${path}`,
    body === undefined ? init : { ...init, body },
  )
}

const problem = async (response: Response) => ((await response.json()) as { code: string }).code
const setCookies = (response: Response) =>
  response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])

describe('from the page to the API', () => {
  test('the session’s token goes along, cookies do not, and the API’s cookies do not come back', async () => {
    const response = await forwardToApi(
      request('/api/v1/invoices?status=overdue', {
        cookies: { [accessCookie]: liveToken },
        headers: { 'smb-business': 'harbour', authorization: 'Bearer forged' },
      }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe('"7"')
    expect(setCookies(response)).toEqual([])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.path).toBe('/api/v1/invoices?status=overdue')
    expect(asked[0]?.headers).toMatchObject({
      authorization: `Bearer ${liveToken}`,
      'smb-business': 'harbour',
    })
    expect(asked[0]?.headers.cookie).toBeUndefined()
  })
  test('a plain link names its business in the address', async () => {
    await forwardToApi(
      request('/api/v1/invoices/inv_1/pdf?copy=1&business=harbour', {
        cookies: { [accessCookie]: liveToken },
      }),
    )
    expect(asked[0]).toMatchObject({ path: '/api/v1/invoices/inv_1/pdf?copy=1' })
    expect(asked[0]?.headers['smb-business']).toBe('harbour')
  })
  test('a large body streams through unchanged', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(7)
    let left = 48
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    })
    const response = await forwardToApi(
      request('/api/v1/imports', { method: 'POST', cookies: { [accessCookie]: liveToken }, body }),
    )
    const sha256 = createHash('sha256')
      .update(Buffer.alloc(48 * 64 * 1024, 7))
      .digest('hex')
    expect(await response.json()).toEqual({ bytes: 48 * 64 * 1024, sha256 })
  })
})

describe('a session that needs renewing', () => {
  test('a missing access token is renewed before the request', async () => {
    const response = await forwardToApi(request('/api/v1/me'))
    expect(response.status).toBe(200)
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/auth/refresh', '/api/v1/me'])
    expect(setCookies(response)).toEqual([
      `${accessCookie}=${liveToken}`,
      `${refreshCookie}=next-refresh`,
    ])
  })
  test('a refused one is renewed once and the request repeated with its body', async () => {
    const response = await forwardToApi(
      request('/api/v1/invoices', {
        method: 'POST',
        cookies: { [accessCookie]: 'stale' },
        headers: { 'idempotency-key': 'k1', 'content-length': '9' },
        body: '{"a":"b"}',
      }),
    )
    expect(response.status).toBe(200)
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/api/v1/invoices', '{"a":"b"}'],
      ['/api/v1/auth/refresh', `{"refreshToken":"refresh-${serial}"}`],
      ['/api/v1/invoices', '{"a":"b"}'],
    ])
    expect(asked[2]?.headers['idempotency-key']).toBe('k1')
  })
  test('a body that streamed cannot be repeated: the refusal goes back to the page', async () => {
    const body = new Response('x'.repeat(100)).body as ReadableStream
    const sent = request('/api/v1/imports', {
      method: 'POST',
      cookies: { [accessCookie]: 'stale' },
      body,
    })
    const response = await forwardToApi(sent)
    expect([response.status, await problem(response)]).toEqual([401, 'auth.token_invalid'])
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/imports'])
  })
  test('tabs that wake together ask once', async () => {
    const responses = await Promise.all([1, 2, 3, 4].map(() => forwardToApi(request('/api/v1/me'))))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(asked.filter(({ path }) => path.endsWith('/refresh'))).toHaveLength(1)
  })
  test('an ended session loses its cookies and stays refused', async () => {
    refreshAnswers = 'refused'
    const response = await forwardToApi(
      request('/api/v1/me', { cookies: { [accessCookie]: 'stale' } }),
    )
    expect(response.status).toBe(401)
    expect(setCookies(response)).toEqual([`${accessCookie}=`, `${refreshCookie}=`])
  })
  test('silence from the API signs nobody out', async () => {
    refreshAnswers = 'nothing'
    const response = await forwardToApi(
      request('/api/v1/me', { cookies: { [accessCookie]: 'stale' } }),
    )
    expect(response.status).toBe(401)
    expect(setCookies(response)).toEqual([])
  })
})

describe('what does not pass', () => {
  test.each([
    [
      'another site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      'web.csrf_cross_site',
    ],
    ['no token', { 'x-csrf': '' }, 'web.csrf_token'],
  ])('%s is refused before anything is asked', async (_name, headers, code) => {
    const sent = request('/api/v1/invoices', {
      method: 'POST',
      cookies: { [accessCookie]: liveToken },
      headers,
      body: '{}',
    })
    const response = await forwardToApi(sent)
    expect([response.status, await problem(response)]).toEqual([403, code])
    expect(asked).toEqual([])
  })
  test.each(['sign-in', 'refresh', 'register', 'sign-out'])(
    'auth/%s, whose answer holds tokens',
    async (path) => {
      const response = await forwardToApi(
        request(`/api/v1/auth/${path}`, { method: 'POST', body: '{}' }),
      )
      expect([response.status, await problem(response)]).toEqual([404, 'web.use_session'])
      expect(asked).toEqual([])
    },
  )
  test('an API that does not answer is a problem that says so', async () => {
    const before = process.env.SMB_API_URL
    process.env.SMB_API_URL = 'http://127.0.0.1:9'
    const response = await forwardToApi(
      request('/api/v1/me', { cookies: { [accessCookie]: liveToken } }),
    )
    process.env.SMB_API_URL = before
    expect([response.status, await problem(response)]).toEqual([503, 'web.unreachable'])
  })
})
