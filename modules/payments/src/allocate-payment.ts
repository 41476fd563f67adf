import { recordAudit } from '@smb/audit'
import type { AllocationId, PaymentReceivedId } from '@smb/core/ids'
import type { Invoice } from '@smb/core/invoicing'
import type {
  Allocate,
  Allocation,
  CreditSource,
  PaymentReceived,
  WantedAllocation,
} from '@smb/core/payments'
import { allocationPosting, paymentConflicts, sourceAllocations } from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import { lockInvoices } from '@smb/invoicing'
import { firstOpenDate, postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertAllocations } from './allocation-repository.ts'
import type { LockedCredit } from './credit.ts'
import { paymentCredit } from './credit.ts'
import { lockPayment } from './payment-repository.ts'
import { postingAccounts } from './posting-accounts.ts'
import { auditedAllocations } from './audited-allocations.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Puts the remainder of a payment to invoices; see {@link allocateCredit}. Throws `payment.not_found`.
 */
export async function allocatePayment(
  tx: Tx,
  command: Allocate & { readonly paymentId: PaymentReceivedId },
): Promise<PaymentReceived> {
  const { payment } = await lockPayment(tx, command.paymentId)
  const credit = paymentCredit(payment)
  const { allocations } = await allocateCredit(tx, credit, command)
  if (allocations === payment.allocations) return payment
  return { ...payment, allocations, version: payment.version + 1 }
}

/**
 * Puts customer credit to invoices, each by an entry of its own. The documents may lie in closed periods, the date may
 * not (rule 31); without a date it is today, or the first day that all of them allow. Allocations whose ids exist with
 * the same content are a success. Throws what `sourceAllocations` and posting throw.
 */
export async function allocateCredit(
  tx: Tx,
  { source, by }: LockedCredit,
  command: Allocate,
): Promise<CreditSource> {
  const wanted = command.allocations
    .filter((want) => !isMade(source, want))
    .map((want) => ({ ...want, id: want.id ?? tx.newId('alo') }))
  if (wanted.length === 0) return source

  const invoices = await lockInvoices(
    tx,
    wanted.map(({ invoiceId }) => invoiceId),
  )
  const date = command.date ?? (await firstAllocationDate(tx, source, invoices))
  const postEntryIds = wanted.map(() => tx.newId('je'))
  const settled = sourceAllocations(source, invoices, wanted, { date, postEntryIds })

  const accounts = await postingAccounts(tx)
  for (const allocation of settled.allocations) {
    await postJournalEntry(tx, allocationPosting(source, allocation, accounts))
  }
  await insertAllocations(tx, { by, allocations: settled.allocations })
  await settleInvoices(tx, by, settled.allocations)
  await recordAudit(tx, {
    action: `payments.${source.kind === 'credit_note' ? 'credit_note' : 'payment'}_allocated`,
    subject: source.id,
    details: { allocations: auditedAllocations(settled.allocations) },
  })
  return settled.source
}

type Wanted = Omit<WantedAllocation, 'id'> & { readonly id?: AllocationId | undefined }

function isMade(source: CreditSource, want: Wanted): boolean {
  const made = source.allocations.find((allocation: Allocation) => allocation.id === want.id)
  if (!made) return false
  if (made.invoiceId === want.invoiceId && made.amount.minor === want.amount.minor) return true
  throw paymentConflicts.allocationExists()
}

function firstAllocationDate(
  tx: Tx,
  source: CreditSource,
  invoices: readonly Invoice[],
): Promise<LocalDate> {
  const earliest = invoices.reduce(
    (latest, invoice) => (invoice.issueDate ? LocalDate.max(latest, invoice.issueDate) : latest),
    LocalDate.max(tx.today, source.date),
  )
  return firstOpenDate(tx, earliest)
}
