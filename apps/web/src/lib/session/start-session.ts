import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'
import { problemOfResponse, problemResponse, unreachable, webProblem } from '../problem.ts'
import { apiBaseUrl, apiTimeoutMs } from './api-base.ts'
import { csrfRefusal } from './csrf.ts'
import { apiRequestHeaders } from './forwarded-headers.ts'
import { keepsSecureCookies, requestOrigin } from './request-origin.ts'
import type { CookieWrite, SessionTokens } from './session-cookies.ts'
import { csrfCookie, csrfTokenCookie, sessionCookies } from './session-cookies.ts'

/** The refusal of a request that may not change anything, or undefined. */
export function actingRefusal(request: NextRequest): Response | undefined {
  const origin = requestOrigin(request.headers)
  const refusal = csrfRefusal(request, origin, request.cookies.get(csrfCookie)?.value)
  if (!refusal) return undefined
  const detail =
    refusal === 'token'
      ? 'This page has been open for too long. Load it again and repeat the last step.'
      : 'This came from another site, so it was refused.'
  return problemResponse(webProblem(403, `web.csrf_${refusal.replace('-', '_')}`, detail))
}

/** Asks the API without a session: sign-in and registration. Throws nothing. */
export async function askAuth(
  request: NextRequest,
  path: string,
  body: unknown,
): Promise<Response> {
  const headers = apiRequestHeaders(request.headers, undefined)
  headers.set('content-type', 'application/json')
  return fetch(`${apiBaseUrl()}/api/v1/auth/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(apiTimeoutMs),
  }).catch(() => problemResponse(unreachable()))
}

/** Answers with cookies in place of tokens: no script of the page ever sees one. */
export async function sessionResponse(request: NextRequest, answer: Response): Promise<Response> {
  if (!answer.ok) return problemResponse(await problemOfResponse(answer))
  if (!keepsSecureCookies(requestOrigin(request.headers))) {
    return problemResponse(
      webProblem(400, 'web.insecure_origin', 'Signing in needs https or localhost.'),
    )
  }
  const { user, ...tokens } = (await answer.json()) as SessionTokens & { user: unknown }
  const response = NextResponse.json({ user }, { headers: { 'cache-control': 'no-store' } })
  // A new session gets a new token, so that one planted before sign-in is worth nothing after it.
  return withCookies(response, [...sessionCookies(tokens, Date.now()), csrfTokenCookie()])
}

export function withCookies(response: NextResponse, writes: readonly CookieWrite[]): NextResponse {
  for (const { name, value, options } of writes) response.cookies.set(name, value, options)
  return response
}
