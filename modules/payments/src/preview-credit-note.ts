import { AppError } from '@smb/core/errors'
import type { InvoiceId } from '@smb/core/ids'
import type { CreditableView, CreditNotePreviewView, IssueCreditNote } from '@smb/core/invoicing'
import {
  creditableView,
  creditNoteLineView,
  creditNotePosting,
  creditNoteTotals,
  invoiceErrors,
  invoiceTotalsView,
  previewLines,
} from '@smb/core/invoicing'
import { ledgerErrors } from '@smb/core/ledger'
import { Money, moneyView } from '@smb/core/money'
import { writtenOffWithTax } from '@smb/core/payments'
import { creditNotesOf, getInvoice } from '@smb/invoicing'
import { getBook, listAccounts } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { decideCreditNote, isInForce } from './credit-note-decision.ts'
import { correctionAccounts } from './posting-accounts.ts'
import { liveWriteOffs } from './write-off-repository.ts'

/** Ids that nobody sees: nothing of a preview is kept. */
const noIds = {
  id: 'crn_00000000000000000000000000',
  number: '',
  journalEntryId: 'je_00000000000000000000000000',
  allocationId: 'alo_00000000000000000000000000',
} as const

/** What a credit note over the invoice could still give back. Throws `invoice.not_found`, `invoice.not_issued`. */
export async function getCreditable(tx: ReadTx, id: InvoiceId): Promise<CreditableView> {
  const invoice = await getInvoice(tx, id)
  if (invoice.status !== 'issued') throw invoiceErrors.notIssued(invoice.status)
  const [notes, writeOffs] = await Promise.all([creditNotesOf(tx, id), liveWriteOffs(tx, id)])
  const written = writtenOffWithTax(writeOffs, invoice.currency)
  return creditableView(invoice, notes.filter(isInForce), written)
}

/**
 * What issuing the described note would do: its figures and the exact entry (rule 40), or why it cannot be issued.
 * Saves nothing. Throws `invoice.not_found`, `invoice.not_issued`.
 */
export async function previewCreditNote(
  tx: ReadTx,
  command: IssueCreditNote,
): Promise<CreditNotePreviewView> {
  const invoice = await getInvoice(tx, command.invoiceId)
  const issueDate = command.issueDate ?? tx.today
  const nothing = moneyView(Money.zero(invoice.currency))
  try {
    const { note, put } = await decideCreditNote(tx, invoice, { command, ids: noIds })
    const totals = creditNoteTotals(note.lines, note.currency)
    const entry = creditNotePosting(
      note,
      { lines: invoice.lines, put },
      await correctionAccounts(tx),
    )
    const [chart, { lockDate }] = await Promise.all([listAccounts(tx), getBook(tx)])
    const names = new Map(chart.map((account) => [account.id, account]))
    const isLocked = lockDate !== null && issueDate <= lockDate
    return {
      issueDate,
      totals: invoiceTotalsView({ ...totals, lines: [] }),
      lines: note.lines.map(creditNoteLineView),
      toInvoice: moneyView(put.amount),
      toCredit: moneyView(Money.subtract(totals.total, put.amount)),
      entry: isLocked ? null : previewLines(entry, names),
      issues: isLocked ? [lockIssue(lockDate)] : [],
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
    const issues = error.issues.map((issue) => ({ ...issue, path: [...issue.path] }))
    const none = { totals: null, lines: [], toInvoice: nothing, toCredit: nothing, entry: null }
    return { issueDate, ...none, issues }
  }
}

const lockIssue = (lockDate: string) => {
  const { code, message } = ledgerErrors.periodLocked(lockDate)
  return { path: ['issueDate'], code, message }
}
