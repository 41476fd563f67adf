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
}
