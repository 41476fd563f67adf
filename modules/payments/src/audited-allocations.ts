import { Money } from '@smb/core/money'
import type { Allocation } from '@smb/core/payments'

type Audited = Pick<Allocation, 'id' | 'invoiceId' | 'amount'>

/** Ids and amounts of allocations, for the audit trail. */
export function auditedAllocations(allocations: readonly Audited[]): object[] {
  return allocations.map(({ id, invoiceId, amount }) => ({
    id,
    invoice: invoiceId,
    amount: Money.toString(amount),
    currency: amount.currency,
  }))
}
