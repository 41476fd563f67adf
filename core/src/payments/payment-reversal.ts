import type { JournalEntryId } from '../ids/index.ts'
import type { EntryKind } from '../ledger/index.ts'
import { LocalDate } from '../time/index.ts'
import { paymentErrors } from './payment-errors.ts'
import type { Allocation, CreditSource } from './credit-source.ts'
import { isLive, isPaidOut } from './credit-source.ts'
import type { PaymentReceived, ReversedPayment } from './payment-received.ts'

/** The first day on which the payment can be reversed: not before anything that it would undo. */
export function earliestReversal(payment: PaymentReceived): LocalDate {
  const days = [
    ...payment.allocations.map((allocation) => allocation.endedOn ?? allocation.date),
    ...payment.refunds.map((refund) => refund.reversedOn ?? refund.date),
  ]
  return days.reduce(LocalDate.max, payment.date)
}

/**
 * The payment reversed, never deleted; its live allocations end that day (rule 32). Settle the
 * invoices back with `unsettledInvoice`. Throws `payment.reversed`, `payment.refunded` while some of
 * it is paid back, `payment.reversed_too_early`.
 */
export function reversedPayment(
  payment: PaymentReceived,
  as: {
    readonly date: LocalDate
    readonly reason: string
    readonly reversalEntryId: JournalEntryId
  },
): { readonly payment: ReversedPayment; readonly ended: readonly Allocation[] } {
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  if (payment.refunds.some(isPaidOut)) throw paymentErrors.refunded()
  const earliest = earliestReversal(payment)
  if (as.date < earliest) throw paymentErrors.reversedTooEarly(earliest)
  const ended = payment.allocations.filter(isLive)
  return {
    payment: {
      ...payment,
      status: 'reversed',
      reversedOn: as.date,
      reversalReason: as.reason,
      reversalEntryId: as.reversalEntryId,
      allocations: payment.allocations.map((allocation) =>
        isLive(allocation) ? { ...allocation, endedOn: as.date } : allocation,
      ),
    },
    ended,
  }
}

/** A posted entry to undo with `reversal`, and the kind of the entry that undoes it. */
export type EntryToReverse = {
  readonly entryId: JournalEntryId
  readonly kind: Exclude<EntryKind, 'post'>
}

/**
 * The entries that reversing a payment or voiding a credit note undoes, given it as it is before: its
 * own, and those of allocations that still count. An allocation that its own entry held and that
 * was taken off later needs the taking-off undone too. Together they bring every account back to
 * where it stood.
 */
export function entriesUndoneByReversal(
  source: Pick<CreditSource, 'allocations'> & { readonly journalEntryId: JournalEntryId },
  kind: EntryToReverse['kind'] = 'reverse',
): EntryToReverse[] {
  const ofAllocations = source.allocations.flatMap((allocation): EntryToReverse[] => {
    if (isLive(allocation)) {
      return allocation.postEntryId ? [{ entryId: allocation.postEntryId, kind: 'reverse' }] : []
    }
    const wasInOwnEntry = allocation.postEntryId === null
    return wasInOwnEntry && allocation.endEntryId
      ? [{ entryId: allocation.endEntryId, kind: 'void' }]
      : []
  })
  return [{ entryId: source.journalEntryId, kind }, ...ofAllocations]
}
