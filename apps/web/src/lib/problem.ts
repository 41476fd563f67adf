import type { Problem } from '@smb/core/api'

export type { Problem }
export type ProblemIssue = Problem['issues'][number]

/** A refusal that this app found or passes on. The generated client throws its twin, `ApiProblem`. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** A problem of this app's own; its code starts with `web.`. */
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
export async function problemOfResponse(response: Response): Promise<Problem> {
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

/** The problem that an operation of the API threw, or undefined for anything else. */
export const thrownProblem = (error: unknown): Problem | undefined =>
  error instanceof Error && 'problem' in error ? (error.problem as Problem) : undefined

/** Whatever was thrown, as something that can be shown. Bugs keep their detail to themselves. */
export const problemFrom = (error: unknown): Problem =>
  thrownProblem(error) ??
  webProblem(500, 'web.failed', 'This page made a mistake. Nothing was changed.')

/** The path of an issue as a form names its fields: `['lines', 2, 'quantity']` is `lines.2.quantity`. */
export const fieldOf = (issue: ProblemIssue): string => issue.path.join('.')

export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
