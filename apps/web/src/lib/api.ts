import { ProblemError, problemOf, unreachable } from './problem.ts'

/**
 * The one seam to the API. `Send` is how a request travels: from the browser through this app's own
 * `/api/v1` (api-browser.ts), or from the server straight to the API (api-server.ts).
 */
export type Send = (path: string, init: RequestInit) => Promise<Response>

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Names the business a call is about. A person with one business may leave it out. */
export const businessHeader = 'smb-business'

export type CallOptions = {
  readonly query?: Query
  /** Repeats of one act carry one key, so that it happens once. Made per call when absent. */
  readonly idempotencyKey?: string
  /** The version that was read; the API refuses when somebody changed it meanwhile. */
  readonly ifMatch?: string
  readonly signal?: AbortSignal
}

export type Api = {
  get<T>(path: string, options?: CallOptions): Promise<T>
  post<T>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  put<T>(path: string, body: unknown, options?: CallOptions): Promise<T>
  patch<T>(path: string, body: unknown, options?: CallOptions): Promise<T>
  delete<T>(path: string, options?: CallOptions): Promise<T>
}

/** `/invoices` and `{ status: 'overdue', cursor: undefined }` become `/invoices?status=overdue`. */
export function pathWithQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] != null && entry[1] !== '',
  )
  if (given.length === 0) return path
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `${path}?${text}`
}

/** `fetch` says "no answer" with a TypeError and "too slow" with a TimeoutError; nothing else means that. */
const isSilence = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')

/**
 * A client over a way of sending, for one business (its slug) or for what a person does outside any.
 * Paths are below `/api/v1`. Throws {@link ProblemError}.
 */
export function createApi(send: Send, business?: string): Api {
  async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}) {
    const headers = new Headers({ accept: 'application/json' })
    if (business) headers.set(businessHeader, business)
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (method === 'POST')
      headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
    if (options.ifMatch) headers.set('if-match', options.ifMatch)
    const response = await send(pathWithQuery(path, options.query), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    }).catch((error: unknown) => {
      throw isSilence(error) ? new ProblemError(unreachable()) : error
    })
    if (!response.ok) throw new ProblemError(await problemOf(response))
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
  }
}
