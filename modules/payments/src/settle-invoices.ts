import type { PaymentReceivedId } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import type { Allocation } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import { addSettled } from '@smb/invoicing'
import type { Tx } from '@smb/platform/db'

/** Tells the locked invoices what new allocations of a payment settle of them. */
export async function settleInvoices(
  tx: Tx,
  paymentId: PaymentReceivedId,
  allocations: readonly Allocation[],
): Promise<void> {
  for (const { invoiceId, amount, relief, date } of allocations) {
    await addSettled(tx, invoiceId, { amount, base: relief, on: date, paymentId })
  }
}

/** Gives the locked invoices back what ended allocations had settled of them: exactly as much (rule 30). */
export async function unsettleInvoices(
  tx: Tx,
  ended: readonly Allocation[],
  of: { readonly paymentId: PaymentReceivedId; readonly on: LocalDate },
): Promise<void> {
  for (const { invoiceId, amount, relief } of ended) {
    const settling = { amount: Money.negate(amount), base: Money.negate(relief) }
    await addSettled(tx, invoiceId, { ...settling, ...of })
  }
}
