import type { BankAccount } from '@smb/core/banking'
import { bankAccountErrors, bankingErrors } from '@smb/core/banking'
import type { BankAccountId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import type { Instant } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { Selectable } from 'kysely'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
type Row = Selectable<BankingTables['banking.bank_account']>

function bankAccountFromRow(row: Row): BankAccount {
  return {
    id: idFromUuid('ban', row.id),
    name: row.name,
    ledgerAccountId: idFromUuid('acc', row.ledger_account_id),
    currency: row.currency as CurrencyCode,
    bankName: row.bank_name,
    accountNumberMasked: row.account_number_masked,
    archivedAt: row.archived_at as Instant | null,
    version: row.version,
  }
}

const bankAccountsMax = 500

/** Every bank account by name, archived ones last. A business has a handful: they come in one piece. */
export async function listBankAccounts(tx: ReadTx): Promise<BankAccount[]> {
  const rows = await tables(tx)
    .selectFrom('banking.bank_account')
    .selectAll()
    .orderBy('archived_at', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .limit(bankAccountsMax)
    .execute()
  return rows.map(bankAccountFromRow)
}

export async function findBankAccount(
  tx: ReadTx,
  id: BankAccountId,
): Promise<BankAccount | undefined> {
  const row = await tables(tx)
    .selectFrom('banking.bank_account')
    .selectAll()
    .where('id', '=', uuidFromId(id))
    .executeTakeFirst()
  return row && bankAccountFromRow(row)
}

/** Throws `banking.account_not_found`. */
export async function getBankAccount(tx: ReadTx, id: BankAccountId): Promise<BankAccount> {
  const account = await findBankAccount(tx, id)
  if (!account) throw bankingErrors.accountNotFound()
  return account
}

/** One that is in use. Throws `banking.account_not_found`, `banking.account_archived`. */
export async function getActiveBankAccount(tx: ReadTx, id: BankAccountId): Promise<BankAccount> {
  const account = await getBankAccount(tx, id)
  if (account.archivedAt !== null) throw bankingErrors.accountArchived(account.name)
  return account
}

/** Holds the account until the transaction ends, so that imports into it come one after another (rule 65). */
export async function lockBankAccount(tx: Tx, id: BankAccountId): Promise<void> {
  await tables(tx)
    .selectFrom('banking.bank_account')
    .select('id')
    .where('id', '=', uuidFromId(id))
    .forNoKeyUpdate()
    .execute()
}

/** Throws `banking.ledger_account_in_use`, `banking.account_already_exists` where a twin was faster. */
export async function insertBankAccount(tx: Tx, account: BankAccount): Promise<void> {
  await tables(tx)
    .insertInto('banking.bank_account')
    .values({
      id: uuidFromId(account.id),
      name: account.name,
      ledger_account_id: uuidFromId(account.ledgerAccountId),
      currency: account.currency,
      bank_name: account.bankName,
      account_number_masked: account.accountNumberMasked,
    })
    .execute()
    .catch((error: unknown) => {
      const violated = violatedConstraint(error)
      if (violated === 'bank_account_pkey') throw bankAccountErrors.alreadyExists()
      if (violated !== 'bank_account_ledger_account_unique') throw error
      throw bankingErrors.ledgerAccountInUse()
    })
}

/** Saves what a person may change of an account if nobody did since its version; false when somebody did. */
export async function updateBankAccount(tx: Tx, account: BankAccount): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('banking.bank_account')
    .set({
      name: account.name,
      bank_name: account.bankName,
      archived_at: account.archivedAt,
      version: account.version + 1,
    })
    .where('id', '=', uuidFromId(account.id))
    .where('version', '=', account.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
