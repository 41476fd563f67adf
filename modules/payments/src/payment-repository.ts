import { sql } from 'kysely'
import type { AllocationId, PaymentReceivedId, StatementLineId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import { Decimal } from '@smb/core/money'
import type { PaymentReceived, RecordedPayment, ReversedPayment } from '@smb/core/payments'
import { paymentErrors, paymentInBase } from '@smb/core/payments'
import { partyErrors } from '@smb/core/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import { allocationRows } from './allocation-repository.ts'
import type { AllocationRow, PaymentRow } from './payment-from-row.ts'
import { paymentFromRows } from './payment-from-row.ts'
import type { RefundRow } from './refund-repository.ts'
import { refundFromRow, refundRows } from './refund-repository.ts'
import type { PaymentsTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<PaymentsTables>(tx)

/** A payment, and the rows that say who did what to it when. */
export type StoredPayment = {
  readonly payment: PaymentReceived
  readonly row: PaymentRow
  readonly allocationRows: readonly AllocationRow[]
  readonly refundRows: readonly RefundRow[]
}

async function paymentsWhere(
  tx: ReadTx,
  ids: readonly PaymentReceivedId[],
  lock: boolean,
): Promise<StoredPayment[]> {
  if (ids.length === 0) return []
  const query = tables(tx)
    .selectFrom('payments.payment_received')
    .selectAll()
    .where('id', 'in', ids.map(uuidFromId))
    .orderBy('id')
  const rows = await (lock ? query.forNoKeyUpdate() : query).execute()
  const uuids = rows.map((row) => row.id)
  const [made, paidBack] = await Promise.all([allocationRows(tx, uuids), refundRows(tx, uuids)])
  const allocations = Map.groupBy(made, (allocation) => allocation.payment_id)
  const refunds = Map.groupBy(paidBack, (refund) => refund.payment_id)
  return rows.map((row) => {
    const own = allocations.get(row.id) ?? []
    const back = refunds.get(row.id) ?? []
    const payment = paymentFromRows(row, own, back.map(refundFromRow))
    return { payment, row, allocationRows: own, refundRows: back }
  })
}

/** Those of the given payments that exist, in id order. */
export async function findPayments(
  tx: ReadTx,
  ids: readonly PaymentReceivedId[],
): Promise<PaymentReceived[]> {
  return (await paymentsWhere(tx, ids, false)).map(({ payment }) => payment)
}

/** Throws `payment.not_found`. */
export async function getStoredPayment(tx: ReadTx, id: PaymentReceivedId): Promise<StoredPayment> {
  const [stored] = await paymentsWhere(tx, [id], false)
  if (!stored) throw paymentErrors.notFound()
  return stored
}

/**
 * The payment, locked until the transaction ends. Lock it before the invoices that it settles. Throws
 * `payment.not_found`.
 */
export async function lockPayment(tx: Tx, id: PaymentReceivedId): Promise<StoredPayment> {
  const [stored] = await paymentsWhere(tx, [id], true)
  if (!stored) throw paymentErrors.notFound()
  return stored
}

/**
 * Writes a payment before anything is allocated; false where one with this id exists already. A twin in flight is
 * waited for. Throws `customer.not_found`.
 */
export async function insertPayment(tx: Tx, payment: RecordedPayment): Promise<boolean> {
  const base = paymentInBase(payment)
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('payments.payment_received')
    .values({
      id: uuidFromId(payment.id),
      customer_id: uuidFromId(payment.customerId),
      payment_date: payment.date,
      currency: payment.amount.currency,
      amount: payment.amount.minor,
      withheld: payment.withheld.minor,
      base_currency: payment.baseCurrency,
      exchange_rate: Decimal.toString(payment.exchangeRate),
      base_amount: base.amount.minor,
      base_withheld: base.withheld.minor,
      bank_ledger_account_id: uuidFromId(payment.bankLedgerAccountId),
      method: payment.method,
      reference: payment.reference,
      journal_entry_id: uuidFromId(payment.journalEntryId),
      recorded_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      const isUnknown = violatedConstraint(error) === 'payment_customer_known'
      throw isUnknown ? partyErrors.notFound() : error
    })
  return numInsertedOrUpdatedRows === 1n
}

/** Keeps that a payment is reversed. Its allocations must have ended before. */
export async function updateReversed(tx: Tx, payment: ReversedPayment): Promise<void> {
  await tables(tx)
    .updateTable('payments.payment_received')
    .set({
      reversed_on: payment.reversedOn,
      reversal_reason: payment.reversalReason,
      reversal_entry_id: uuidFromId(payment.reversalEntryId),
      reversed_at: tx.now,
      reversed_by: sql`platform.actor_id()`,
      version: payment.version + 1,
    })
    .where('id', '=', uuidFromId(payment.id))
    .execute()
}

/** Keeps which line of the bank's statement proves the payment, or with null that none does. Lock it before. */
export async function setStatementLine(
  tx: Tx,
  id: PaymentReceivedId,
  lineId: StatementLineId | null,
): Promise<void> {
  await tables(tx)
    .updateTable('payments.payment_received')
    .set({ statement_line_id: lineId && uuidFromId(lineId) })
    .where('id', '=', uuidFromId(id))
    .execute()
}

/** The payment of an allocation; one of a credit note is not found here. Throws `payment.allocation_not_found`. */
export async function getPaymentIdOf(tx: Tx, id: AllocationId): Promise<PaymentReceivedId> {
  const row = await tables(tx)
    .selectFrom('payments.allocation')
    .select('payment_id')
    .where('id', '=', uuidFromId(id))
    .executeTakeFirst()
  if (!row?.payment_id) throw paymentErrors.allocationNotFound()
  return idFromUuid('pay', row.payment_id)
}
