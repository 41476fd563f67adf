import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { CustomerId, RefundId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal, Money } from '@smb/core/money'
import type { Refund } from '@smb/core/payments'
import { refundErrors } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { CreditId } from './credit-id.ts'
import type { PaymentsTables } from './tables.generated.ts'

/** A refund, and the payment or credit note that it pays back. */
export type RefundOf = { readonly refund: Refund; readonly credit: CreditId }

export type RefundRow = Selectable<PaymentsTables['payments.refund']>

const tables = (tx: ReadTx) => tablesOf<PaymentsTables>(tx)

/** Every refund of the payments, or of the credit notes, with these uuids, reversed ones too, oldest first. */
export async function refundRows(
  tx: ReadTx,
  uuids: readonly string[],
  of: 'payment_id' | 'credit_note_id' = 'payment_id',
): Promise<RefundRow[]> {
  if (uuids.length === 0) return []
  return tables(tx)
    .selectFrom('payments.refund')
    .selectAll()
    .where(of, 'in', [...uuids])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

export function refundFromRow(row: RefundRow): Refund {
  const baseCurrency = row.base_currency as CurrencyCode
  return {
    id: idFromUuid('rfd', row.id),
    amount: Money.of(row.amount, row.currency as CurrencyCode),
    used: Money.of(row.used_base, baseCurrency),
    paid: Money.of(row.paid_base, baseCurrency),
    exchangeRate: Decimal.from(row.exchange_rate),
    date: row.refund_date as LocalDate,
    bankLedgerAccountId: idFromUuid('acc', row.bank_ledger_account_id),
    reference: row.reference,
    journalEntryId: idFromUuid('je', row.journal_entry_id),
    reversedOn: row.reversed_on as LocalDate | null,
    reversalReason: row.reversal_reason,
    reversalEntryId:
      row.reversal_entry_id === null ? null : idFromUuid('je', row.reversal_entry_id),
  }
}

export function creditIdOf(row: RefundRow): CreditId {
  if (row.payment_id !== null) return { paymentId: idFromUuid('pay', row.payment_id) }
  return { creditNoteId: idFromUuid('crn', row.credit_note_id ?? '') }
}

/** Throws `refund.not_found`. */
export async function getRefundRow(tx: ReadTx, id: RefundId): Promise<RefundRow> {
  const row = await findRefundRow(tx, id)
  if (!row) throw refundErrors.notFound()
  return row
}

export function findRefundRow(tx: ReadTx, id: RefundId): Promise<RefundRow | undefined> {
  return tables(tx)
    .selectFrom('payments.refund')
    .selectAll()
    .where('id', '=', uuidFromId(id))
    .executeTakeFirst()
}

export async function insertRefund(
  tx: Tx,
  refund: Refund,
  of: { readonly credit: CreditId; readonly customerId: CustomerId },
): Promise<void> {
  const { credit } = of
  await tables(tx)
    .insertInto('payments.refund')
    .values({
      id: uuidFromId(refund.id),
      payment_id: 'paymentId' in credit ? uuidFromId(credit.paymentId) : null,
      credit_note_id: 'creditNoteId' in credit ? uuidFromId(credit.creditNoteId) : null,
      customer_id: uuidFromId(of.customerId),
      refund_date: refund.date,
      currency: refund.amount.currency,
      amount: refund.amount.minor,
      base_currency: refund.used.currency,
      exchange_rate: Decimal.toString(refund.exchangeRate),
      used_base: refund.used.minor,
      paid_base: refund.paid.minor,
      bank_ledger_account_id: uuidFromId(refund.bankLedgerAccountId),
      reference: refund.reference,
      journal_entry_id: uuidFromId(refund.journalEntryId),
      recorded_at: tx.now,
    })
    .execute()
}

export async function updateReversedRefund(tx: Tx, refund: Refund): Promise<void> {
  await tables(tx)
    .updateTable('payments.refund')
    .set({
      reversed_on: refund.reversedOn,
      reversal_reason: refund.reversalReason,
      reversal_entry_id: refund.reversalEntryId && uuidFromId(refund.reversalEntryId),
      reversed_at: tx.now,
      reversed_by: sql`platform.actor_id()`,
    })
    .where('id', '=', uuidFromId(refund.id))
    .execute()
}
