import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { PreviousStatement, StatementProofView } from '@smb/core/banking'
import { bankingErrors } from '@smb/core/banking'
import type { BankAccountId, StatementImportId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
export type ImportRow = Selectable<BankingTables['banking.statement_import']>

/** What the bank's own figures said when the file was read. */
export type KeptProof = {
  readonly proof: StatementProofView
  readonly continuity: StatementProofView
}

export type NewImport = {
  readonly id: StatementImportId
  readonly bankAccountId: BankAccountId
  readonly fileName: string
  readonly fileSha256: Buffer
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly opening: Money | null
  readonly closing: { readonly amount: Money; readonly date: LocalDate | null } | null
  readonly lineCount: number
  readonly newCount: number
  readonly proof: KeptProof
}

export async function insertImport(tx: Tx, made: NewImport): Promise<void> {
  await tables(tx)
    .insertInto('banking.statement_import')
    .values({
      id: uuidFromId(made.id),
      bank_account_id: uuidFromId(made.bankAccountId),
      file_name: made.fileName,
      file_sha256: made.fileSha256,
      from_date: made.from,
      to_date: made.to,
      opening_balance: made.opening?.minor ?? null,
      closing_balance: made.closing?.amount.minor ?? null,
      closing_date: made.closing?.date ?? null,
      line_count: made.lineCount,
      new_count: made.newCount,
      proof: sql<never>`${JSON.stringify(made.proof)}::jsonb`,
      imported_at: tx.now,
    })
    .execute()
}

/** The last balance that the bank stated in an import that still counts. */
export async function findPreviousStatement(
  tx: ReadTx,
  account: { readonly id: BankAccountId; readonly currency: CurrencyCode },
): Promise<PreviousStatement | null> {
  const row = await tables(tx)
    .selectFrom('banking.statement_import')
    .select(['closing_balance', 'closing_date'])
    .where('bank_account_id', '=', uuidFromId(account.id))
    .where('undone_at', 'is', null)
    .where('closing_balance', 'is not', null)
    .orderBy('closing_date', (order) => order.desc().nullsLast())
    .orderBy('imported_at', 'desc')
    .executeTakeFirst()
  if (!row || row.closing_balance === null) return null
  return {
    closing: Money.of(row.closing_balance, account.currency),
    date: row.closing_date as LocalDate | null,
  }
}

/** Throws `banking.import_not_found`. */
export async function getImportRow(tx: ReadTx, id: StatementImportId): Promise<ImportRow> {
  const row = await tables(tx)
    .selectFrom('banking.statement_import')
    .selectAll()
    .where('id', '=', uuidFromId(id))
    .executeTakeFirst()
  if (!row) throw bankingErrors.importNotFound()
  return row
}

/** Keeps that an import is undone; false where it was already. */
export async function updateUndone(tx: Tx, id: StatementImportId): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('banking.statement_import')
    .set({ undone_at: tx.now, undone_by: sql`platform.actor_id()` })
    .where('id', '=', uuidFromId(id))
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
