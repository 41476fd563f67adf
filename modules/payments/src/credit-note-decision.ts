import type { AllocationId, CreditNoteId, JournalEntryId } from '@smb/core/ids'
import type {
  CreditNote,
  Invoice,
  IssueCreditNote,
  IssuedCreditNote,
  PutToInvoice,
  WantedCredit,
} from '@smb/core/invoicing'
import { creditNoteTotal, issuedCreditNote, outstanding } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { Allocation } from '@smb/core/payments'
import { creditNoteSource, sourceAllocations, writtenOffWithTax } from '@smb/core/payments'
import { creditNotesOf } from '@smb/invoicing'
import type { ReadTx } from '@smb/platform/db'
import { liveWriteOffs } from './write-off-repository.ts'

export type CreditNoteDecision = {
  readonly note: IssuedCreditNote
  /** What goes to its own invoice at once; none where nothing is outstanding or nobody wants it. */
  readonly allocations: readonly Allocation[]
  readonly put: PutToInvoice
}

/** Ids that issuing gives; a preview shows none of them. */
export type CreditNoteIds = {
  readonly id: CreditNoteId
  readonly number: string
  readonly journalEntryId: JournalEntryId
  readonly allocationId: AllocationId
}

/**
 * What the requested note would be: preview and issue share it (rule 40). Throws what core's
 * `issuedCreditNote` throws.
 */
export async function decideCreditNote(
  tx: ReadTx,
  invoice: Invoice,
  { command, ids }: { readonly command: IssueCreditNote; readonly ids: CreditNoteIds },
): Promise<CreditNoteDecision> {
  const [notes, writeOffs] = await Promise.all([
    creditNotesOf(tx, invoice.id),
    liveWriteOffs(tx, invoice.id),
  ])
  const { id, number, journalEntryId } = ids
  const { issueDate = tx.today, reason } = command
  const note = issuedCreditNote(
    {
      invoice,
      notes: notes.filter(isInForce),
      writtenOffWithTax: writtenOffWithTax(writeOffs, invoice.currency),
    },
    command.lines.map(wantedCredit),
    { id, number, journalEntryId, issueDate, reason },
  )
  const allocations = command.allocate ? putToOwnInvoice(note, invoice, ids.allocationId) : []
  const [put] = allocations
  return { note, allocations, put: put ?? nothingPut(note) }
}

export const isInForce = (note: CreditNote): boolean => note.status === 'issued'

const nothingPut = ({ currency, baseCurrency }: IssuedCreditNote): PutToInvoice => ({
  amount: Money.zero(currency),
  relief: Money.zero(baseCurrency),
  used: Money.zero(baseCurrency),
})

/** The request's schema lets exactly one of both through. */
function wantedCredit(line: IssueCreditNote['lines'][number]): WantedCredit {
  const { invoiceLineId, quantity, amount } = line
  if (quantity) return { invoiceLineId, quantity }
  return { invoiceLineId, amount: amount as Money }
}

function putToOwnInvoice(
  note: IssuedCreditNote,
  invoice: Invoice,
  id: AllocationId,
): readonly Allocation[] {
  if (invoice.status !== 'issued') return []
  const amount = Money.min(outstanding(invoice), creditNoteTotal(note))
  if (!Money.isPositive(amount)) return []
  const source = creditNoteSource(note, { allocations: [], refunds: [] })
  return sourceAllocations(source, [invoice], [{ id, invoiceId: invoice.id, amount }]).allocations
}
