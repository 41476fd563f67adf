import type { Role } from '@smb/core/identity'
import { isAllowed } from '@smb/core/identity'
import type { CreditNoteId } from '@smb/core/ids'
import { creditNoteTotal, creditNoteView } from '@smb/core/invoicing'
import { moneyView } from '@smb/core/money'
import type { CreditNoteDetailView, PaymentEventView } from '@smb/core/payments'
import {
  allocationView,
  allowedCreditNoteActions,
  refundView,
  sourceRemainder,
} from '@smb/core/payments'
import { invoiceNumbers } from '@smb/invoicing'
import { entriesOfSource } from '@smb/ledger'
import { findCustomers } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { actorNamesOf } from './actor-names.ts'
import type { NoteCredit } from './credit.ts'
import { getNoteCredit } from './credit.ts'
import type { Names } from './payment-history.ts'
import { actorsInUse, byMoment, distinct, eventOf, useEvents } from './payment-history.ts'

/** One credit note with what it settles, what was paid back, every entry it caused, and its history. Throws `credit_note.not_found`. */
export async function getCreditNoteDetail(
  tx: ReadTx,
  id: CreditNoteId,
): Promise<CreditNoteDetailView> {
  const credit = await getNoteCredit(tx, id)
  const { note, row, source } = credit
  const actors = distinct([row.issued_by, row.voided_by, ...actorsInUse(credit)])
  const sources = [id, ...[...source.allocations, ...source.refunds].map((one) => one.id)]
  const [customers, invoiceNumberById, actorNames, entries] = await Promise.all([
    findCustomers(tx, [note.customerId]),
    invoiceNumbers(
      tx,
      source.allocations.map(({ invoiceId }) => invoiceId),
    ),
    actorNamesOf(tx, actors),
    entriesOfSource(tx, sources),
  ])
  const customerName = customers.get(note.customerId)?.name
  return {
    ...creditNoteView(note, { customerName, remainder: sourceRemainder(source) }),
    allocations: source.allocations.map((one) => allocationView(one, { invoiceNumberById })),
    refunds: source.refunds.map((refund) => refundView(refund, id)),
    allowedActions: allowedCreditNoteActions(note, source, (permission) =>
      isAllowed(tx.role as Role, permission),
    ),
    entries,
    history: historyOf(credit, { numbers: invoiceNumberById, actorNames }),
  }
}

function historyOf(credit: NoteCredit, names: Names): PaymentEventView[] {
  const { note, row } = credit
  const amount = moneyView(creditNoteTotal(note))
  const none = { amount, allocationId: null, invoiceId: null, invoiceNumber: null }
  const event = eventOf(none, names)
  return [
    ...event('issued', { at: row.issued_at, by: row.issued_by, date: row.issue_date }),
    ...event('voided', { at: row.voided_at, by: row.voided_by, date: row.voided_on }),
    ...useEvents(credit, row.currency, names),
  ].sort(byMoment)
}
