import { sql } from 'kysely'
import { uuidFromId } from '@smb/core/ids'
import type { PaymentReceivedId } from '@smb/core/ids'
import type { Allocation } from '@smb/core/payments'
import { paymentConflicts } from '@smb/core/payments'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { AllocationRow } from './payment-from-row.ts'
import type { PaymentsTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<PaymentsTables>(tx)

/** Every allocation of the payments with these uuids, ended ones too, in the order they were made. */
export async function allocationRows(
  tx: ReadTx,
  paymentUuids: readonly string[],
): Promise<AllocationRow[]> {
  if (paymentUuids.length === 0) return []
  return tables(tx)
    .selectFrom('payments.allocation')
    .selectAll()
    .where('payment_id', 'in', [...paymentUuids])
    .orderBy('allocated_at')
    .orderBy('id')
    .execute()
}

type Change = { readonly paymentId: PaymentReceivedId; readonly allocations: readonly Allocation[] }

/**
 * Writes new allocations of a locked payment, and what they take of it. Throws `payment.allocation_exists`. That
 * their sum fits the payment is refused by the database too (rule 28).
 */
export async function insertAllocations(tx: Tx, change: Change): Promise<void> {
  if (change.allocations.length === 0) return
  await tables(tx)
    .insertInto('payments.allocation')
    .values(
      change.allocations.map((allocation) => ({
        id: uuidFromId(allocation.id),
        payment_id: uuidFromId(change.paymentId),
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

/** Ends live allocations of a locked payment; what they took of it is free again. */
export async function endAllocations(tx: Tx, change: Change): Promise<void> {
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

async function addAllocated(tx: Tx, change: Change, sign: 1n | -1n): Promise<void> {
  const sum = (part: 'amount' | 'used'): bigint =>
    sign * change.allocations.reduce((total, allocation) => total + allocation[part].minor, 0n)
  await tables(tx)
    .updateTable('payments.payment_received')
    .set((set) => ({
      allocated: set('allocated', '+', sum('amount')),
      allocated_base: set('allocated_base', '+', sum('used')),
      version: set('version', '+', 1),
    }))
    .where('id', '=', uuidFromId(change.paymentId))
    .execute()
}
