import { Money } from '@smb/core/money'
import type { Allocation } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import type { SettledBy } from '@smb/invoicing'
import { addSettled } from '@smb/invoicing'
import type { Tx } from '@smb/platform/db'

/** Tells the locked invoices what new allocations settle of them. */
export async function settleInvoices(
  tx: Tx,
  by: SettledBy,
  allocations: readonly Pick<Allocation, 'invoiceId' | 'amount' | 'relief' | 'date'>[],
): Promise<void> {
  for (const { invoiceId, amount, relief, date } of allocations) {
    await addSettled(tx, invoiceId, { amount, base: relief, on: date, by })
  }
}

/** Gives the locked invoices back what ended allocations had settled of them: exactly as much (rule 30). */
export async function unsettleInvoices(
  tx: Tx,
  ended: readonly Pick<Allocation, 'invoiceId' | 'amount' | 'relief'>[],
  of: { readonly by: SettledBy; readonly on: LocalDate },
): Promise<void> {
  for (const { invoiceId, amount, relief } of ended) {
    const settling = { amount: Money.negate(amount), base: Money.negate(relief) }
    await addSettled(tx, invoiceId, { ...settling, ...of })
  }
}
