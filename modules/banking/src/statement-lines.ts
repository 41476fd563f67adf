import type { Page } from '@smb/core/api'
import type { ListStatementLines, StatementLineView } from '@smb/core/banking'
import type { BankAccountId, StatementLineId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { ReadTx } from '@smb/platform/db'
import { getBankAccount } from './bank-account-repository.ts'
import { getLineRow, listLineRows } from './statement-line-queries.ts'
import { lineViews } from './statement-line-view.ts'

/** A page of a bank account's lines, with suggestions where they wait. Throws `banking.account_not_found`. */
export async function listStatementLines(
  tx: ReadTx,
  bankAccountId: BankAccountId,
  query: ListStatementLines,
): Promise<Page<StatementLineView>> {
  const account = await getBankAccount(tx, bankAccountId)
  const { items, nextCursor } = await listLineRows(tx, bankAccountId, query)
  return { items: await lineViews(tx, account, items), nextCursor }
}

/** Throws `banking.line_not_found`. */
export async function getStatementLine(
  tx: ReadTx,
  id: StatementLineId,
): Promise<StatementLineView> {
  const row = await getLineRow(tx, id)
  const account = await getBankAccount(tx, idFromUuid('ban', row.bank_account_id))
  const [view] = await lineViews(tx, account, [row])
  return view as StatementLineView
}
