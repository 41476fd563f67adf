import { ProblemError, webProblem } from '#lib/problem.ts'
import { csrfToken } from '#lib/session/csrf-token.ts'
import { postSession } from '#lib/session/post-session.ts'

/**
 * Sends what a sign-in or sign-up form holds and goes on to `to` by a full load, so that every page renders
 * with the new session. Throws ProblemError.
 */
export async function startSession(
  path: '/sign-in' | '/sign-up',
  values: Readonly<Record<string, string>>,
  to: string,
): Promise<void> {
  if (!csrfToken()) {
    const detail =
      'This browser does not keep cookies for this address, so it cannot stay signed in. Allow cookies here; some browsers keep them on https only.'
    throw new ProblemError(webProblem(400, 'web.no_cookies', detail))
  }
  await postSession(path, values)
  window.location.assign(to)
  // The page is leaving; the form stays pending until it is gone.
  await new Promise(() => undefined)
}
