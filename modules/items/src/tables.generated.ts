// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface ItemsTables {
  'items.item': {
    tenant_id: Generated<string>
    id: string
    code: Generated<string>
    name: string
    description: Generated<string>
    unit_price: string | null
    currency: string
    unit: Generated<string>
    income_account_id: string | null
    tax_code_ids: Generated<string[]>
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    archived_at: string | null
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
