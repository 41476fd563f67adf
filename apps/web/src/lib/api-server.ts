import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { ApiClient } from './api-client.ts'
import { clientOver } from './api-client.ts'
import type { Problem } from './problem.ts'
import { thrownProblem } from './problem.ts'
import { apiBaseUrl, apiTimeoutMs } from './session/api-base.ts'
import { apiRequestHeaders } from './session/forwarded-headers.ts'
import { returnPath } from './session/return-path.ts'
import { accessCookie } from './session/session-cookies.ts'

// These belong to the page's own request, not to what it asks the API.
const pageHeaders = ['accept', 'content-type', 'range', 'if-match', 'if-none-match', 'smb-business']

/** The generated client for the request that is being rendered, with its session, for one business (its slug). */
export const clientForRequest = cache(async (business?: string): Promise<ApiClient> => {
  const [jar, incoming] = await Promise.all([cookies(), headers()])
  const forwarded = apiRequestHeaders(incoming, jar.get(accessCookie)?.value)
  for (const name of pageHeaders) forwarded.delete(name)
  return clientOver({
    baseUrl: apiBaseUrl(),
    headers: Object.fromEntries(forwarded),
    fetch: (request) =>
      fetch(request, { cache: 'no-store', signal: AbortSignal.timeout(apiTimeoutMs) }),
    ...(business ? { business } : {}),
  })
})

export type Settled<T> =
  | { readonly data: T; readonly problem?: undefined }
  | { readonly data?: undefined; readonly problem: Problem }

/**
 * The value, or the problem to show in its place. A session that the API refuses leads to its renewal and
 * back to this page; the client cannot do that itself, because it takes whatever `fetch` throws for silence.
 */
export async function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { data: await promise }
  } catch (error) {
    const problem = thrownProblem(error)
    if (!problem) throw error
    if (problem.status !== 401) return { problem }
  }
  const here = returnPath((await headers()).get('x-path'))
  redirect(`/session/renew?next=${encodeURIComponent(here)}`)
}
