import type { NextRequest } from 'next/server'
import { actingRefusal, askAuth, sessionResponse } from '#lib/session/start-session.ts'

/** Registers and signs in: `{ name, email, password }`, answers `{ user }` and sets the session's cookies. */
export async function POST(request: NextRequest): Promise<Response> {
  const refusal = actingRefusal(request)
  if (refusal) return refusal
  const { name, email, password } = (await request.json()) as Record<string, unknown>
  return sessionResponse(request, await askAuth(request, 'register', { name, email, password }))
}
