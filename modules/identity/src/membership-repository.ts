import type { PersonView, Role } from '@smb/core/identity'
import { identityErrors } from '@smb/core/identity'
import type { MembershipId, UserId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { z } from 'zod'
import type { IdentityTables } from './tables.generated.ts'

type Person = z.infer<typeof PersonView>

/** Adds a person to this business. Throws `people.already_there`. */
export async function insertMembership(
  tx: Tx,
  member: { userId: UserId; role: Role },
): Promise<MembershipId> {
  const id = tx.newId('mem')
  await tablesOf<IdentityTables>(tx)
    .insertInto('identity.membership')
    .values({ id: uuidFromId(id), user_id: uuidFromId(member.userId), role: member.role })
    .execute()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'membership_live_unique'
        ? identityErrors.personAlreadyThere()
        : error
    })
  return id
}

/** The people of this business, owners first, then by name. */
export async function listPeople(tx: ReadTx): Promise<Person[]> {
  const rows = await tablesOf<IdentityTables>(tx)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.user as u', 'u.id', 'm.user_id')
    .select(['m.id', 'm.user_id', 'u.name', 'u.email', 'm.role', 'm.created_at'])
    .where('m.tenant_id', '=', uuidFromId(tx.tenantId))
    .where('m.ended_at', 'is', null)
    .orderBy((order) => order.case().when('m.role', '=', 'owner').then(0).else(1).end())
    .orderBy('u.name')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: idFromUuid('mem', row.id),
    userId: idFromUuid('usr', row.user_id),
    name: row.name,
    email: row.email,
    role: row.role as Role,
    since: row.created_at,
    isYou: idFromUuid('usr', row.user_id) === tx.actorId,
  }))
}

/** Locks every live membership, so that two people cannot both remove the last owner but one. */
export async function lockPeople(tx: Tx): Promise<{ id: MembershipId; role: Role }[]> {
  const rows = await tablesOf<IdentityTables>(tx)
    .selectFrom('identity.membership')
    .select(['id', 'role'])
    .where('tenant_id', '=', uuidFromId(tx.tenantId))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => ({ id: idFromUuid('mem', row.id), role: row.role as Role }))
}

export async function updateMembership(
  tx: Tx,
  id: MembershipId,
  change: { role: Role } | { ended_at: string },
): Promise<void> {
  await tablesOf<IdentityTables>(tx)
    .updateTable('identity.membership')
    .set(change)
    .where('tenant_id', '=', uuidFromId(tx.tenantId))
    .where('id', '=', uuidFromId(id))
    .execute()
}

/** The registered person with that e-mail, if any. */
export async function findUserByEmail(tx: ReadTx, email: string): Promise<UserId | undefined> {
  const row = await tablesOf<IdentityTables>(tx)
    .selectFrom('identity.user')
    .select('id')
    .where((where) => where(where.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  return row && idFromUuid('usr', row.id)
}
