import type { ApiClient } from './api-client.ts'
import { clientOver } from './api-client.ts'
import { csrfToken } from './session/csrf-token.ts'
import { signInPath } from './session/return-path.ts'

/** A request of this page to this app. When the session has ended it leads to the sign-in page and back. */
async function browserFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  request.headers.set('x-csrf', csrfToken() ?? '')
  const response = await fetch(request)
  if (response.status === 401) {
    window.location.assign(signInPath(window.location.pathname + window.location.search))
  }
  return response
}

/**
 * The generated client from the browser, through this app's own `/api/v1`: for one business, or for what a
 * person does outside any. `useClient()` gives the one of the page.
 */
export const clientFor = (business?: string): ApiClient =>
  clientOver({ baseUrl: '', fetch: browserFetch, ...(business ? { business } : {}) })
