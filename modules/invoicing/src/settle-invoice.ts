import { AppError, assert } from '@smb/core/errors'
import type { CreditNoteId, InvoiceId, PaymentReceivedId, WriteOffId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import { invoiceErrors, outstanding } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'
import { getInvoice } from './invoice-repository.ts'

/** One allocation made (positive) or ended (negative), as the invoice sees it. */
export type Settling = {
  /** In the invoice's currency. */
  readonly amount: Money
  /** The base value of the receivable that the allocation relieves (`Allocation.relief`). */
  readonly base: Money
  /** The day on which the allocation begins or ends: of one that clears the invoice the day on which it counts as paid. */
  readonly on: LocalDate
  /** What settles: named in the invoice's story. */
  readonly by: SettledBy
}

export type SettledBy =
  | { readonly paymentId: PaymentReceivedId }
  | { readonly creditNoteId: CreditNoteId }
  | { readonly writeOffId: WriteOffId }

const settle = `update invoicing.invoice
   set settled = settled + $2, settled_base = settled_base + $3, credited = credited + $6, written_off = written_off + $7,
       paid_on = case when settled + $2 = total then $4::date end, settled_until = greatest(settled_until, $4::date)
 where id = $1 and status = 'issued' and currency = $5
   and settled + $2 between 0 and total and settled_base + $3 between 0 and total_base
returning id`

/**
 * Moves what live allocations have settled, so that 0 ≤ settled ≤ total holds in both currencies (rules 27, 28).
 * Throws `invoice.not_found`, `invoice.not_issued`, `invoice.over_settled`. Lock the invoice first.
 */
export async function addSettled(tx: Tx, id: InvoiceId, settling: Settling): Promise<void> {
  const { amount, base, on, by } = settling
  assert(base.currency === tx.baseCurrency, 'the relief is in base currency')
  const credited = 'creditNoteId' in by ? amount.minor : 0n
  const writtenOff = 'writeOffId' in by ? amount.minor : 0n
  const settled = await statement(tx, {
    name: 'settle-invoice',
    text: settle,
    values: [uuidFromId(id), amount.minor, base.minor, on, amount.currency, credited, writtenOff],
  })
  if (settled.length === 0) throw await refusal(tx, id, amount)
  await recordAudit(tx, {
    action: Money.isNegative(amount) ? 'invoicing.invoice_unsettled' : 'invoicing.invoice_settled',
    subject: id,
    details: { amount: Money.toString(amount), currency: amount.currency, date: on, ...by },
  })
}

async function refusal(tx: Tx, id: InvoiceId, amount: Money): Promise<AppError> {
  const invoice = await getInvoice(tx, id)
  if (invoice.status !== 'issued') return invoiceErrors.notIssued(invoice.status)
  assert(amount.currency === invoice.currency, 'an invoice is settled in its own currency')
  const { number, currency } = invoice
  const open = `${Money.toString(outstanding(invoice))} ${currency}`
  return new AppError(
    'conflict',
    'invoice.over_settled',
    `Invoice ${number} has ${open} outstanding. Allocate at most that.`,
  )
}
