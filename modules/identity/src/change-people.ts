import type { Role } from '@smb/core/identity'
import { identityErrors } from '@smb/core/identity'
import type { MembershipId } from '@smb/core/ids'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import {
  findUserByEmail,
  insertMembership,
  lockPeople,
  updateMembership,
} from './membership-repository.ts'

/** Gives a registered person a role in this business. Throws `people.not_registered`, `people.already_there`. */
export async function addPerson(tx: Tx, command: { email: string; role: Role }): Promise<void> {
  const userId = await findUserByEmail(tx, command.email)
  if (!userId) throw identityErrors.personNotRegistered()
  const id = await insertMembership(tx, { userId, role: command.role })
  await recordAudit(tx, {
    action: 'identity.person_added',
    subject: id,
    details: { userId, role: command.role },
  })
}

/** Changes a person's role. Throws `people.not_found`, `people.last_owner`. */
export async function changeRole(tx: Tx, command: { id: MembershipId; role: Role }): Promise<void> {
  const before = await lockPerson(tx, command.id, command.role === 'owner')
  await updateMembership(tx, command.id, { role: command.role })
  await recordAudit(tx, {
    action: 'identity.role_changed',
    subject: command.id,
    details: { before, after: command.role },
  })
}

/** Ends a person's work in this business, from their next request on. Throws `people.not_found`, `people.last_owner`. */
export async function removePerson(tx: Tx, id: MembershipId): Promise<void> {
  await lockPerson(tx, id, false)
  await updateMembership(tx, id, { ended_at: tx.now })
  await recordAudit(tx, { action: 'identity.person_removed', subject: id })
}

async function lockPerson(tx: Tx, id: MembershipId, staysOwner: boolean): Promise<Role> {
  const people = await lockPeople(tx)
  const person = people.find((one) => one.id === id)
  if (!person) throw identityErrors.personNotFound()
  const owners = people.filter((one) => one.role === 'owner').length
  if (person.role === 'owner' && owners === 1 && !staysOwner) throw identityErrors.lastOwner()
  return person.role
}
