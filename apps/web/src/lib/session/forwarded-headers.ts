const requestHeaders = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'range',
  'smb-business',
  'user-agent',
  'x-forwarded-for',
  'x-request-id',
]

const responseHeaders = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-range',
  'content-type',
  'etag',
  'idempotency-replayed',
  'last-modified',
  'link',
  'location',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-request-id',
]

function only(names: readonly string[], from: Headers): Headers {
  const kept = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept
}

/**
 * What of a browser's request reaches the API: the named headers and the bearer token. Cookies and any
 * `Authorization` the page wrote itself stay behind. Bodies travel uncompressed on this short way.
 */
export function apiRequestHeaders(from: Headers, accessToken: string | undefined): Headers {
  const headers = only(requestHeaders, from)
  headers.set('accept-encoding', 'identity')
  if (!headers.has('x-request-id')) headers.set('x-request-id', crypto.randomUUID())
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`)
  return headers
}

/**
 * What of the API's answer reaches the browser: the named headers, never a cookie. What the API sends
 * is data: nothing in it may run as a page, and nothing of the books is kept by a cache.
 */
export function browserResponseHeaders(from: Headers): Headers {
  const headers = only(responseHeaders, from)
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  headers.set('vary', 'Cookie')
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.get('content-type')?.startsWith('application/pdf')) {
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  }
  return headers
}
