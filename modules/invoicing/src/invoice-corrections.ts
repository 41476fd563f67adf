import type { CreditNote, CreditNoteOfInvoiceView, Invoice } from '@smb/core/invoicing'
import { creditableLines, creditNoteTotal, isCreditable } from '@smb/core/invoicing'
import { moneyView } from '@smb/core/money'

/** A credit note as the invoice that it corrects lists it. */
export function creditNoteOfInvoice(note: CreditNote): CreditNoteOfInvoiceView {
  const { id, number, status, issueDate } = note
  return { id, number, status, issueDate, total: moneyView(creditNoteTotal(note)) }
}

/** What decides whether the invoice can be credited further, or voided (rule 43). */
export function correctionsOf(invoice: Invoice, notes: readonly CreditNote[]) {
  const live = notes.filter(({ status }) => status === 'issued')
  const lines = live.flatMap((note) => note.lines)
  return {
    liveNotes: live.map(({ number }) => number),
    isAllCredited: live.length > 0 && !creditableLines(invoice, lines).some(isCreditable),
  }
}
