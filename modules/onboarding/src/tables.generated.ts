// Made by `npm run gen` from the database's catalogue.
import type { Generated } from 'kysely'

export interface OnboardingTables {
  'onboarding.opening_balances': {
    tenant_id: Generated<string>
    id: string
    as_of: string
    opening_account_id: string
    journal_entry_id: string | null
    difference: bigint
    invoice_count: number
    invoice_total: bigint
    posted_at: Generated<string>
    posted_by: Generated<string | null>
    reversed_at: string | null
    reversed_by: string | null
    reversal_entry_id: string | null
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
