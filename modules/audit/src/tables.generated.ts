// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface AuditTables {
  'audit.event': {
    tenant_id: Generated<string>
    id: Generated<string>
    seq: Generated<bigint>
    recorded_at: Generated<string>
    actor_id: string | null
    request_id: string | null
    action: string
    subject_type: string
    subject_id: string
    details: Generated<JSONColumnType<Record<string, unknown>>>
  }
}
