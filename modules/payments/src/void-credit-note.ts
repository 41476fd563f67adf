import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { CreditNoteId } from '@smb/core/ids'
import type { VoidCreditNote } from '@smb/core/invoicing'
import {
  creditNoteErrors,
  creditNoteTotal,
  creditNoteView,
  voidedCreditNote,
} from '@smb/core/invoicing'
import { reversal } from '@smb/core/ledger'
import { moneyView } from '@smb/core/money'
import { entriesUndoneByReversal, isUsed, sourceRemainder } from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import { updateVoidedNote } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { lockNoteCredit } from './credit.ts'
import { postedDrafts } from './posted-drafts.ts'

/**
 * Withdraws a credit note of which nothing is used: it keeps its number (rule 26), and every account is back where it
 * stood. Without a date: the earliest possible where that is open, else the first open day (rule 42). Throws
 * `credit_note.not_found`, `.voided`, `.in_use` (rule 43), `.voided_too_early`, `.changed_meanwhile`.
 */
export async function voidCreditNote(
  tx: Tx,
  id: CreditNoteId,
  command: VoidCreditNote,
): Promise<void> {
  const { note, source } = await lockNoteCredit(tx, id)
  if (note.status === 'voided') throw creditNoteErrors.voided()
  if (note.version !== command.version) {
    const current = creditNoteView(note, { remainder: sourceRemainder(source) })
    throw creditNoteErrors.changedMeanwhile(current, { reason: command.reason })
  }
  const ended = [
    ...source.allocations.map((one) => one.endedOn ?? one.date),
    ...source.refunds.map((one) => one.reversedOn ?? one.date),
  ]
  const notBefore = ended.reduce(LocalDate.max, note.issueDate)
  const date = command.date ?? (await firstOpenDate(tx, notBefore))
  const { allocations } = source
  const entries = entriesUndoneByReversal(
    { allocations, journalEntryId: note.journalEntryId },
    'void',
  )
  const ids = entries.map(() => tx.newId('je'))
  const [voidEntryId] = ids
  assert(voidEntryId, 'the entry of the note itself is undone')
  const voided = voidedCreditNote(note, {
    date,
    reason: command.reason,
    voidEntryId,
    isUsed: isUsed(source),
    notBefore,
  })

  const drafts = await postedDrafts(
    tx,
    entries.map(({ entryId }) => entryId),
  )
  for (const [position, draft] of drafts.entries()) {
    const { kind } = entries[position] as (typeof entries)[number]
    const entryId = ids[position] as (typeof ids)[number]
    const memo = `Void ${note.number}`
    await postJournalEntry(tx, reversal(draft, { id: entryId, postingDate: date, kind, memo }))
  }
  await updateVoidedNote(tx, { ...voided, version: note.version + 1 })
  const facts = { ...moneyView(creditNoteTotal(note)), date, entryId: voidEntryId }
  await recordAudit(tx, { action: 'invoicing.credit_note_voided', subject: id, details: facts })
  await recordAudit(tx, {
    action: 'invoicing.invoice_credit_voided',
    subject: note.invoiceId,
    details: { ...facts, creditNoteId: id },
  })
}
