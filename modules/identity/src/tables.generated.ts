// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface IdentityTables {
  'identity.membership': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    role: string
    created_at: Generated<string>
    ended_at: string | null
  }
  'identity.refresh_token': {
    token_hash: Buffer
    session_id: string
    issued_at: Generated<string>
    expires_at: string
    used_at: string | null
  }
  'identity.session': {
    id: string
    user_id: string
    created_at: Generated<string>
    ended_at: string | null
    end_reason: string | null
    user_agent: string | null
  }
  'identity.tenant': {
    id: string
    slug: string
    name: string
    country: string
    base_currency: string
    fiscal_year_start_month: number
    time_zone: string
    tax_registration_number: string | null
    address: string | null
    email: string | null
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    version: Generated<number>
    created_at: Generated<string>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
  }
  'identity.user': {
    id: string
    email: string
    name: string
    password_hash: string
    created_at: Generated<string>
    password_changed_at: Generated<string>
  }
}
