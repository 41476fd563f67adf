import { recordAudit } from '@smb/audit'
import { bankingErrors, matchingErrors } from '@smb/core/banking'
import type { StatementLineId } from '@smb/core/ids'
import type { Tx } from '@smb/platform/db'
import { lockStatementLine, setLineState } from './statement-line-repository.ts'

/** Sets a line aside that is nobody's business: it stays, and no longer waits. Throws `banking.line_settled`. */
export async function excludeLine(tx: Tx, id: StatementLineId): Promise<void> {
  const row = await lockStatementLine(tx, id)
  if (row.state !== 'unmatched') throw bankingErrors.lineSettled(row.state)
  await setLineState(tx, row.id, 'excluded')
  await recordAudit(tx, { action: 'banking.line_excluded', subject: id })
}

/** Brings an excluded line back. Throws `banking.line_not_excluded`. */
export async function restoreLine(tx: Tx, id: StatementLineId): Promise<void> {
  const row = await lockStatementLine(tx, id)
  if (row.state !== 'excluded') throw matchingErrors.lineNotExcluded()
  await setLineState(tx, row.id, 'unmatched')
  await recordAudit(tx, { action: 'banking.line_restored', subject: id })
}
