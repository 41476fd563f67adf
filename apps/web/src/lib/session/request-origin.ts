/** Where the browser says it is: what it typed, not where this process listens. */
export type RequestOrigin = { readonly scheme: 'http' | 'https'; readonly host: string }

const firstOf = (list: string | null): string | undefined =>
  list?.split(',')[0]?.trim() || undefined

/** Reads `X-Forwarded-Proto/-Host` (a proxy in front, or Next itself) and falls back to `Host`. */
export function requestOrigin(headers: Headers): RequestOrigin {
  const scheme = firstOf(headers.get('x-forwarded-proto')) === 'https' ? 'https' : 'http'
  const host = firstOf(headers.get('x-forwarded-host')) ?? headers.get('host') ?? ''
  return { scheme, host: host.toLowerCase() }
}

/**
 * Whether a browser keeps `Secure` cookies there: https, or the machine itself, which browsers treat as
 * trustworthy. Elsewhere a session cannot start, and the sign-in page says so.
 */
export function keepsSecureCookies({ scheme, host }: RequestOrigin): boolean {
  if (scheme === 'https') return true
  const name = host.replace(/:\d+$/, '')
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  )
}
