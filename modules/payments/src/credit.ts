import type { CreditNoteId } from '@smb/core/ids'
import type { CreditSource, PaymentReceived } from '@smb/core/payments'
import { creditNoteSource, paymentSource } from '@smb/core/payments'
import type { StoredCreditNote } from '@smb/invoicing'
import { getCreditNote, lockCreditNote } from '@smb/invoicing'
import type { ReadTx, Tx } from '@smb/platform/db'
import type { CreditId } from './credit-id.ts'
import { allocationRows } from './allocation-repository.ts'
import type { AllocationRow } from './payment-from-row.ts'
import { allocationFromRow } from './payment-from-row.ts'
import { lockPayment } from './payment-repository.ts'
import type { RefundRow } from './refund-repository.ts'
import { refundFromRow, refundRows } from './refund-repository.ts'

/** Customer credit, locked until the transaction ends. */
export type LockedCredit = { readonly source: CreditSource; readonly by: CreditId }

export const paymentCredit = (payment: PaymentReceived): LockedCredit => ({
  source: paymentSource(payment),
  by: { paymentId: payment.id },
})

/** Locks the payment or credit note. Throws `payment.not_found`, `credit_note.not_found`. */
export async function lockCredit(tx: Tx, id: CreditId): Promise<LockedCredit> {
  if ('paymentId' in id) return paymentCredit((await lockPayment(tx, id.paymentId)).payment)
  return lockNoteCredit(tx, id.creditNoteId)
}

/** A credit note with what became of its credit, and the rows that say who did what when. */
export type NoteCredit = StoredCreditNote & {
  readonly source: CreditSource
  readonly allocationRows: readonly AllocationRow[]
  readonly refundRows: readonly RefundRow[]
}

export async function getNoteCredit(tx: ReadTx, id: CreditNoteId): Promise<NoteCredit> {
  return withUse(tx, await getCreditNote(tx, id))
}

export async function lockNoteCredit(tx: Tx, id: CreditNoteId): Promise<NoteCredit & LockedCredit> {
  const stored = await lockCreditNote(tx, id)
  return { ...(await withUse(tx, stored)), by: { creditNoteId: id } }
}

async function withUse(tx: ReadTx, stored: StoredCreditNote): Promise<NoteCredit> {
  const uuids = [stored.row.id]
  const [allocations, refunds] = await Promise.all([
    allocationRows(tx, uuids, 'credit_note_id'),
    refundRows(tx, uuids, 'credit_note_id'),
  ])
  const source = creditNoteSource(stored.note, {
    allocations: allocations.map((row) => allocationFromRow(row, stored.row)),
    refunds: refunds.map(refundFromRow),
  })
  return { ...stored, source, allocationRows: allocations, refundRows: refunds }
}
