import type { Facts } from './sql-attempts.ts'

/** A function that runs with the rights of the owner, past the policies, and why that opens nothing. */
export type OwnerFunction = {
  readonly why: string
  /** How the serving role calls it from Mara’s business; it may not call it at all where this is missing. */
  readonly call?: (facts: Facts) => string
  /** What comes of the call with no business set: an SQLSTATE, or what it answers. */
  readonly withoutBusiness?: unknown
}

const trigger = {
  why: 'A trigger: it writes the words of the row that fires it, under the tenant of that row.',
}
const nobody = { why: 'Called by the functions above with the tenant of the session.' }

/** Every one of them, reviewed. A new one is added here with its reason, or the test fails. */
export const ownerFunctions: Readonly<Record<string, OwnerFunction>> = {
  'identity.slug_taken': {
    why: 'Says whether a name in addresses is taken, which anyone learns who tries to take it.',
    call: () => `select identity.slug_taken('nobodys')`,
    withoutBusiness: [{ slug_taken: false }],
  },
  'identity.tenant_ids': {
    why: 'For the worker, which enters one business after the other: ids and nothing else.',
    call: () => 'select count(t)::int as businesses from identity.tenant_ids() t',
    withoutBusiness: [{ businesses: 2 }],
  },
  'ledger.begin_import': {
    why: 'Makes two empty temporary tables of the session.',
    call: () => 'select ledger.begin_import()',
    withoutBusiness: [{ begin_import: '' }],
  },
  'ledger.due_templates': {
    why: 'For the worker: which templates are due, by id, with what entering their business needs; no text, no amount.',
    call: () => 'select * from ledger.due_templates(now(), 10)',
    withoutBusiness: [],
  },
  'ledger.import_entries': {
    why: 'Writes under the tenant of the session, and knows no account of another.',
    call: () => 'select ledger.import_entries(gen_random_uuid())',
    withoutBusiness: 'SM012',
  },
  'ledger.post_entry': {
    why: 'Writes under the tenant of the session; each line must be on an account of that tenant.',
    call: ({
      own,
    }) => `select ledger.post_entry(gen_random_uuid(), '2026-06-30', 'post', 'manual', gen_random_uuid(), null, null,
      (select array_agg(id) from (select id from ledger.account where tenant_id = '${own}' order by code limit 2) a),
      '{EUR,EUR}', '{5,0}', '{0,5}', '{5,0}', '{0,5}', '{1,1}', '{null,null}', '{null,null}') is not null as posted`,
    withoutBusiness: 'SM012',
  },
  'ledger.roll_up_balances': {
    why: 'For the worker: moves sums to where reports read them, each under its own tenant; answers a count.',
    call: () => 'select ledger.roll_up_balances(0)::int as moved',
    withoutBusiness: [{ moved: 0 }],
  },
  'ledger.roll_up_own_balances': {
    why: 'The same for the tenant of the session.',
    call: () => 'select ledger.roll_up_own_balances() >= 0 as moved',
    withoutBusiness: [{ moved: true }],
  },
  'ledger.set_lock_date': {
    why: 'Moves the lock date of the tenant of the session.',
    call: () => `select ledger.set_lock_date('2020-12-31')`,
    // Its audit row is no business's, which the forced policy refuses even to the owner.
    withoutBusiness: '42501',
  },
  'platform.prune_idempotency_keys': {
    why: 'For the worker: forgets answers older than 30 days, of all; answers a count.',
    call: () => 'select platform.prune_idempotency_keys()::int as gone',
    withoutBusiness: [{ gone: 0 }],
  },
  'search.find': {
    why: 'Reads words of the tenant of the session and answers ids, which the caller then reads under its policies.',
    call: () => `select record_id from search.find('customer', 'Northwind', 10)`,
    withoutBusiness: 'SM012',
  },
  'search.index_waiting': {
    why: 'For the worker: writes words of what waits, each under its own tenant; answers a count.',
    call: () => 'select search.index_waiting(0)::int as written',
    withoutBusiness: [{ written: 0 }],
  },
  'search.rebuild_own_entries': {
    why: 'Writes the words of the tenant of the session anew.',
    call: () => 'select search.rebuild_own_entries() > 0 as written',
    withoutBusiness: 'SM012',
  },
  'search.by_index': nobody,
  'search.forget_memo': trigger,
  'search.note_account': trigger,
  'search.note_credit_note': trigger,
  'search.note_customer': trigger,
  'search.note_invoice': trigger,
  'search.note_item': trigger,
  'search.note_memos': trigger,
  'search.note_payment': trigger,
}
