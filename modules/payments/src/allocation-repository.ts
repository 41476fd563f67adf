import { sql } from 'kysely'
import { uuidFromId } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import type { Allocation } from '@smb/core/payments'
import { paymentConflicts } from '@smb/core/payments'
import type { SettledBy } from '@smb/invoicing'
import { addCreditUsed } from '@smb/invoicing'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { AllocationRow } from './payment-from-row.ts'
import type { PaymentsTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<PaymentsTables>(tx)

/**
 * Every allocation of the payments, or of the credit notes, with these uuids, ended ones too, in the
 * order they were made.
 */
export async function allocationRows(
  tx: ReadTx,
  uuids: readonly string[],
  of: 'payment_id' | 'credit_note_id' = 'payment_id',
): Promise<AllocationRow[]> {
  if (uuids.length === 0) return []
  return tables(tx)
    .selectFrom('payments.allocation')
    .selectAll()
    .where(of, 'in', [...uuids])
    .orderBy('allocated_at')
    .orderBy('id')
    .execute()
}

/** Allocations that a payment, credit note or write-off makes, or that end. */
export type AllocationChange = {
  readonly by: SettledBy
  readonly allocations: readonly Allocation[]
}

const sourceColumns = (by: SettledBy) => ({
  payment_id: 'paymentId' in by ? uuidFromId(by.paymentId) : null,
  credit_note_id: 'creditNoteId' in by ? uuidFromId(by.creditNoteId) : null,
  write_off_id: 'writeOffId' in by ? uuidFromId(by.writeOffId) : null,
})

/**
 * Writes new allocations of a locked source, and what they take of it. Throws
 * `payment.allocation_exists`. That their sum fits the source is refused by the database too (rule
 * 28).
 */
export async function insertAllocations(tx: Tx, change: AllocationChange): Promise<void> {
  if (change.allocations.length === 0) return
  await tables(tx)
    .insertInto('payments.allocation')
    .values(
      change.allocations.map((allocation) => ({
        id: uuidFromId(allocation.id),
        ...sourceColumns(change.by),
        invoice_id: uuidFromId(allocation.invoiceId),
        amount: allocation.amount.minor,
        relief_base: allocation.relief.minor,
        used_base: allocation.used.minor,
        allocated_on: allocation.date,
        allocated_at: tx.now,
        post_entry_id: allocation.postEntryId && uuidFromId(allocation.postEntryId),
      })),
    )
    .execute()
    .catch((error: unknown) => {
      const isTaken = violatedConstraint(error) === 'allocation_pkey'
      throw isTaken ? paymentConflicts.allocationExists() : error
    })
  await addAllocated(tx, change, 1n)
}

/** Ends live allocations of a locked source; what they took of it is free again. */
export async function endAllocations(tx: Tx, change: AllocationChange): Promise<void> {
  const [first] = change.allocations
  if (!first) return
  await tables(tx)
    .updateTable('payments.allocation')
    .set({
      ended_on: first.endedOn,
      end_entry_id: first.endEntryId && uuidFromId(first.endEntryId),
      ended_at: tx.now,
      ended_by: sql`platform.actor_id()`,
    })
    .where(
      'id',
      'in',
      change.allocations.map(({ id }) => uuidFromId(id)),
    )
    .execute()
  await addAllocated(tx, change, -1n)
}

async function addAllocated(
  tx: Tx,
  { by, allocations }: AllocationChange,
  sign: 1n | -1n,
): Promise<void> {
  const [first] = allocations
  // A write-off is as large as its allocation: there is nothing to keep count of.
  if (!first || 'writeOffId' in by) return
  const sum = (part: 'amount' | 'used'): Money =>
    Money.of(
      sign * allocations.reduce((total, allocation) => total + allocation[part].minor, 0n),
      first[part].currency,
    )
  const taken = { kind: 'allocated', amount: sum('amount'), base: sum('used') } as const
  if ('creditNoteId' in by) await addCreditUsed(tx, by.creditNoteId, taken)
  else await addPaymentUsed(tx, by.paymentId, taken)
}

type PaymentUsed = Parameters<typeof addCreditUsed>[2]

/** Keeps how much of a locked payment is allocated and refunded. */
export async function addPaymentUsed(
  tx: Tx,
  id: Extract<SettledBy, { paymentId: unknown }>['paymentId'],
  { kind, amount, base }: PaymentUsed,
): Promise<void> {
  await tables(tx)
    .updateTable('payments.payment_received')
    .set((set) => ({
      [kind]: set(kind, '+', amount.minor),
      [`${kind}_base`]: set(`${kind}_base`, '+', base.minor),
      version: set('version', '+', 1),
    }))
    .where('id', '=', uuidFromId(id))
    .execute()
}
