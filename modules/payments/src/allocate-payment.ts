import { recordAudit } from '@smb/audit'
import type { AllocationId, PaymentReceivedId } from '@smb/core/ids'
import type { Invoice } from '@smb/core/invoicing'
import type { Allocate, Allocation, PaymentReceived, WantedAllocation } from '@smb/core/payments'
import { allocationPosting, checkedAllocations, paymentConflicts } from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import { lockInvoices } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertAllocations } from './allocation-repository.ts'
import { lockPayment } from './payment-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { auditedAllocations } from './audited-allocations.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Puts customer credit to invoices, each by an entry of its own. The documents may lie in closed periods, the date may
 * not (rule 31); without a date it is today, or the first day that all of them allow. Allocations whose ids exist with
 * the same content are a success. Throws what `checkedAllocations` and posting throw.
 */
export async function allocatePayment(
  tx: Tx,
  command: Allocate & { readonly paymentId: PaymentReceivedId },
): Promise<PaymentReceived> {
  const { payment } = await lockPayment(tx, command.paymentId)
  const wanted = command.allocations
    .filter((want) => !isMade(payment, want))
    .map((want) => ({ ...want, id: want.id ?? tx.newId('alo') }))
  if (wanted.length === 0) return payment

  const invoices = await lockInvoices(
    tx,
    wanted.map(({ invoiceId }) => invoiceId),
  )
  const date = command.date ?? (await firstAllocationDate(tx, payment, invoices))
  const postEntryIds = wanted.map(() => tx.newId('je'))
  const settled = checkedAllocations(payment, invoices, wanted, { date, postEntryIds })

  const accounts = await postingAccounts(tx)
  for (const allocation of settled.allocations) {
    await postJournalEntry(tx, allocationPosting(settled.payment, allocation, accounts))
  }
  await insertAllocations(tx, { paymentId: payment.id, allocations: settled.allocations })
  await settleInvoices(tx, payment.id, settled.allocations)
  await recordAudit(tx, {
    action: 'payments.payment_allocated',
    subject: payment.id,
    details: { allocations: auditedAllocations(settled.allocations) },
  })
  return { ...settled.payment, version: payment.version + 1 }
}

type Wanted = Omit<WantedAllocation, 'id'> & { readonly id?: AllocationId | undefined }

function isMade(payment: PaymentReceived, want: Wanted): boolean {
  const made = payment.allocations.find((allocation: Allocation) => allocation.id === want.id)
  if (!made) return false
  if (made.invoiceId === want.invoiceId && made.amount.minor === want.amount.minor) return true
  throw paymentConflicts.allocationExists()
}

function firstAllocationDate(
  tx: Tx,
  payment: PaymentReceived,
  invoices: readonly Invoice[],
): Promise<LocalDate> {
  const earliest = invoices.reduce(
    (latest, invoice) => (invoice.issueDate ? LocalDate.max(latest, invoice.issueDate) : latest),
    LocalDate.max(tx.today, payment.date),
  )
  return firstOpenDate(tx, earliest)
}
