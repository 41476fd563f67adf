import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { AllocationId } from '@smb/core/ids'
import type { EndAllocation, PaymentReceived } from '@smb/core/payments'
import { endedAllocation, isLive, paymentErrors, unallocationPosting } from '@smb/core/payments'
import { lockInvoices } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { endAllocations } from './allocation-repository.ts'
import { getPaymentIdOf, lockPayment } from './payment-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { auditedAllocations } from './audited-allocations.ts'
import { unsettleInvoices } from './settle-invoices.ts'

/**
 * Takes one allocation off: the money is customer credit again, and both open amounts are exactly what they were
 * (rule 30). Without a date: the allocation's own where that is open, else the first open day (rule 42). Throws
 * `payment.allocation_not_found`, `payment.ended_too_early`, and what posting throws.
 */
export async function endAllocation(
  tx: Tx,
  command: EndAllocation & { readonly id: AllocationId },
): Promise<PaymentReceived> {
  const { payment } = await lockPayment(tx, await getPaymentIdOf(tx, command.id))
  const live = payment.allocations.find(({ id }) => id === command.id)
  if (!live || !isLive(live)) throw paymentErrors.allocationNotFound()
  const [invoice] = await lockInvoices(tx, [live.invoiceId])
  assert(invoice?.status === 'issued', 'an invoice with a live allocation is issued (rule 43)')

  const date = command.date ?? (await firstOpenDate(tx, live.date))
  const endEntryId = tx.newId('je')
  const ended = endedAllocation(payment, invoice, { id: command.id, date, endEntryId })
  const accounts = await postingAccounts(tx)
  await postJournalEntry(tx, unallocationPosting(ended.payment, ended.allocation, accounts))
  await endAllocations(tx, { paymentId: payment.id, allocations: [ended.allocation] })
  await unsettleInvoices(tx, [live], { paymentId: payment.id, on: date })
  await recordAudit(tx, {
    action: 'payments.allocation_ended',
    subject: live.id,
    details: { payment: payment.id, allocations: auditedAllocations([live]) },
  })
  return { ...ended.payment, version: payment.version + 1 }
}
