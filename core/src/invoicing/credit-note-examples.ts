import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { CreditNote, IssuedCreditNote } from './credit-note.ts'
import { creditNoteTotal } from './credit-note-totals.ts'
import type { PutToInvoice } from './credit-note-posting.ts'
import type { WantedCredit } from './creditable-line.ts'
import type { IssuedInvoice } from './invoice.ts'
import { exampleId } from './invoice-examples.ts'
import { issuedCreditNote } from './issued-credit-note.ts'

// Credit notes that tests issue over the example invoices.

export function exampleCreditNote(
  invoice: IssuedInvoice,
  wanted: readonly WantedCredit[],
  more: { notes?: readonly CreditNote[]; n?: number; issueDate?: string } = {},
): IssuedCreditNote {
  const { notes = [], n = 1, issueDate = '2026-02-10' } = more
  return issuedCreditNote({ invoice, notes }, wanted, {
    id: exampleId('crn', n),
    number: `CN-2026-${String(n).padStart(4, '0')}`,
    issueDate: LocalDate.from(issueDate),
    reason: 'Returned',
    journalEntryId: exampleId('je', 500 + n),
  })
}

/** The note kept as customer credit, nothing of it put to its invoice. */
export const notPut = (note: IssuedCreditNote): PutToInvoice => ({
  amount: Money.zero(note.currency),
  relief: Money.zero(note.baseCurrency),
  used: Money.zero(note.baseCurrency),
})

/** The whole of the note put to its invoice, at the base value of both. */
export const wholePut = (note: IssuedCreditNote): PutToInvoice => ({
  amount: creditNoteTotal(note),
  relief: note.baseTotal,
  used: note.baseTotal,
})
