import { assert } from '@smb/core/errors'
import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal, Money } from '@smb/core/money'
import type { Allocation, PaymentMethod, PaymentReceived, Refund } from '@smb/core/payments'
import type { LocalDate } from '@smb/core/time'
import type { Selectable } from 'kysely'
import type { PaymentsTables } from './tables.generated.ts'

export type PaymentRow = Selectable<PaymentsTables['payments.payment_received']>
export type AllocationRow = Selectable<PaymentsTables['payments.allocation']>

/** A payment with all its allocations, ended ones too, in the order they were made. */
export function paymentFromRows(
  row: PaymentRow,
  allocations: readonly AllocationRow[],
  refunds: readonly Refund[],
): PaymentReceived {
  const currency = row.currency as CurrencyCode
  const payment = {
    id: idFromUuid('pay', row.id),
    customerId: idFromUuid('cus', row.customer_id),
    date: row.payment_date as LocalDate,
    amount: Money.of(row.amount, currency),
    withheld: Money.of(row.withheld, currency),
    baseCurrency: row.base_currency as CurrencyCode,
    exchangeRate: Decimal.from(row.exchange_rate),
    bankLedgerAccountId: idFromUuid('acc', row.bank_ledger_account_id),
    method: row.method as PaymentMethod,
    reference: row.reference,
    allocations: allocations.map((allocation) => allocationFromRow(allocation, row)),
    refunds,
    journalEntryId: idFromUuid('je', row.journal_entry_id),
    version: row.version,
  }
  if (row.reversed_on === null) return { ...payment, status: 'recorded' }
  assert(row.reversal_reason && row.reversal_entry_id, 'a reversed payment says why and how')
  return {
    ...payment,
    status: 'reversed',
    reversedOn: row.reversed_on as LocalDate,
    reversalReason: row.reversal_reason,
    reversalEntryId: idFromUuid('je', row.reversal_entry_id),
  }
}

export function allocationFromRow(
  row: AllocationRow,
  source: Pick<PaymentRow, 'currency' | 'base_currency'>,
): Allocation {
  const baseCurrency = source.base_currency as CurrencyCode
  return {
    id: idFromUuid('alo', row.id),
    invoiceId: idFromUuid('inv', row.invoice_id),
    amount: Money.of(row.amount, source.currency as CurrencyCode),
    relief: Money.of(row.relief_base, baseCurrency),
    used: Money.of(row.used_base, baseCurrency),
    date: row.allocated_on as LocalDate,
    postEntryId: row.post_entry_id === null ? null : idFromUuid('je', row.post_entry_id),
    endedOn: row.ended_on as LocalDate | null,
    endEntryId: row.end_entry_id === null ? null : idFromUuid('je', row.end_entry_id),
  }
}
