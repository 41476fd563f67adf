import type { Connection } from '@smb/api-client'
import { connect, refreshSession } from '@smb/api-client'
import { Exit, exitCodes } from './exit.ts'
import type { StoredSession } from './stored-session.ts'
import { forgetSession, storeSession, storedSession } from './stored-session.ts'

const renewBeforeMs = 60_000

/** A client of the signed-in person, in one business where the command names it. The access token is renewed when it is due. */
export async function signedIn(business?: string): Promise<ReturnType<typeof connect>> {
  return connect(await connection(business))
}

/** The same for requests that the generated client does not make: streams. */
export async function connection(business?: string): Promise<Connection & { token: string }> {
  const { url, session } = await renewed(await storedSession())
  return {
    baseUrl: url,
    token: session.accessToken,
    accessToken: () => session.accessToken,
    ...(business === undefined ? {} : { business }),
  }
}

async function renewed(stored: StoredSession): Promise<StoredSession> {
  if (Date.parse(stored.session.accessTokenExpiresAt) - Date.now() > renewBeforeMs) return stored
  const client = connect({ baseUrl: stored.url })
  const { data, response } = await refreshSession({
    client,
    body: { refreshToken: stored.session.refreshToken },
  })
  if (data) {
    const next = { ...stored, session: data }
    await storeSession(next)
    return next
  }
  if (response?.status !== 401)
    throw new Exit(
      exitCodes.unreachable,
      `${stored.url} does not answer. Check the address and that the server runs.`,
    )
  await forgetSession()
  throw new Exit(exitCodes.notSignedIn, 'The session has ended. Sign in again with: smb sign-in')
}
