// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface PaymentsTables {
  'payments.actor': {
    id: string | null
    name: string | null
  }
  'payments.allocation': {
    tenant_id: Generated<string>
    id: string
    payment_id: string | null
    invoice_id: string
    amount: bigint
    relief_base: bigint
    used_base: bigint
    allocated_on: string
    post_entry_id: string | null
    allocated_at: Generated<string>
    allocated_by: Generated<string | null>
    ended_on: string | null
    end_entry_id: string | null
    ended_at: string | null
    ended_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
    credit_note_id: string | null
    write_off_id: string | null
  }
  'payments.customer_activity': {
    tenant_id: string | null
    customer_id: string | null
    currency: string | null
    day: string | null
    kind: string | null
    document_type: string | null
    document_id: string | null
    number: string | null
    reference: string | null
    due_date: string | null
    amount: bigint | null
  }
  'payments.customer_item': {
    tenant_id: string | null
    item_type: string | null
    item_id: string | null
    customer_id: string | null
    number: string | null
    item_date: string | null
    due_date: string | null
    currency: string | null
    amount: bigint | null
    base_amount: bigint | null
  }
  'payments.customer_item_change': {
    tenant_id: string | null
    cause: string | null
    item_type: string | null
    item_id: string | null
    customer_id: string | null
    currency: string | null
    due_date: string | null
    day: string | null
    amount: bigint | null
    base_amount: bigint | null
  }
  'payments.open_customer_item': {
    tenant_id: string | null
    item_type: string | null
    item_id: string | null
    customer_id: string | null
    currency: string | null
    due_date: string | null
    amount: bigint | null
    base_amount: bigint | null
  }
  'payments.payment_received': {
    tenant_id: Generated<string>
    id: string
    customer_id: string
    payment_date: string
    currency: string
    amount: bigint
    withheld: bigint
    base_currency: string
    exchange_rate: string
    base_amount: bigint
    base_withheld: bigint
    bank_ledger_account_id: string
    method: string
    reference: string
    journal_entry_id: string
    allocated: Generated<bigint>
    allocated_base: Generated<bigint>
    statement_line_id: string | null
    recorded_at: Generated<string>
    recorded_by: Generated<string | null>
    reversed_on: string | null
    reversal_reason: string | null
    reversal_entry_id: string | null
    reversed_at: string | null
    reversed_by: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
    refunded: Generated<bigint>
    refunded_base: Generated<bigint>
  }
  'payments.refund': {
    tenant_id: Generated<string>
    id: string
    payment_id: string | null
    credit_note_id: string | null
    customer_id: string
    refund_date: string
    currency: string
    amount: bigint
    base_currency: string
    exchange_rate: string
    used_base: bigint
    paid_base: bigint
    bank_ledger_account_id: string
    reference: string
    journal_entry_id: string
    recorded_at: Generated<string>
    recorded_by: Generated<string | null>
    reversed_on: string | null
    reversal_reason: string | null
    reversal_entry_id: string | null
    reversed_at: string | null
    reversed_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'payments.write_off': {
    tenant_id: Generated<string>
    id: string
    invoice_id: string
    customer_id: string
    written_off_on: string
    currency: string
    amount: bigint
    base_currency: string
    exchange_rate: string
    relief_base: bigint
    reverses_tax: boolean
    taxes: JSONColumnType<Record<string, unknown>>
    expense_account_id: string
    reason: string
    journal_entry_id: string
    recorded_at: Generated<string>
    recorded_by: Generated<string | null>
    reversed_on: string | null
    reversal_reason: string | null
    reversal_entry_id: string | null
    reversed_at: string | null
    reversed_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
