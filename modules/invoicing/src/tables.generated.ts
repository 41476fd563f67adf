// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface InvoicingTables {
  'invoicing.actor': {
    id: string | null
    name: string | null
  }
  'invoicing.credit_note': {
    tenant_id: Generated<string>
    id: string
    number: string
    invoice_id: string
    customer_id: string
    currency: string
    base_currency: string
    exchange_rate: string
    prices_include_tax: boolean
    issue_date: string
    reason: string
    total: bigint
    total_base: bigint
    allocated: Generated<bigint>
    allocated_base: Generated<bigint>
    refunded: Generated<bigint>
    refunded_base: Generated<bigint>
    journal_entry_id: string
    bill_to_id: string
    letterhead_id: string
    issued_at: Generated<string>
    issued_by: Generated<string | null>
    voided_on: string | null
    void_reason: string | null
    void_entry_id: string | null
    voided_at: string | null
    voided_by: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
    remainder: Generated<bigint>
    remainder_base: Generated<bigint>
    number_year: string | null
    number_seq: number | null
  }
  'invoicing.credit_note_line': {
    tenant_id: Generated<string>
    credit_note_id: string
    line_no: number
    invoice_line_id: string
    description: string
    quantity: string | null
    unit_price: string | null
    amount: bigint
    document_discount: bigint
    net: bigint
    discount_after_tax: bigint
    taxes: JSONColumnType<Record<string, unknown>>
    item_id: string | null
    income_base: bigint | null
  }
  'invoicing.invoice': {
    tenant_id: Generated<string>
    id: string
    number: string | null
    customer_id: string | null
    currency: string
    base_currency: string
    exchange_rate: string | null
    prices_include_tax: boolean
    tax_rounding: string
    discount_percent: string | null
    discount_amount: bigint | null
    discount_is_after_tax: Generated<boolean>
    issue_date: string | null
    due_date: string | null
    payment_terms_days: number
    reference: Generated<string>
    note: Generated<string>
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    replaces_id: string | null
    total: bigint
    total_base: bigint | null
    settled: Generated<bigint>
    settled_base: Generated<bigint>
    paid_on: string | null
    journal_entry_id: string | null
    bill_to_id: string | null
    letterhead_id: string | null
    voided_on: string | null
    void_reason: string | null
    void_entry_id: string | null
    archived_at: string | null
    created_on: string
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
    status: Generated<string>
    balance_due: Generated<bigint>
    balance_due_base: Generated<bigint>
    sort_date: Generated<string>
    number_year: string | null
    number_seq: number | null
    credited: Generated<bigint>
    written_off: Generated<bigint>
    opening_id: string | null
    original_date: string | null
    settled_until: string | null
  }
  'invoicing.invoice_event': {
    tenant_id: string | null
    invoice_id: string | null
    seq: bigint | null
    recorded_at: string | null
    action: string | null
    actor_id: string | null
    actor_name: string | null
    details: JSONColumnType<Record<string, unknown>>
  }
  'invoicing.invoice_line': {
    tenant_id: Generated<string>
    invoice_id: string
    line_no: number
    id: string
    description: string
    quantity: string
    unit_price: string
    discount_percent: string | null
    discount_amount: bigint | null
    income_account_id: string
    taxes: Generated<JSONColumnType<Record<string, unknown>>>
    tax_code_ids: Generated<string[]>
    item_id: string | null
    income_base: bigint | null
  }
  'invoicing.letterhead': {
    tenant_id: Generated<string>
    id: Generated<string>
    name: string
    address: string
    country: string
    email: string
    tax_id: string
    footer: Generated<string>
    accent: Generated<string>
    language: Generated<string>
    logo_digest: string | null
    digest: Generated<string>
  }
  'invoicing.logo': {
    tenant_id: Generated<string>
    digest: string
    content_type: string
    width: number
    height: number
    bytes: Buffer
  }
  'invoicing.number_format': {
    tenant_id: Generated<string>
    series: string
    pattern: string
    digits: number
    restarts_yearly: boolean
    version: Generated<number>
  }
  'invoicing.number_raise': {
    tenant_id: Generated<string>
    series: string
    year_label: string
    first_skipped: number
    last_skipped: number
    reason: string
    raised_at: Generated<string>
    raised_by: Generated<string | null>
  }
  'invoicing.number_series': {
    tenant_id: Generated<string>
    series: string
    year_label: string
    pattern: string
    digits: number
    last_number: number
  }
  'invoicing.open_credit': {
    tenant_id: string | null
    credit_note_id: string | null
    number: string | null
    customer_id: string | null
    currency: string | null
    issue_date: string | null
    remainder: bigint | null
    remainder_base: bigint | null
  }
  'invoicing.open_item': {
    tenant_id: string | null
    invoice_id: string | null
    number: string | null
    customer_id: string | null
    currency: string | null
    issue_date: string | null
    due_date: string | null
    total: bigint | null
    total_base: bigint | null
    balance_due: bigint | null
    balance_due_base: bigint | null
  }
  'invoicing.paper_settings': {
    tenant_id: Generated<string>
    note: string
    footer: string
    accent: string
    logo_digest: string | null
    version: Generated<number>
  }
}
