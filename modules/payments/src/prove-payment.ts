import type { PaymentReceivedId, StatementLineId } from '@smb/core/ids'
import type { PaymentReceived, RecordedPayment } from '@smb/core/payments'
import { paymentConflicts, paymentErrors } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { lockPayment, setStatementLine } from './payment-repository.ts'
import { reverseLocked } from './reverse-payment.ts'

/**
 * Keeps that a line of the bank's statement proves a payment, once `assertFits` finds that they agree. Throws what it
 * throws, `payment.not_found`, `payment.reversed`, `payment.matched_to_bank`.
 */
export async function provePayment(
  tx: Tx,
  proof: {
    readonly paymentId: PaymentReceivedId
    readonly lineId: StatementLineId
    readonly assertFits: (payment: RecordedPayment) => void
  },
): Promise<PaymentReceived> {
  const { payment, row } = await lockPayment(tx, proof.paymentId)
  if (payment.status === 'reversed') throw paymentErrors.reversed()
  if (row.statement_line_id !== null) throw paymentConflicts.matchedToBank()
  proof.assertFits(payment)
  await setStatementLine(tx, proof.paymentId, proof.lineId)
  return payment
}

/** Takes the proof away again; the payment itself stays as it is. Throws `payment.not_found`. */
export async function unprovePayment(tx: Tx, id: PaymentReceivedId): Promise<void> {
  await lockPayment(tx, id)
  await setStatementLine(tx, id, null)
}

/** Takes the proof away and reverses a payment that was recorded from it. Throws what `reversePayment` throws. */
export async function reverseProvenPayment(
  tx: Tx,
  id: PaymentReceivedId,
  as: { readonly reason: string; readonly date?: LocalDate | undefined },
): Promise<PaymentReceived> {
  const { payment } = await lockPayment(tx, id)
  await setStatementLine(tx, id, null)
  return reverseLocked(tx, payment, as)
}
