import { identityErrors } from '@smb/core/identity'
import { uuidFromId } from '@smb/core/ids'
import { hashPassword, verifyPassword } from '@smb/platform/crypto'
import type { UserTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { SessionFacts } from '@smb/platform/http'
import type { IdentityTables } from './tables.generated.ts'

/** Sets a new password and ends every other session of that person. Throws `auth.password_wrong`. */
export async function changePassword(
  tx: UserTx,
  command: { currentPassword: string; newPassword: string },
  session: SessionFacts,
): Promise<void> {
  const database = tablesOf<IdentityTables>(tx)
  const userId = uuidFromId(tx.actorId)
  const { password_hash } = await database
    .selectFrom('identity.user')
    .select('password_hash')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  if (!(await verifyPassword(password_hash, command.currentPassword)))
    throw identityErrors.passwordWrong()
  await database
    .updateTable('identity.user')
    .set({ password_hash: await hashPassword(command.newPassword), password_changed_at: tx.now })
    .where('id', '=', userId)
    .execute()
  await database
    .updateTable('identity.session')
    .set({ ended_at: tx.now, end_reason: 'password_changed' })
    .where('user_id', '=', userId)
    .where('id', '!=', uuidFromId(session.sessionId))
    .where('ended_at', 'is', null)
    .execute()
}
