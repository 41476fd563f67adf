/**
 * The cookies that carry a session. `__Host-` binds them to this very host, `Secure` and `Path=/`.
 * The access cookie leaves the browser a minute before its token ends, so "no access cookie" is the one
 * sign that a refresh is due; nothing here ever decodes a token.
 */
export const accessCookie = '__Host-smb_access'
export const refreshCookie = '__Host-smb_refresh'
/** Readable by script on purpose: the page sends it back in a header, which another site cannot do. */
export const csrfCookie = '__Host-smb_csrf'
/** The slug of the business that was open last, so that `/` leads there. */
export const lastBusinessCookie = '__Host-smb_business'

const accessMarginSeconds = 60
const lastBusinessSeconds = 180 * 24 * 3600

export type CookieWrite = {
  readonly name: string
  readonly value: string
  readonly options: {
    readonly httpOnly: boolean
    readonly secure: true
    readonly sameSite: 'lax'
    readonly path: '/'
    readonly maxAge?: number
  }
}

/** What the API answers to sign-in and refresh. Moments are ISO 8601. */
export type SessionTokens = {
  readonly accessToken: string
  readonly accessTokenExpiresAt: string
  readonly refreshToken: string
  readonly refreshTokenExpiresAt: string
}

function cookie(name: string, value: string, maxAge?: number): CookieWrite {
  const options = {
    httpOnly: name !== csrfCookie,
    secure: true,
    sameSite: 'lax',
    path: '/',
  } as const
  return { name, value, options: maxAge === undefined ? options : { ...options, maxAge } }
}

const secondsUntil = (moment: string, now: number): number =>
  Math.max(0, Math.floor((Date.parse(moment) - now) / 1000))

/** The cookies of a session that starts or goes on. `now` in ms. */
export function sessionCookies(tokens: SessionTokens, now: number): CookieWrite[] {
  const accessSeconds = secondsUntil(tokens.accessTokenExpiresAt, now) - accessMarginSeconds
  return [
    cookie(accessCookie, tokens.accessToken, Math.max(1, accessSeconds)),
    cookie(refreshCookie, tokens.refreshToken, secondsUntil(tokens.refreshTokenExpiresAt, now)),
  ]
}

/** The cookies of a session that ended: an age of 0 removes them. */
export function endedSessionCookies(): CookieWrite[] {
  return [cookie(accessCookie, '', 0), cookie(refreshCookie, '', 0)]
}

/** Lives as long as the browser window; a new one is made when it is missing. */
export function csrfTokenCookie(): CookieWrite {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return cookie(csrfCookie, btoa(String.fromCharCode(...bytes)).replace(/[+/]/g, '-'))
}

export function businessCookie(slug: string): CookieWrite {
  return cookie(lastBusinessCookie, slug, lastBusinessSeconds)
}
