import 'server-only'
import { ApiProblem } from '@smb/api-client'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Api } from './api.ts'
import { createApi } from './api.ts'
import type { ApiClient } from './api-client.ts'
import { clientOver } from './api-client.ts'
import type { Problem } from './problem.ts'
import { ProblemError, problemFrom, unreachable } from './problem.ts'
import { apiBaseUrl, apiTimeoutMs } from './session/api-base.ts'
import { apiRequestHeaders } from './session/forwarded-headers.ts'
import { returnPath } from './session/return-path.ts'
import { accessCookie } from './session/session-cookies.ts'

/**
 * The API for the request that is being rendered, with its session, for one business (its slug). A
 * refused token leads to a renewal and back to this page; when there is none because the API is away,
 * calls throw `web.unreachable`.
 */
export const apiForRequest = cache(async (business?: string): Promise<Api> => {
  const [jar, incoming] = await Promise.all([cookies(), headers()])
  const token = jar.get(accessCookie)?.value
  return createApi(async (path, init) => {
    if (!token) throw new ProblemError(unreachable())
    const forwarded = apiRequestHeaders(incoming, token)
    new Headers(init.headers).forEach((value, name) => forwarded.set(name, value))
    const response = await fetch(`${apiBaseUrl()}/api/v1${path}`, {
      ...init,
      headers: forwarded,
      cache: 'no-store',
      signal: init.signal ?? AbortSignal.timeout(apiTimeoutMs),
    })
    if (response.status !== 401) return response
    const here = returnPath(incoming.get('x-path'))
    redirect(`/session/renew?next=${encodeURIComponent(here)}`)
  }, business)
})

/** The generated client for the request that is being rendered, with its session, for one business (its slug). */
export const clientForRequest = cache(async (business?: string): Promise<ApiClient> => {
  const [jar, incoming] = await Promise.all([cookies(), headers()])
  const token = jar.get(accessCookie)?.value
  const send: typeof fetch = async (input, init) => {
    if (!token) throw new ProblemError(unreachable())
    const request = new Request(input, init)
    const forwarded = apiRequestHeaders(incoming, token)
    request.headers.forEach((value, name) => forwarded.set(name, value))
    const response = await fetch(
      new Request(request, {
        headers: forwarded,
        cache: 'no-store',
        signal: AbortSignal.timeout(apiTimeoutMs),
      }),
    )
    if (response.status !== 401) return response
    const here = returnPath(incoming.get('x-path'))
    redirect(`/session/renew?next=${encodeURIComponent(here)}`)
  }
  return clientOver({
    baseUrl: apiBaseUrl(),
    fetch: send,
    ...(business === undefined ? {} : { business }),
  })
})

/** The value, or the problem to show in its place. Redirects and not-found pass through. */
export async function settled<T>(
  promise: Promise<T>,
): Promise<{ data: T; problem?: undefined } | { data?: undefined; problem: Problem }> {
  try {
    return { data: await promise }
  } catch (error) {
    if (error instanceof ProblemError || error instanceof ApiProblem)
      return { problem: problemFrom(error) }
    throw error
  }
}
