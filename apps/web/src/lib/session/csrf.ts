import type { RequestOrigin } from './request-origin.ts'

const csrfHeader = 'x-csrf'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Compares without telling by its time where the first difference is. */
function equal(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let i = 0; i < one.length; i++) {
    difference |= one.charCodeAt(i) ^ other.charCodeAt(i % Math.max(1, other.length))
  }
  return difference === 0
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/**
 * Why a request may not act, or undefined when it may. A request that changes something must come from
 * this origin by the browser's own word (`Sec-Fetch-Site`, `Origin`) and send the double-submit token.
 * Hosts are compared without the scheme, which a TLS-ending proxy may not forward.
 */
export function csrfRefusal(
  request: { readonly method: string; readonly headers: Headers },
  own: RequestOrigin,
  token: string | undefined,
): 'cross-site' | 'no-origin' | 'token' | undefined {
  if (safeMethods.has(request.method.toUpperCase())) return undefined
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin') return 'cross-site'
  if (origin !== null && hostOf(origin) !== own.host) return 'cross-site'
  if (site === null && origin === null) return 'no-origin'
  if (!token || !equal(token, request.headers.get(csrfHeader) ?? '')) return 'token'
  return undefined
}
