// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface TaxTables {
  'tax.policy': {
    tenant_id: Generated<string>
    tax_rounding: string
    prices_include_tax: Generated<boolean>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'tax.tax_code': {
    tenant_id: Generated<string>
    id: string
    code: string
    name: string
    kind: string
    is_default: Generated<boolean>
    archived_at: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'tax.tax_component': {
    tenant_id: Generated<string>
    tax_code_id: string
    position: number
    name: string
    is_compound: boolean
    account_role: string
  }
  'tax.tax_rate': {
    tenant_id: Generated<string>
    tax_code_id: string
    position: number
    valid_from: string
    valid_to: string | null
    rate_percent: string
  }
}
