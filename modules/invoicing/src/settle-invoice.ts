import type { InvoiceId } from '@smb/core/ids'
import type { Invoice, IssuedInvoice } from '@smb/core/invoicing'
import type { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'

/** One allocation made (positive) or ended (negative), as the invoice sees it. */
export type Settling = {
  /** In the invoice's currency. */
  readonly amount: Money
  /** The base value of the receivable that the allocation relieves (`Allocation.relief`). */
  readonly base: Money
  /** The allocation's date: the day on which an invoice that this clears counts as paid. */
  readonly on: LocalDate
}

/** The invoices with these ids, locked until the transaction ends, in id order. Throws `invoice.not_found`. */
export async function lockInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<Invoice[]> {
  throw new Error(`${tx.tenantId} ${ids.length}`)
}

/**
 * Moves what live allocations have settled, so that 0 ≤ settled ≤ total holds in both currencies (rules 27, 28).
 * Throws `invoice.not_issued`, `invoice.over_settled`. Lock the invoice first.
 */
export async function addSettled(tx: Tx, id: InvoiceId, by: Settling): Promise<IssuedInvoice> {
  throw new Error(`${tx.tenantId} ${id} ${by.on}`)
}
