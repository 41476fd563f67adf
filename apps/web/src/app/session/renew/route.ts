import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'
import { refreshSession } from '#lib/session/refresh-session.ts'
import { requestOrigin } from '#lib/session/request-origin.ts'
import { returnPath, signInPath } from '#lib/session/return-path.ts'
import type { CookieWrite } from '#lib/session/session-cookies.ts'
import { endedSessionCookies, refreshCookie, sessionCookies } from '#lib/session/session-cookies.ts'
import { withCookies } from '#lib/session/start-session.ts'

// Remembers for a few seconds that this was tried, so that a session the API refuses even when fresh
// ends at the sign-in page instead of going round.
const triedCookie = '__Host-smb_renewed'
const triedSeconds = 10

/** Where a page goes whose access token the API refused: back with a new one, or to the sign-in page. */
export async function GET(request: NextRequest): Promise<Response> {
  const { scheme, host } = requestOrigin(request.headers)
  const next = returnPath(request.nextUrl.searchParams.get('next'))
  const refreshToken = request.cookies.get(refreshCookie)?.value
  const outcome =
    refreshToken && !request.cookies.has(triedCookie)
      ? await refreshSession(refreshToken, request.headers)
      : ({ kind: 'ended' } as const)
  const renewed = outcome.kind === 'refreshed'
  const to = outcome.kind === 'ended' ? signInPath(next) : next
  const response = NextResponse.redirect(new URL(to, `${scheme}://${host}`), 303)
  response.headers.set('cache-control', 'no-store')
  const tried: CookieWrite = {
    name: triedCookie,
    value: '1',
    options: { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: triedSeconds },
  }
  if (renewed) return withCookies(response, [...sessionCookies(outcome.tokens, Date.now()), tried])
  return outcome.kind === 'ended' ? withCookies(response, endedSessionCookies()) : response
}
