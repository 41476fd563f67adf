// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface LedgerTables {
  'ledger.account': {
    tenant_id: Generated<string>
    id: string
    code: string
    name: string
    type: string
    parent_id: string | null
    control_role: string | null
    currency: string | null
    archived_at: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'ledger.balance_day': {
    tenant_id: Generated<string>
    account_id: string
    currency: string
    day: string
    debit: string
    credit: string
    base_debit: string
    base_credit: string
  }
  'ledger.balance_delta': {
    tenant_id: Generated<string>
    id: Generated<bigint>
    account_id: string
    currency: string
    posting_date: string
    debit: string
    credit: string
    base_debit: string
    base_credit: string
  }
  'ledger.balance_month': {
    tenant_id: Generated<string>
    account_id: string
    currency: string
    month: string
    debit: string
    credit: string
    base_debit: string
    base_credit: string
  }
  'ledger.book': {
    tenant_id: Generated<string>
    base_currency: string
    lock_date: string | null
    version: Generated<number>
  }
  'ledger.entry_memo': {
    tenant_id: Generated<string>
    entry_id: string
    memo: string
  }
  'ledger.journal_entry': {
    tenant_id: Generated<string>
    id: string
    posting_date: string
    kind: string
    source_type: string
    source_id: string
    reverses_id: string | null
    posted_at: Generated<string>
    posted_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'ledger.journal_line': {
    tenant_id: Generated<string>
    entry_id: string
    line_no: number
    account_id: string
    posting_date: string
    currency: string
    debit: bigint
    credit: bigint
    base_debit: bigint
    base_credit: bigint
    rate: string
    customer_id: string | null
    tax_code_id: string | null
    further_tax_code_ids: string[] | null
  }
  'ledger.journal_occurrence': {
    tenant_id: Generated<string>
    template_id: string
    occurs_on: string
    entry_id: string | null
  }
  'ledger.journal_template': {
    tenant_id: Generated<string>
    id: string
    name: string
    memo: string
    lines: JSONColumnType<Record<string, unknown>>
    cadence: string | null
    starts_on: string | null
    ends_on: string | null
    next_on: string | null
    failure: string | null
    failed_at: string | null
    saved_by: Generated<string>
    archived_at: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
