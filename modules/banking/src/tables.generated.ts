// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface BankingTables {
  'banking.bank_account': {
    tenant_id: Generated<string>
    id: string
    name: string
    ledger_account_id: string
    currency: string
    bank_name: string | null
    account_number_masked: string | null
    archived_at: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'banking.csv_mapping': {
    tenant_id: Generated<string>
    bank_account_id: string
    heading_sha256: Buffer
    mapping: JSONColumnType<Record<string, unknown>>
    used_at: string
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'banking.statement_import': {
    tenant_id: Generated<string>
    id: string
    bank_account_id: string
    file_name: string
    file_sha256: Buffer
    from_date: string | null
    to_date: string | null
    opening_balance: bigint | null
    closing_balance: bigint | null
    closing_date: string | null
    line_count: number
    new_count: number
    proof: JSONColumnType<Record<string, unknown>>
    imported_at: Generated<string>
    imported_by: Generated<string | null>
    undone_at: string | null
    undone_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'banking.statement_line': {
    tenant_id: Generated<string>
    id: string
    bank_account_id: string
    import_id: string
    line_no: Generated<bigint>
    line_date: string
    amount: bigint
    type: string
    name: string
    memo: string
    check_number: string | null
    bank_id: string | null
    fingerprint: Buffer
    state: Generated<string>
    undone_at: string | null
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'banking.statement_match': {
    tenant_id: Generated<string>
    id: string
    line_id: string
    kind: string
    invoice_id: string | null
    payment_id: string | null
    ledger_account_id: string | null
    entry_id: string | null
    matched_at: Generated<string>
    matched_by: Generated<string | null>
    ended_at: string | null
    ended_by: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
