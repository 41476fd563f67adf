import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'
import { problemResponse, unreachable, webProblem } from '../problem.ts'
import { apiBaseUrl } from './api-base.ts'
import { apiRequestHeaders, browserResponseHeaders } from './forwarded-headers.ts'
import { refreshSession } from './refresh-session.ts'
import type { CookieWrite } from './session-cookies.ts'
import {
  accessCookie,
  endedSessionCookies,
  refreshCookie,
  sessionCookies,
} from './session-cookies.ts'
import { actingRefusal, withCookies } from './start-session.ts'

/** Bodies up to this size are held, so that a request can be repeated with a new token; larger ones stream. */
const repeatableBytesMax = 1024 * 1024

// Answers that hold tokens go through /session, which keeps them from the page.
const tokenPaths = /^\/api\/v1\/auth\/(sign-in|sign-out|refresh|register)\/?$/

type Body = { readonly content: BodyInit | null; readonly repeatable: boolean }

async function bodyOf(request: NextRequest): Promise<Body> {
  if (!request.body) return { content: null, repeatable: true }
  const length = request.headers.get('content-length')
  if (length === null || Number(length) > repeatableBytesMax) {
    return { content: request.body, repeatable: false }
  }
  return { content: await request.arrayBuffer(), repeatable: true }
}

type Renewal = { readonly token: string | undefined; readonly writes: readonly CookieWrite[] }

async function renewal(request: NextRequest): Promise<Renewal> {
  const refreshToken = request.cookies.get(refreshCookie)?.value
  if (!refreshToken) return { token: undefined, writes: [] }
  const outcome = await refreshSession(refreshToken, request.headers)
  if (outcome.kind === 'unavailable') return { token: undefined, writes: [] }
  if (outcome.kind === 'ended') return { token: undefined, writes: endedSessionCookies() }
  const { tokens } = outcome
  return { token: tokens.accessToken, writes: sessionCookies(tokens, Date.now()) }
}

/** A plain link cannot set a header, so `?business=` names the business of a file. */
function addressOf(request: NextRequest, headers: Headers): string {
  const { pathname, search } = request.nextUrl
  const searchParams = new URLSearchParams(search)
  const business = searchParams.get('business')
  if (business && request.method === 'GET') {
    headers.set('smb-business', business)
    searchParams.delete('business')
  }
  const query = searchParams.toString()
  return `${apiBaseUrl()}${pathname}${query ? `?${query}` : ''}`
}

function send(request: NextRequest, body: Body, token: string | undefined): Promise<Response> {
  const headers = apiRequestHeaders(request.headers, token)
  const address = addressOf(request, headers)
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    body: body.content,
    duplex: 'half',
    signal: request.signal,
    cache: 'no-store',
    redirect: 'manual',
  }
  return fetch(address, init)
}

/**
 * Passes a request of the page on to the API with the session's bearer token, and the answer back. Both
 * bodies stream. A missing or refused token is renewed once.
 */
export async function forwardToApi(request: NextRequest): Promise<Response> {
  const refusal = actingRefusal(request)
  if (refusal) return refusal
  if (tokenPaths.test(request.nextUrl.pathname)) {
    return problemResponse(webProblem(404, 'web.use_session', 'Use /session for this.'))
  }
  let { token, writes }: Renewal = {
    token: request.cookies.get(accessCookie)?.value,
    writes: [],
  }
  if (!token) ({ token, writes } = await renewal(request))
  try {
    const body = await bodyOf(request)
    let answer = await send(request, body, token)
    if (answer.status === 401 && body.repeatable && writes.length === 0) {
      ;({ token, writes } = await renewal(request))
      if (token) {
        await answer.body?.cancel()
        answer = await send(request, body, token)
      }
    }
    const init = { status: answer.status, headers: browserResponseHeaders(answer.headers) }
    return withCookies(new NextResponse(answer.body, init), writes)
  } catch {
    return problemResponse(unreachable())
  }
}
