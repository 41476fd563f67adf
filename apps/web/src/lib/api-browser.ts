import type { Api } from './api.ts'
import { createApi, pathWithQuery } from './api.ts'
import type { ApiClient } from './api-client.ts'
import { clientOver } from './api-client.ts'
import { csrfToken } from './session/csrf-token.ts'
import { signInPath } from './session/return-path.ts'

/**
 * A request of this page to this app: adds the CSRF token, and leads to the sign-in page when the session
 * has ended (what was typed stays in the form until then).
 */
export async function browserFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('x-csrf', csrfToken() ?? '')
  const response = await fetch(path, { ...init, headers, credentials: 'same-origin' })
  if (response.status === 401 && path.startsWith('/api/')) {
    window.location.assign(signInPath(window.location.pathname + window.location.search))
  }
  return response
}

const send = (path: string, init: RequestInit) => browserFetch(`/api/v1${path}`, init)

/** The API from the browser, for one business. `useApi()` gives the one of the page. */
export const apiFor = (business: string): Api => createApi(send, business)

/** The API from the browser for what a person does outside any business. */
export const personalApi = createApi(send)

/** The generated client from the browser, for one business. `useClient()` gives the one of the page. */
export const clientFor = (business: string): ApiClient =>
  clientOver({
    baseUrl: globalThis.location?.origin ?? '',
    business,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.headers.set('x-csrf', csrfToken() ?? '')
      const response = await fetch(request, { credentials: 'same-origin' })
      if (response.status === 401)
        window.location.assign(signInPath(window.location.pathname + window.location.search))
      return response
    },
  })

/** This app's own session handlers: sign-in, sign-up, sign-out. */
export const session = createApi((path, init) => browserFetch(`/session${path}`, init))

/** The address of a file (PDF, CSV) that a plain link can open; `path` is below `/api/v1`. */
export const fileHref = (business: string, path: string, query: Record<string, string> = {}) =>
  `/api/v1${pathWithQuery(path, { ...query, business })}`
