import { AppError, invalid } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import type { CreateAccount, LedgerAccount, ReviseAccount } from '@smb/core/ledger'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import {
  findAccounts,
  getAccount,
  insertAccounts,
  setArchived,
  updateAccount,
} from './account-repository.ts'

const changedMeanwhile = (current: LedgerAccount): AppError =>
  new AppError(
    'conflict',
    'ledger.account_changed_meanwhile',
    'Somebody changed this account meanwhile. Look at both and save again.',
    {
      extra: { current },
    },
  )

/** Opens an account. The same id with the same content again is a success. Throws `ledger.code_taken`, `ledger.parent_type`. */
export async function createAccount(tx: Tx, command: CreateAccount): Promise<LedgerAccount> {
  const id = command.id ?? tx.newId('acc')
  const [existing] = command.id ? await findAccounts(tx, [command.id]) : []
  if (existing) {
    if (
      existing.code === command.code &&
      existing.name === command.name &&
      existing.type === command.type
    )
      return existing
    throw new AppError(
      'conflict',
      'ledger.account_exists',
      'An account with this id exists already, with other content.',
    )
  }
  await assertParentFits(tx, command)
  await insertAccounts(tx, [{ ...command, id }])
  await recordAudit(tx, {
    action: 'ledger.account_created',
    subject: id,
    details: { type: command.type },
  })
  return getAccount(tx, id)
}

/** Renames, renumbers or moves an account. Throws `ledger.account_changed_meanwhile` with the current one. */
export async function reviseAccount(
  tx: Tx,
  id: LedgerAccountId,
  change: ReviseAccount,
): Promise<LedgerAccount> {
  const before = await getAccount(tx, id)
  if (change.parentId === id)
    throw invalid('ledger.parent_loop', 'An account cannot stand under itself.', ['parentId'])
  await assertParentFits(tx, { parentId: change.parentId, type: before.type }, id)
  if (!(await updateAccount(tx, id, change))) throw changedMeanwhile(before)
  await recordAudit(tx, { action: 'ledger.account_revised', subject: id })
  return getAccount(tx, id)
}

/** Takes an account out of use, or back into it; its history stays. Control accounts cannot be archived. */
export async function archiveAccount(
  tx: Tx,
  id: LedgerAccountId,
  to: { archived: boolean; version: number },
): Promise<LedgerAccount> {
  const account = await getAccount(tx, id)
  if (account.controlRole && to.archived) {
    throw new AppError(
      'conflict',
      'ledger.control_account',
      `Documents post to ${account.code}: it cannot be archived. Rename it if the name does not fit.`,
    )
  }
  if (!(await setArchived(tx, id, { at: to.archived ? tx.now : null, version: to.version })))
    throw changedMeanwhile(account)
  await recordAudit(tx, {
    action: to.archived ? 'ledger.account_archived' : 'ledger.account_restored',
    subject: id,
  })
  return getAccount(tx, id)
}

async function assertParentFits(
  tx: Tx,
  account: Pick<CreateAccount, 'parentId' | 'type'>,
  self?: LedgerAccountId,
): Promise<void> {
  if (account.parentId === null) return
  const parent = await getAccount(tx, account.parentId)
  if (parent.type !== account.type) {
    throw invalid(
      'ledger.parent_type',
      `Account ${parent.code} is of another type. A sub-account has the type of its parent.`,
      ['parentId'],
    )
  }
  // Walks up: an account must not become its own ancestor.
  for (let above = parent; above.parentId !== null; above = await getAccount(tx, above.parentId)) {
    if (above.parentId === self)
      throw invalid('ledger.parent_loop', 'An account cannot stand under its own sub-account.', [
        'parentId',
      ])
  }
}
