import { ProblemError, problemOfResponse, unreachable } from '../problem.ts'
import { csrfToken } from './csrf-token.ts'

/** Asks this app's own session handlers: sign in, sign up, sign out. Throws {@link ProblemError}. */
export async function postSession(
  path: '/sign-in' | '/sign-up' | '/sign-out',
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await fetch(`/session${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf': csrfToken() ?? '' },
    body: JSON.stringify(values),
  }).catch(() => undefined)
  if (!response) throw new ProblemError(unreachable())
  if (!response.ok) throw new ProblemError(await problemOfResponse(response))
}
