import { recordAudit } from '@smb/audit'
import { bankingErrors } from '@smb/core/banking'
import { AppError } from '@smb/core/errors'
import type { StatementImportId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { Tx } from '@smb/platform/db'
import { getBankAccount, lockBankAccount } from './bank-account-repository.ts'
import { getImportRow, updateUndone } from './statement-import-repository.ts'
import type { LineRow } from './statement-line-repository.ts'
import { settledLines, undoLines } from './statement-line-repository.ts'

/**
 * Takes a whole import back, while none of its lines is matched or coded; its lines can then be imported again. Throws
 * `banking.import_undone`, and `banking.import_in_use` with the lines that stand in the way.
 */
export async function undoImport(tx: Tx, id: StatementImportId): Promise<void> {
  const bankAccountId = idFromUuid('ban', (await getImportRow(tx, id)).bank_account_id)
  await lockBankAccount(tx, bankAccountId)
  if (!(await updateUndone(tx, id))) throw bankingErrors.importUndone()
  // The update waits for whoever is matching a line just now; what they matched is seen below.
  await undoLines(tx, id)
  const settled = await settledLines(tx, id)
  if (settled.count > 0) {
    const { currency } = await getBankAccount(tx, bankAccountId)
    throw inUse(settled.count, settled.first, currency)
  }
  await recordAudit(tx, { action: 'banking.import_undone', subject: id })
}

function inUse(count: number, lines: readonly LineRow[], currency: CurrencyCode): AppError {
  const { kind, code, message } = bankingErrors.importInUse(count)
  const shown = lines.map((line) => ({
    id: idFromUuid('stl', line.id),
    date: line.line_date,
    amount: moneyView(Money.of(line.amount, currency)),
    name: line.name,
    state: line.state,
  }))
  return new AppError(kind, code, message, { extra: { lines: shown } })
}
