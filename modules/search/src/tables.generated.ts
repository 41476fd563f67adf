// Made by `npm run gen` from the database's catalogue.
import type { Generated } from 'kysely'

export interface SearchTables {
  'search.entry': {
    tenant_id: Generated<string>
    kind: string
    record_id: string
    customer_id: string | null
    sort_date: string
    key: string
    words: string
  }
  'search.saved_view': {
    tenant_id: Generated<string>
    id: string
    owner_id: Generated<string>
    name: string
    path: string
    query: string
    is_shared: Generated<boolean>
    archived_at: string | null
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'search.waiting': {
    tenant_id: Generated<string>
    id: Generated<bigint>
    next_entry_id: string
    last_entry_id: string
  }
}
