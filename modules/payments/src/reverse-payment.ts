import { recordAudit } from '@smb/audit'
import type { PaymentReceivedId } from '@smb/core/ids'
import { reversal } from '@smb/core/ledger'
import type { PaymentReceived, ReversePayment } from '@smb/core/payments'
import {
  earliestReversal,
  entriesUndoneByReversal,
  isLive,
  paymentConflicts,
  paymentErrors,
  paymentView,
  reversedPayment,
} from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import { lockInvoices } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { endAllocations } from './allocation-repository.ts'
import { lockPayment, updateReversed } from './payment-repository.ts'
import { postedDrafts } from './posted-drafts.ts'
import { auditedAllocations } from './audited-allocations.ts'
import { unsettleInvoices } from './settle-invoices.ts'

/**
 * Undoes a payment that should not be: it stays, reversed; its allocations end and every account is back where it stood
 * (rule 32). Without a date: the earliest possible where that is open, else the first open day (rule 42). Throws
 * `payment.reversed`, `payment.changed_meanwhile`, `payment.matched_to_bank`, `payment.reversed_too_early`.
 */
export async function reversePayment(
  tx: Tx,
  command: ReversePayment & { readonly id: PaymentReceivedId },
): Promise<PaymentReceived> {
  const { payment, row } = await lockPayment(tx, command.id)
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  if (row.statement_line_id !== null) throw paymentConflicts.matchedToBank()
  if (payment.version !== command.version) {
    throw paymentErrors.changedMeanwhile(paymentView(payment), { reason: command.reason })
  }
  return reverseLocked(tx, payment, command)
}

/** Reverses a payment that this transaction has locked. */
export async function reverseLocked(
  tx: Tx,
  payment: PaymentReceived,
  as: { readonly reason: string; readonly date?: LocalDate | undefined },
): Promise<PaymentReceived> {
  await lockInvoices(
    tx,
    payment.allocations.filter(isLive).map(({ invoiceId }) => invoiceId),
  )
  const date = as.date ?? (await firstOpenDate(tx, earliestReversal(payment)))
  const entries = entriesUndoneByReversal(payment)
  const ids = entries.map(() => tx.newId('je'))
  const reversed = reversedPayment(payment, {
    date,
    reason: as.reason,
    reversalEntryId: ids[0] ?? tx.newId('je'),
  })

  const drafts = await postedDrafts(
    tx,
    entries.map(({ entryId }) => entryId),
  )
  for (const [position, draft] of drafts.entries()) {
    const { kind } = entries[position] as (typeof entries)[number]
    const id = ids[position] as (typeof ids)[number]
    await postJournalEntry(tx, reversal(draft, { id, postingDate: date, kind }))
  }
  await endAllocations(tx, {
    by: { paymentId: payment.id },
    allocations: reversed.ended.map((allocation) => ({ ...allocation, endedOn: date })),
  })
  await updateReversed(tx, { ...reversed.payment, version: payment.version })
  await unsettleInvoices(tx, reversed.ended, { by: { paymentId: payment.id }, on: date })
  await recordAudit(tx, {
    action: 'payments.payment_reversed',
    subject: payment.id,
    details: { date, allocations: auditedAllocations(reversed.ended) },
  })
  return { ...reversed.payment, version: payment.version + 1 }
}
