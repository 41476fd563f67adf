import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { CreditNoteId } from '@smb/core/ids'
import type { CreditNote, IssueCreditNote, IssuedCreditNote } from '@smb/core/invoicing'
import { creditNoteErrors, creditNotePosting, creditNoteTotal } from '@smb/core/invoicing'
import { Decimal, moneyView } from '@smb/core/money'
import { findCreditNote, keepCreditNote, lockInvoices, takeNextNumber } from '@smb/invoicing'
import { postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertAllocations } from './allocation-repository.ts'
import { decideCreditNote } from './credit-note-decision.ts'
import { correctionAccounts } from './posting-accounts.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Gives back part or all of an issued invoice, at its own taxes and rate (rule 19), never more than remains (rule 30),
 * and puts the note to that invoice as far as it is outstanding. The invoice is locked first, so that notes over it are
 * decided one after another. The same id with the same content again is a success. Throws `invoice.not_found`,
 * `invoice.not_issued`, `credit_note.…` as core's `issuedCreditNote`, `credit_note.already_exists`, what posting throws.
 */
export async function issueCreditNote(tx: Tx, command: IssueCreditNote): Promise<CreditNoteId> {
  const [invoice] = await lockInvoices(tx, [command.invoiceId])
  assert(invoice, 'a locked invoice exists')
  const known = command.id && (await findCreditNote(tx, command.id))
  if (known) {
    if (!isSameNote(known.note, command)) throw creditNoteErrors.alreadyExists()
    return known.note.id
  }
  const decided = await decideCreditNote(tx, invoice, {
    command,
    ids: {
      id: command.id ?? tx.newId('crn'),
      number: '',
      journalEntryId: tx.newId('je'),
      allocationId: tx.newId('alo'),
    },
  })
  const accounts = await correctionAccounts(tx)
  // The last thing that may wait: other notes queue for the series from here to the commit.
  const number = await takeNextNumber(tx, decided.note.issueDate, 'credit_note')
  const note: IssuedCreditNote = { ...decided.note, number: number.text }
  const { allocations, put } = decided
  const by = { creditNoteId: note.id }

  await keepCreditNote(tx, note, { number, lines: invoice.lines })
  await postJournalEntry(tx, creditNotePosting(note, { lines: invoice.lines, put }, accounts))
  await insertAllocations(tx, { by, allocations })
  await recordIssue(tx, note)
  await settleInvoices(tx, by, allocations)
  return note.id
}

async function recordIssue(tx: Tx, note: IssuedCreditNote): Promise<void> {
  const { id, number, issueDate, journalEntryId, invoiceId } = note
  const facts = { ...moneyView(creditNoteTotal(note)), date: issueDate, entryId: journalEntryId }
  await recordAudit(tx, {
    action: 'invoicing.credit_note_issued',
    subject: id,
    details: { ...facts, number, invoiceId },
  })
  await recordAudit(tx, {
    action: 'invoicing.invoice_credited',
    subject: invoiceId,
    details: { ...facts, creditNoteId: id },
  })
}

/** Whether the note was issued by this very request; what became of it since does not matter. */
function isSameNote(note: CreditNote, command: IssueCreditNote): boolean {
  return (
    note.invoiceId === command.invoiceId &&
    (command.issueDate === undefined || note.issueDate === command.issueDate) &&
    note.reason === command.reason &&
    note.lines.length === command.lines.length &&
    note.lines.every((line, position) => {
      const { invoiceLineId, quantity, amount } = command.lines[position] ?? {}
      if (line.invoiceLineId !== invoiceLineId) return false
      if (line.quantity) return Boolean(quantity) && isSame(line.quantity, quantity)
      return line.amount.minor === amount?.minor && line.amount.currency === amount.currency
    })
  )
}

const isSame = (a: Decimal, b: Decimal | undefined): boolean =>
  b !== undefined && Decimal.compare(a, b) === 0
