// Made by `npm run gen` from the database's catalogue.
import type { Generated, JSONColumnType } from 'kysely'

export interface PartiesTables {
  'parties.bill_to': {
    tenant_id: Generated<string>
    id: Generated<string>
    customer_id: string
    name: string
    email: string
    phone: string
    tax_id: string
    address_line1: string
    address_line2: string
    city: string
    region: string
    postal_code: string
    country: string
    digest: Generated<string>
  }
  'parties.customer': {
    tenant_id: Generated<string>
    id: string
    name: string
    email: Generated<string>
    phone: Generated<string>
    currency: string
    payment_terms_days: number
    tax_id: Generated<string>
    address_line1: Generated<string>
    address_line2: Generated<string>
    city: Generated<string>
    region: Generated<string>
    postal_code: Generated<string>
    country: Generated<string>
    notes: Generated<string>
    custom: Generated<JSONColumnType<Record<string, unknown>>>
    archived_at: string | null
    version: Generated<number>
    change_xid: Generated<string>
    change_seq: Generated<bigint>
    paper_language: string | null
  }
  'parties.customer_default': {
    tenant_id: Generated<string>
    payment_terms_days: number
    paper_language: string
  }
}
