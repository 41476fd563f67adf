// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface ExchangeTables {
  'exchange.journal_import': {
    tenant_id: Generated<string>
    id: string
    imported_at: string
    imported_by: string
    entries_added: number
    entries_known: number
    accounts_created: number
    first_date: string
    last_date: string
    rates: Generated<JSONColumnType<Record<string, unknown>>>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
}
