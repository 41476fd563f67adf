import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'
import { contentSecurityPolicy } from '#lib/session/content-security-policy.ts'
import { refreshSession } from '#lib/session/refresh-session.ts'
import type { RequestOrigin } from '#lib/session/request-origin.ts'
import { keepsSecureCookies, requestOrigin } from '#lib/session/request-origin.ts'
import { signInPath } from '#lib/session/return-path.ts'
import type { CookieWrite } from '#lib/session/session-cookies.ts'
import {
  accessCookie,
  businessCookie,
  csrfCookie,
  csrfTokenCookie,
  endedSessionCookies,
  lastBusinessCookie,
  refreshCookie,
  sessionCookies,
} from '#lib/session/session-cookies.ts'

// The API's own way through this app (/api) stays out, so that its bodies stream.
export const config = {
  matcher: ['/((?!api/|session/|_next/static|_next/image|icon|favicon|robots).*)'],
}

const signedInPages = /^\/(o|me|start)(\/|$)/
const businessPages = /^\/o\/([a-z0-9-]+)(\/|$)/

/**
 * Runs before every page: renews a session that is about to lapse, so that the page renders with it, sends
 * visitors without one to the sign-in page, and gives the page its content security policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const origin = requestOrigin(request.headers)
  const { pathname, search } = request.nextUrl
  const writes = keepsSecureCookies(origin) ? await sessionWrites(request) : []

  for (const { name, value } of writes) {
    if (value) request.cookies.set(name, value)
    else request.cookies.delete(name)
  }
  // With a refresh cookie but no access the API is away; the page says so and nobody is signed out.
  const signedIn = request.cookies.has(accessCookie) || request.cookies.has(refreshCookie)
  const response =
    signedInPages.test(pathname) && !signedIn
      ? NextResponse.redirect(
          new URL(signInPath(pathname + search), `${origin.scheme}://${origin.host}`),
        )
      : pageResponse(request, origin)

  for (const { name, value, options } of writes) response.cookies.set(name, value, options)
  return response
}

async function sessionWrites(request: NextRequest): Promise<CookieWrite[]> {
  const { cookies, nextUrl } = request
  const writes: CookieWrite[] = []
  if (!cookies.has(csrfCookie)) writes.push(csrfTokenCookie())
  const business = businessPages.exec(nextUrl.pathname)?.[1]
  if (business && cookies.get(lastBusinessCookie)?.value !== business) {
    writes.push(businessCookie(business))
  }
  const refreshToken = cookies.get(refreshCookie)?.value
  if (cookies.has(accessCookie) || !refreshToken) return writes
  const outcome = await refreshSession(refreshToken, request.headers)
  if (outcome.kind === 'refreshed') writes.push(...sessionCookies(outcome.tokens, Date.now()))
  if (outcome.kind === 'ended') writes.push(...endedSessionCookies())
  return writes
}

function pageResponse(request: NextRequest, origin: RequestOrigin): NextResponse {
  const https = origin.scheme === 'https'
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, {
    development: process.env.NODE_ENV === 'development',
    https,
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (https) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}
