import { describe, expect, test } from 'vitest'
import { csrfRefusal } from './csrf.ts'
import { apiRequestHeaders, browserResponseHeaders } from './forwarded-headers.ts'
import { keepsSecureCookies, requestOrigin } from './request-origin.ts'
import { returnPath, signInPath } from './return-path.ts'
import {
  accessCookie,
  csrfTokenCookie,
  endedSessionCookies,
  refreshCookie,
  sessionCookies,
} from './session-cookies.ts'

describe('where a session can live', () => {
  const at = (headers: Record<string, string>) =>
    keepsSecureCookies(requestOrigin(new Headers(headers)))

  test.each([
    { host: 'localhost:3000' },
    { host: '127.0.0.1:3000' },
    { host: '[::1]:3000' },
    { host: 'books.localhost' },
    { host: 'books.example', 'x-forwarded-proto': 'https' },
    {
      host: '10.0.0.5:3000',
      'x-forwarded-proto': 'https,http',
      'x-forwarded-host': 'books.example',
    },
  ])('%o keeps secure cookies', (headers) => {
    expect(at(headers)).toBe(true)
  })
  test.each([
    { host: '192.168.1.20:3000' },
    { host: 'books.example' },
    { host: 'localhost.evil.example' },
    { host: '127.0.0.1.evil.example' },
    { host: 'localhost:3000', 'x-forwarded-host': 'books.lan' },
    {},
  ])('%o does not', (headers) => {
    expect(at(headers)).toBe(false)
  })
})

describe('session cookies', () => {
  const now = Date.parse('2026-11-18T09:00:00Z')
  const tokens = {
    accessToken: 'a',
    accessTokenExpiresAt: '2026-11-18T09:15:00Z',
    refreshToken: 'r',
    refreshTokenExpiresAt: '2026-11-25T09:00:00Z',
  }

  test('the access cookie leaves a minute before its token, the refresh cookie with it', () => {
    const [access, refresh] = sessionCookies(tokens, now)
    expect(access).toMatchObject({ name: accessCookie, value: 'a', options: { maxAge: 14 * 60 } })
    expect(refresh).toMatchObject({ name: refreshCookie, options: { maxAge: 7 * 24 * 3600 } })
  })
  test('script cannot read them, they are bound to the host and sent on plain links only', () => {
    for (const { name, options } of sessionCookies(tokens, now)) {
      expect(name.startsWith('__Host-')).toBe(true)
      expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
    }
  })
  test('an ended session removes both', () => {
    expect(endedSessionCookies().map(({ name, options }) => [name, options.maxAge])).toEqual([
      [accessCookie, 0],
      [refreshCookie, 0],
    ])
  })
  test('a csrf token is new each time, readable, and lives as long as the window', () => {
    const [one, other] = [csrfTokenCookie(), csrfTokenCookie()]
    expect(one.value).not.toBe(other.value)
    expect(one.value.length).toBeGreaterThanOrEqual(32)
    expect(one.options).toEqual({ httpOnly: false, secure: true, sameSite: 'lax', path: '/' })
  })
})

describe('who may act', () => {
  const own = { scheme: 'https', host: 'books.example' } as const
  const refusal = (
    headers: Record<string, string>,
    method = 'POST',
    token: string | undefined = 't0ken',
  ) => csrfRefusal({ method, headers: new Headers(headers) }, own, token)
  const good = {
    origin: 'https://books.example',
    'sec-fetch-site': 'same-origin',
    'x-csrf': 't0ken',
  }

  test('our own page with its token may', () => {
    expect(refusal(good)).toBeUndefined()
    expect(refusal({ origin: good.origin, 'x-csrf': 't0ken' })).toBeUndefined()
    expect(refusal({ 'sec-fetch-site': 'same-origin', 'x-csrf': 't0ken' })).toBeUndefined()
  })
  test('reading needs no token', () => {
    expect(refusal({}, 'GET', undefined)).toBeUndefined()
    expect(refusal({}, 'HEAD', undefined)).toBeUndefined()
  })
  test.each([
    'https://evil.example',
    'https://books.example.evil.example',
    'null',
    'https://books.example:8443',
  ])('origin %s may not', (origin) => {
    expect(refusal({ origin, 'x-csrf': 't0ken' })).toBe('cross-site')
  })
  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site %s may not', (site) => {
    expect(refusal({ ...good, 'sec-fetch-site': site })).toBe('cross-site')
  })
  test('a request that names no origin at all may not', () => {
    expect(refusal({ 'x-csrf': 't0ken' })).toBe('no-origin')
  })
  test.each(['', 't0ke', 't0ken0', 'T0KEN'])('the token %o may not', (token) => {
    expect(refusal({ ...good, 'x-csrf': token })).toBe('token')
  })
  test('no cookie, no act: an empty token never equals an empty header', () => {
    expect(refusal({ ...good, 'x-csrf': '' }, 'POST', '')).toBe('token')
    expect(csrfRefusal({ method: 'DELETE', headers: new Headers(good) }, own, undefined)).toBe(
      'token',
    )
  })
})

describe('headers between browser and API', () => {
  test('cookies and a forged Authorization stay behind, the bearer token is ours', () => {
    const headers = apiRequestHeaders(
      new Headers({
        cookie: `${refreshCookie}=secret`,
        authorization: 'Bearer forged',
        'idempotency-key': 'k1',
        'if-match': '"3"',
        'content-type': 'application/json',
        'x-csrf': 't',
        'x-request-id': 'req-1',
      }),
      'real',
    )
    expect(Object.fromEntries(headers)).toEqual({
      'accept-encoding': 'identity',
      authorization: 'Bearer real',
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'if-match': '"3"',
      'x-request-id': 'req-1',
    })
  })
  test('without a session there is no Authorization, and a request id is made', () => {
    const headers = apiRequestHeaders(new Headers({ authorization: 'Bearer forged' }), undefined)
    expect(headers.get('authorization')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('an answer brings no cookie, is not kept and cannot run as a page', () => {
    const headers = browserResponseHeaders(
      new Headers({ 'set-cookie': 'a=b', 'content-type': 'text/html', etag: '"1"', server: 'x' }),
    )
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('etag')).toBe('"1"')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })
  test('a PDF may open in the browser', () => {
    const headers = browserResponseHeaders(new Headers({ 'content-type': 'application/pdf' }))
    expect(headers.get('content-security-policy')).toBeNull()
  })
})

describe('the way back after signing in', () => {
  test.each(['/o/harbour/invoices?status=overdue', '/me/security', '/start'])(
    '%s is kept',
    (path) => {
      expect(returnPath(path)).toBe(path)
    },
  )
  test.each([
    '//evil.example/x',
    '/.//evil.example',
    '/x/..//evil.example',
    'http://[',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/session/renew?next=/',
    '/api/v1/x',
    '/sign-in',
    '',
    null,
  ])('%o falls back', (path) => {
    expect(returnPath(path)).toBe('/')
  })
  test('the sign-in page names it', () => {
    expect(signInPath('/o/harbour/home')).toBe('/sign-in?next=%2Fo%2Fharbour%2Fhome')
    expect(signInPath('/')).toBe('/sign-in')
  })
})
