import type { UserId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { SessionView } from '@smb/core/identity'
import { identityErrors } from '@smb/core/identity'
import { hashPassword, verifyPassword } from '@smb/platform/crypto'
import { databaseOf, freshId, violatedConstraint } from '@smb/platform/db'
import type { Caller, Services } from '@smb/platform/http'
import { issueTokens } from './session-tokens.ts'
import type { IdentityTables } from './tables.generated.ts'

/**
 * Checks e-mail and password in constant work and opens a session. Limited per address and per account;
 * a success gives the account its attempts back. Throws `auth.sign_in_failed`, `rate_limit.exceeded`.
 */
export async function signIn(
  services: Services,
  who: { email: string; password: string },
  caller: Caller,
): Promise<SessionView> {
  const account = who.email.trim().toLowerCase()
  await services.rateLimits.take('sign_in_address', caller.address)
  await services.rateLimits.take('sign_in_account', account)
  const user = await databaseOf<IdentityTables>(services.database.pool)
    .selectFrom('identity.user')
    .select(['id', 'email', 'name', 'password_hash'])
    .where((where) => where(where.fn('lower', ['email']), '=', account))
    .executeTakeFirst()
  const matches = await verifyPassword(user?.password_hash, who.password)
  if (!user || !matches) throw identityErrors.signInFailed()
  await services.rateLimits.reset('sign_in_account', account)
  return openSession(
    services,
    { id: idFromUuid('usr', user.id), email: user.email, name: user.name },
    caller,
  )
}

/** Creates a person and signs them in. Throws `auth.registration_closed`, `auth.email_taken`, `rate_limit.exceeded`. */
export async function register(
  services: Services,
  who: { email: string; password: string; name: string },
  caller: Caller,
): Promise<SessionView> {
  if (!services.isRegistrationOpen) throw identityErrors.registrationClosed()
  await services.rateLimits.take('register_address', caller.address)
  const id: UserId = freshId('usr')
  const hash = await hashPassword(who.password)
  await databaseOf<IdentityTables>(services.database.pool)
    .insertInto('identity.user')
    .values({ id: uuidFromId(id), email: who.email, name: who.name, password_hash: hash })
    .execute()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'user_email_unique' ? identityErrors.emailTaken() : error
    })
  return openSession(services, { id, email: who.email, name: who.name }, caller)
}

async function openSession(
  services: Services,
  user: { id: UserId; email: string; name: string },
  caller: Caller,
): Promise<SessionView> {
  const sessionId = freshId('ses')
  await databaseOf<IdentityTables>(services.database.pool)
    .insertInto('identity.session')
    .values({
      id: uuidFromId(sessionId),
      user_id: uuidFromId(user.id),
      user_agent: caller.userAgent,
    })
    .execute()
  return issueTokens(services, sessionId, user)
}
