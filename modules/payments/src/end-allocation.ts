import { recordAudit } from '@smb/audit'
import { assert } from '@smb/core/errors'
import type { AllocationId } from '@smb/core/ids'
import type { CreditSource, EndAllocation, PaymentReceived } from '@smb/core/payments'
import {
  isLive,
  paymentErrors,
  sourceAllocationEnded,
  unallocationPosting,
} from '@smb/core/payments'
import { lockInvoices } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { endAllocations } from './allocation-repository.ts'
import { auditedAllocations } from './audited-allocations.ts'
import type { LockedCredit } from './credit.ts'
import { paymentCredit } from './credit.ts'
import { getPaymentIdOf, lockPayment } from './payment-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { unsettleInvoices } from './settle-invoices.ts'

/** Takes one allocation of a payment off; see {@link endCreditAllocation}. */
export async function endAllocation(
  tx: Tx,
  command: EndAllocation & { readonly id: AllocationId },
): Promise<PaymentReceived> {
  const { payment } = await lockPayment(tx, await getPaymentIdOf(tx, command.id))
  const { allocations } = await endCreditAllocation(tx, paymentCredit(payment), command)
  return { ...payment, allocations, version: payment.version + 1 }
}

/**
 * Takes one allocation off: the money is customer credit again, and both open amounts are exactly what they were
 * (rule 30). Without a date: the allocation's own where that is open, else the first open day (rule 42). Throws
 * `payment.allocation_not_found`, `payment.ended_too_early`, and what posting throws.
 */
export async function endCreditAllocation(
  tx: Tx,
  { source, by }: LockedCredit,
  command: EndAllocation & { readonly id: AllocationId },
): Promise<CreditSource> {
  const live = source.allocations.find(({ id }) => id === command.id)
  if (!live || !isLive(live)) throw paymentErrors.allocationNotFound()
  const [invoice] = await lockInvoices(tx, [live.invoiceId])
  assert(invoice?.status === 'issued', 'an invoice with a live allocation is issued (rule 43)')

  const date = command.date ?? (await firstOpenDate(tx, live.date))
  const endEntryId = tx.newId('je')
  const ended = sourceAllocationEnded(source, invoice, { id: command.id, date, endEntryId })
  const accounts = await postingAccounts(tx)
  await postJournalEntry(tx, unallocationPosting(source, ended.allocation, accounts))
  await endAllocations(tx, { by, allocations: [ended.allocation] })
  await unsettleInvoices(tx, [live], { by, on: date })
  const owner = 'paymentId' in by ? { payment: by.paymentId } : { creditNote: by.creditNoteId }
  await recordAudit(tx, {
    action: 'payments.allocation_ended',
    subject: live.id,
    details: { ...owner, allocations: auditedAllocations([live]) },
  })
  return ended.source
}
