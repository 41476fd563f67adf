import { recordAudit } from '@smb/audit'
import type { UnmatchLine } from '@smb/core/banking'
import { bankingErrors, matchingErrors } from '@smb/core/banking'
import type { JournalEntryId, StatementLineId } from '@smb/core/ids'
import { reversal } from '@smb/core/ledger'
import type { LocalDate } from '@smb/core/time'
import { firstOpenDate, getReversible, postJournalEntry } from '@smb/ledger'
import { reverseProvenPayment, unprovePayment } from '@smb/payments'
import type { Tx } from '@smb/platform/db'
import { lockStatementLine, setLineState } from './statement-line-repository.ts'
import type { KeptMatch } from './statement-match-repository.ts'
import { endMatch } from './statement-match-repository.ts'

const paymentReversalReason = 'The bank line that it was recorded from was unmatched.'

/**
 * Undoes what a line was said to be, so that it waits again: what the match posted is reversed, a payment that it
 * recorded too; a payment that was there before stays. Throws `banking.line_not_found`, `banking.line_not_settled`,
 * `banking.unmatched_too_early`, `ledger.period_locked`.
 */
export async function unmatchLine(
  tx: Tx,
  command: UnmatchLine & { readonly lineId: StatementLineId },
): Promise<void> {
  const row = await lockStatementLine(tx, command.lineId)
  if (row.state !== 'matched' && row.state !== 'coded') throw bankingErrors.lineNotSettled()
  const lineDate = row.line_date as LocalDate
  if (command.date && command.date < lineDate) throw matchingErrors.unmatchedTooEarly(lineDate)

  const match = await endMatch(tx, row.id)
  await setLineState(tx, row.id, 'unmatched')
  await undoMatch(tx, match, { lineDate, date: command.date })
  const { kind, ...names } = match
  await recordAudit(tx, {
    action: 'banking.line_unmatched',
    subject: command.lineId,
    details: { ...names, was: kind },
  })
}

type Dates = { readonly lineDate: LocalDate; readonly date: LocalDate | undefined }

async function undoMatch(tx: Tx, match: KeptMatch, dates: Dates): Promise<void> {
  switch (match.kind) {
    case 'payment_received':
      return unprovePayment(tx, match.paymentId)
    case 'invoice':
      await reverseProvenPayment(tx, match.paymentId, {
        reason: paymentReversalReason,
        date: dates.date,
      })
      return
    case 'account':
      return reverseCoding(tx, match.entryId, dates)
  }
}

async function reverseCoding(tx: Tx, entryId: JournalEntryId, dates: Dates): Promise<void> {
  const posted = await getReversible(tx, entryId)
  const postingDate = dates.date ?? (await firstOpenDate(tx, dates.lineDate))
  const id = tx.newId('je')
  await postJournalEntry(tx, reversal(posted, { id, postingDate, kind: 'reverse' }))
}
