import type {
  AccountType,
  ControlRole,
  CreateAccount,
  LedgerAccount,
  ReviseAccount,
} from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import type { LedgerAccountId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf, violatedConstraint } from '@smb/platform/db'
import type { LedgerTables } from './tables.generated.ts'

const columns = [
  'id',
  'code',
  'name',
  'type',
  'parent_id',
  'control_role',
  'currency',
  'archived_at',
  'version',
] as const

const accounts = (tx: ReadTx) =>
  tablesOf<LedgerTables>(tx).selectFrom('ledger.account').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirstOrThrow']>>

function accountFromRow(row: Row): LedgerAccount {
  return {
    id: idFromUuid('acc', row.id),
    code: row.code,
    name: row.name,
    type: row.type as AccountType,
    parentId: row.parent_id === null ? null : idFromUuid('acc', row.parent_id),
    controlRole: row.control_role as ControlRole | null,
    currency: row.currency as CurrencyCode | null,
    archivedAt: row.archived_at,
    version: row.version,
  }
}

/** The whole chart by code. A chart is hundreds of accounts, not millions: it comes in one piece. */
export async function listAccounts(tx: ReadTx): Promise<LedgerAccount[]> {
  const rows = await accounts(tx).orderBy('code').limit(20_000).execute()
  return rows.map(accountFromRow)
}

/** Throws `ledger.account_not_found`. */
export async function getAccount(tx: ReadTx, id: LedgerAccountId): Promise<LedgerAccount> {
  const row = await accounts(tx).where('id', '=', uuidFromId(id)).executeTakeFirst()
  if (!row) throw ledgerErrors.accountNotFound()
  return accountFromRow(row)
}

/** Those of the given accounts that exist, in no order. */
export async function findAccounts(
  tx: ReadTx,
  ids: readonly LedgerAccountId[],
): Promise<LedgerAccount[]> {
  if (ids.length === 0) return []
  const rows = await accounts(tx)
    .where('id', 'in', [...new Set(ids)].map(uuidFromId))
    .execute()
  return rows.map(accountFromRow)
}

export type AccountName = { readonly code: string; readonly name: string }

/** Code and name of the given accounts, by id. */
export async function accountNames(
  tx: ReadTx,
  ids: readonly LedgerAccountId[],
): Promise<ReadonlyMap<LedgerAccountId, AccountName>> {
  const rows = await statement<AccountName & { id: string }>(tx, {
    name: 'account-names',
    text: 'select id, code, name from ledger.account where id = any ($1::uuid[])',
    values: [ids.map(uuidFromId)],
  })
  return new Map(rows.map((row) => [idFromUuid('acc', row.id), row]))
}

/** The accounts that documents post to without being asked, by role. */
export async function controlAccounts(
  tx: ReadTx,
): Promise<ReadonlyMap<ControlRole, LedgerAccountId>> {
  const rows = await accounts(tx).where('control_role', 'is not', null).execute()
  return new Map(rows.map((row) => [row.control_role as ControlRole, idFromUuid('acc', row.id)]))
}

export type NewAccount = Omit<CreateAccount, 'id'> & {
  readonly id: LedgerAccountId
  readonly controlRole?: ControlRole | null
}

/** Writes accounts in one statement. Throws `ledger.code_taken`. */
export async function insertAccounts(tx: Tx, created: readonly NewAccount[]): Promise<void> {
  const values = created.map((account) => ({
    id: uuidFromId(account.id),
    code: account.code,
    name: account.name,
    type: account.type,
    parent_id: account.parentId === null ? null : uuidFromId(account.parentId),
    currency: account.currency,
    control_role: account.controlRole ?? null,
  }))
  await tablesOf<LedgerTables>(tx)
    .insertInto('ledger.account')
    .values(values)
    .execute()
    .catch(codeTaken(created[0]?.code ?? ''))
}

/** Changes an account if nobody did since `version`; returns false when somebody did. */
export async function updateAccount(
  tx: Tx,
  id: LedgerAccountId,
  change: ReviseAccount,
): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<LedgerTables>(tx)
    .updateTable('ledger.account')
    .set({
      code: change.code,
      name: change.name,
      parent_id: change.parentId === null ? null : uuidFromId(change.parentId),
      version: change.version + 1,
    })
    .where('id', '=', uuidFromId(id))
    .where('version', '=', change.version)
    .executeTakeFirstOrThrow()
    .catch(codeTaken(change.code))
  return numUpdatedRows === 1n
}

/** Archives (a moment) or restores (null); returns false when somebody changed the account since `version`. */
export async function setArchived(
  tx: Tx,
  id: LedgerAccountId,
  to: { at: string | null; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<LedgerTables>(tx)
    .updateTable('ledger.account')
    .set({ archived_at: to.at, version: to.version + 1 })
    .where('id', '=', uuidFromId(id))
    .where('version', '=', to.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const codeTaken = (code: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'account_code_unique' ? ledgerErrors.codeTaken(code) : error
}
