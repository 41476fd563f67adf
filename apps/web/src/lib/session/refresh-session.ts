import { apiBaseUrl, apiTimeoutMs } from './api-base.ts'
import { apiRequestHeaders } from './forwarded-headers.ts'
import type { SessionTokens } from './session-cookies.ts'

/** `unavailable` says nothing about the session: the API is away, and nobody is signed out for that. */
export type RefreshOutcome =
  | { readonly kind: 'refreshed'; readonly tokens: SessionTokens }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unavailable' }

// Tabs that wake together ask with the same token; one question serves them all, also a little later,
// when a slow tab still holds the old cookie. Shared by the proxy's and the handlers' copy of this file.
const answeredForMs = 10_000
const shared = globalThis as { smbRefreshes?: Map<string, Promise<RefreshOutcome>> }
const refreshes = (shared.smbRefreshes ??= new Map<string, Promise<RefreshOutcome>>())

async function askForTokens(refreshToken: string, from: Headers): Promise<RefreshOutcome> {
  const headers = apiRequestHeaders(from, undefined)
  headers.set('content-type', 'application/json')
  try {
    const response = await fetch(`${apiBaseUrl()}/api/v1/auth/refresh`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ refreshToken }),
      signal: AbortSignal.timeout(apiTimeoutMs),
      cache: 'no-store',
    })
    if (response.ok) return { kind: 'refreshed', tokens: (await response.json()) as SessionTokens }
    const refused = response.status === 401 || response.status === 403 || response.status === 422
    return refused ? { kind: 'ended' } : { kind: 'unavailable' }
  } catch {
    return { kind: 'unavailable' }
  }
}

/** New tokens for a refresh token. `from` are the headers of the request that needs them. */
export function refreshSession(refreshToken: string, from: Headers): Promise<RefreshOutcome> {
  const running = refreshes.get(refreshToken)
  if (running) return running
  const outcome = askForTokens(refreshToken, from)
  refreshes.set(refreshToken, outcome)
  void outcome.then(({ kind }) => {
    const keepMs = kind === 'unavailable' ? 0 : answeredForMs
    setTimeout(() => refreshes.delete(refreshToken), keepMs).unref()
  })
  return outcome
}
