import type { SessionId, UserId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import { identityErrors } from '@smb/core/identity'
import type { z } from 'zod'
import type { SessionView, UserView } from '@smb/core/identity'
import {
  accessTokenTtlSeconds,
  opaqueToken,
  signAccessToken,
  tokenHash,
} from '@smb/platform/crypto'
import { databaseOf } from '@smb/platform/db'
import type { Services } from '@smb/platform/http'
import { tokenSeconds } from '@smb/platform/http'
import type { IdentityTables } from './tables.generated.ts'

const refreshTokenTtlDays = 7
// Parallel tabs refresh with the same token within moments of each other; after that, reuse is theft.
const reuseGraceSeconds = 20

type User = z.infer<typeof UserView>

// eslint-disable-next-line no-restricted-syntax -- tokens live in real time, not in that of the books
const isoAt = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** Issues an access token and a refresh token for a live session. */
export async function issueTokens(
  services: Services,
  sessionId: SessionId,
  user: User,
): Promise<SessionView> {
  const seconds = tokenSeconds()
  const refreshToken = opaqueToken()
  const refreshExpires = isoAt(seconds + refreshTokenTtlDays * 24 * 3600)
  await databaseOf<IdentityTables>(services.database.pool)
    .insertInto('identity.refresh_token')
    .values({
      token_hash: tokenHash(refreshToken),
      session_id: uuidFromId(sessionId),
      expires_at: refreshExpires,
    })
    .execute()
  return {
    accessToken: await signAccessToken(
      services.signingKey,
      { userId: user.id as UserId, sessionId },
      seconds,
    ),
    accessTokenExpiresAt: isoAt(seconds + accessTokenTtlSeconds),
    refreshToken,
    refreshTokenExpiresAt: refreshExpires,
    user,
  }
}

/**
 * Spends a refresh token and issues the next pair. A token spent longer ago than the grace ends the whole session:
 * one of the two who hold it is a thief. Throws `auth.refresh_invalid`.
 */
export async function refreshSession(
  services: Services,
  refreshToken: string,
): Promise<SessionView> {
  const database = databaseOf<IdentityTables>(services.database.pool)
  const row = await database
    .selectFrom('identity.refresh_token as t')
    .innerJoin('identity.session as s', 's.id', 't.session_id')
    .innerJoin('identity.user as u', 'u.id', 's.user_id')
    .select([
      't.session_id',
      't.used_at',
      't.expires_at',
      's.ended_at',
      'u.id',
      'u.email',
      'u.name',
    ])
    .where('t.token_hash', '=', tokenHash(refreshToken))
    .executeTakeFirst()
  const seconds = tokenSeconds()
  if (!row || row.ended_at !== null || row.expires_at <= isoAt(seconds))
    throw identityErrors.refreshInvalid()
  const sessionId = idFromUuid('ses', row.session_id)
  if (row.used_at !== null && row.used_at < isoAt(seconds - reuseGraceSeconds)) {
    await endSession(services, sessionId, 'refresh_token_reused')
    throw identityErrors.refreshInvalid()
  }
  await database
    .updateTable('identity.refresh_token')
    .set({ used_at: isoAt(seconds) })
    .where('token_hash', '=', tokenHash(refreshToken))
    .where('used_at', 'is', null)
    .execute()
  return issueTokens(services, sessionId, {
    id: idFromUuid('usr', row.id),
    email: row.email,
    name: row.name,
  })
}

/** Ends a session at once: the gate of the very next request refuses it. */
async function endSession(services: Services, sessionId: SessionId, reason: string): Promise<void> {
  await databaseOf<IdentityTables>(services.database.pool)
    .updateTable('identity.session')
    .set({ ended_at: isoAt(tokenSeconds()), end_reason: reason })
    .where('id', '=', uuidFromId(sessionId))
    .where('ended_at', 'is', null)
    .execute()
}
