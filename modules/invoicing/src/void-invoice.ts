import type { InvoiceId } from '@smb/core/ids'
import type { VoidInvoice, VoidedInvoice } from '@smb/core/invoicing'
import { invoiceErrors, invoiceTotals, voidedInvoice } from '@smb/core/invoicing'
import { reversal } from '@smb/core/ledger'
import { moneyView } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import { firstOpenDate, getReversible, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { creditNotesOf } from './credit-note-repository.ts'
import type { NamedInvoice } from './create-invoice.ts'
import { lockInvoice, settledUntilOf, updateVoided } from './invoice-repository.ts'
import { assertUnchanged, customerNameOf } from './revise-invoice.ts'

/**
 * Withdraws an issued invoice: it keeps its number (rule 26) and its entry is reversed, on the day on which the last
 * thing was done with it where that is open, mostly its issue date, else on the first open day (rule 42). Throws `invoice.not_issued`, `invoice.settled`, `invoice.credited` (rule 43),
 * `invoice.voided_before_issue`, `invoice.voided_too_early`, `invoice.changed_meanwhile`, `ledger.period_locked`.
 */
export async function voidInvoice(
  tx: Tx,
  id: InvoiceId,
  command: VoidInvoice,
): Promise<NamedInvoice<VoidedInvoice>> {
  const before = await lockInvoice(tx, id)
  if (before.status !== 'issued') throw invoiceErrors.notIssued(before.status)
  const notes = await creditNotesOf(tx, id)
  const ended = notes.flatMap((note) => (note.status === 'voided' ? [note.voidedOn] : []))
  const settledUntil = await settledUntilOf(tx, id)
  const days = settledUntil === null ? ended : [...ended, settledUntil]
  const notBefore = days.reduce(LocalDate.max, before.issueDate)
  const date = command.date ?? (await firstOpenDate(tx, notBefore))
  const voidEntryId = tx.newId('je')
  const liveNotes = notes.filter(({ status }) => status === 'issued').map(({ number }) => number)
  const voided = voidedInvoice(before, {
    date,
    reason: command.reason,
    voidEntryId,
    liveNotes,
    notBefore,
  })
  const invoice = { ...voided, version: before.version + 1 }
  const customerName = await customerNameOf(tx, before)
  assertUnchanged(tx, command.version, { before, after: invoice, customerName })

  await updateVoided(tx, invoice)
  const posted = await getReversible(tx, before.journalEntryId)
  await postJournalEntry(
    tx,
    reversal(posted, {
      id: voidEntryId,
      postingDate: date,
      kind: 'void',
      memo: `Void ${before.number}`,
    }),
  )
  await recordAudit(tx, {
    action: 'invoicing.invoice_voided',
    subject: id,
    details: { ...moneyView(invoiceTotals(invoice).total), date, entryId: voidEntryId },
  })
  return { invoice, customerName }
}
