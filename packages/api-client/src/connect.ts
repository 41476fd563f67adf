import { createClient, createConfig } from './generated/client/index.ts'
import type { Client } from './generated/client/index.ts'
import type { Problem } from './generated/index.ts'

/** How a client reaches the API. */
export type Connection = {
  /** Origin, without `/api/v1`. */
  readonly baseUrl: string
  /** The current access token; undefined for the routes that need none. */
  readonly accessToken?: () => string | undefined | Promise<string | undefined>
  /** Slug or id of the business that requests are about. */
  readonly business?: string
  readonly fetch?: typeof fetch
  readonly headers?: Readonly<Record<string, string>>
}

/** What the API refused, as RFC 9457 puts it; or what stood between: `network.unreachable`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.problem = problem
  }
}

/**
 * A client for the generated operations: `await listInvoices({ client, throwOnError: true })`. With `throwOnError`
 * a refusal is thrown as {@link ApiProblem}.
 */
export function connect(connection: Connection): Client {
  const client = createClient(
    createConfig({
      baseUrl: connection.baseUrl,
      headers: {
        ...(connection.business ? { 'smb-business': connection.business } : {}),
        ...connection.headers,
      },
      ...(connection.accessToken ? { auth: async () => connection.accessToken?.() } : {}),
      ...(connection.fetch ? { fetch: connection.fetch } : {}),
    }),
  )
  client.interceptors.error.use((error, response) => problemOf(error, response))
  return client
}

function problemOf(error: unknown, response: Response | undefined): ApiProblem {
  if (isProblem(error)) return new ApiProblem(error)
  const status = response?.status ?? 0
  return new ApiProblem({
    type: 'about:blank',
    title: status === 0 ? 'No answer' : 'Unexpected answer',
    status,
    detail:
      status === 0
        ? 'The server cannot be reached. Check the address and the network; nothing was lost.'
        : `The server answered ${status} in a way that is not understood. Try again.`,
    code: status === 0 ? 'network.unreachable' : 'network.unexpected_answer',
    requestId: response?.headers.get('x-request-id') ?? '',
    issues: [],
  })
}

function isProblem(error: unknown): error is Problem {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'detail' in error &&
    'issues' in error
  )
}
