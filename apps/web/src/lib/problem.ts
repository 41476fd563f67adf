import { ApiProblem } from '@smb/api-client'
import type { Problem } from '@smb/core/api'

export type { Problem }
export type ProblemIssue = Problem['issues'][number]

/** A refusal by the API (RFC 9457), thrown so that queries and pages can show it. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** A problem that this app found itself; its code starts with `web.`. */
export function webProblem(status: number, code: string, detail: string): Problem {
  const title = status === 503 ? 'Not available right now' : 'The request was refused'
  return { type: 'about:blank', title, status, detail, code, requestId: '', issues: [] }
}

/** No answer came: the network, or the API is not running. Nothing is known about the request. */
export const unreachable = (): Problem =>
  webProblem(
    503,
    'web.unreachable',
    'No answer from the server. Check the connection and try again.',
  )

/** The problem in an answer, also when a proxy in between sent something else. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return {
    ...webProblem(
      response.status,
      `http.${response.status}`,
      'The server refused this without a reason.',
    ),
    requestId: response.headers.get('x-request-id') ?? '',
    ...given,
    issues: Array.isArray(given.issues) ? given.issues : [],
  }
}

/** Whatever was thrown, as something that can be shown. Bugs keep their detail to themselves. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError || error instanceof ApiProblem) return error.problem as Problem
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) return unreachable()
  return webProblem(500, 'web.failed', 'This page made a mistake. Nothing was changed.')
}

/** The path of an issue as a form names its fields: `['lines', 2, 'quantity']` is `lines.2.quantity`. */
export const fieldOf = (issue: ProblemIssue): string => issue.path.join('.')

export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
