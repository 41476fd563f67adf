import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'
import { apiBaseUrl, apiTimeoutMs } from '#lib/session/api-base.ts'
import { apiRequestHeaders } from '#lib/session/forwarded-headers.ts'
import { accessCookie, endedSessionCookies } from '#lib/session/session-cookies.ts'
import { actingRefusal, withCookies } from '#lib/session/start-session.ts'

/** Ends the session at the API and removes its cookies; these go even when the API is away. */
export async function POST(request: NextRequest): Promise<Response> {
  const refusal = actingRefusal(request)
  if (refusal) return refusal
  const headers = apiRequestHeaders(request.headers, request.cookies.get(accessCookie)?.value)
  headers.set('content-type', 'application/json')
  await fetch(`${apiBaseUrl()}/api/v1/auth/sign-out`, {
    method: 'POST',
    headers,
    body: '{}',
    signal: AbortSignal.timeout(apiTimeoutMs),
  }).catch(() => undefined)
  const response = new NextResponse(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  return withCookies(response, endedSessionCookies())
}
