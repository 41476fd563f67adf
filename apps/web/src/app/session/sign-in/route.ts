import type { NextRequest } from 'next/server'
import { actingRefusal, askAuth, sessionResponse } from '#lib/session/start-session.ts'

/** Signs in: `{ email, password }`, answers `{ user }` and sets the session's cookies. */
export async function POST(request: NextRequest): Promise<Response> {
  const refusal = actingRefusal(request)
  if (refusal) return refusal
  const { email, password } = (await request.json()) as { email: unknown; password: unknown }
  return sessionResponse(request, await askAuth(request, 'sign-in', { email, password }))
}
