/** Keys that span businesses, and what an error of one may tell. All others begin with the tenant. */
export const sharedKeys: Readonly<Record<string, string>> = {
  'identity.refresh_token refresh_token_pkey': 'the hash of a random token',
  'identity.session session_pkey': 'a random id',
  'identity.tenant tenant_pkey': 'a random id',
  'identity.tenant tenant_slug_key':
    'the name in addresses; that it is taken is told to who wants it',
  'identity.user user_pkey': 'a random id',
  'identity.user user_email_unique':
    'an address that registered; the same is told at the door, slowly',
  'platform.idempotency_key idempotency_key_pkey': 'begins with the tenant or the person',
  'public.migration migration_pkey': 'of the schema; the serving role cannot read or write it',
}

/** References that carry no tenant, all to people and their sessions, who belong to no business. */
export const sharedReferences: readonly string[] = [
  'identity.membership membership_user_id_fkey',
  'identity.refresh_token refresh_token_session_id_fkey',
  'identity.session session_user_id_fkey',
]

/** Sequences that the serving role may take a number of. */
export const openSequences: readonly string[] = ['platform.change_seq']

const ours = `n.nspname !~ '^(pg_|information_schema|graphile_worker)'`
const columnAt = (column: string, table: string): string =>
  `(select attname from pg_attribute where attrelid = ${table} and attnum = ${column})`

/** Unique keys whose first column is not the tenant. */
export const sharedKeysQuery = `
  select n.nspname || '.' || c.relname || ' ' || i.relname as name
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
   where x.indisunique and c.relpersistence <> 't' and ${ours} and ${columnAt('x.indkey[0]', 'c.oid')} is distinct from 'tenant_id'
   order by 1`

/** References that do not begin with the tenant on both sides; one to the tenant itself is one. */
export const sharedReferencesQuery = `
  select n.nspname || '.' || c.relname || ' ' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where k.contype = 'f' and ${ours} and ${columnAt('k.conkey[1]', 'c.oid')} is distinct from 'tenant_id' order by 1`

export const ownerFunctionsQuery = `
  select n.nspname || '.' || p.proname as name, has_function_privilege('smb_app', p.oid, 'execute') as "isOpen"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours} order by 1`

export const openSequencesQuery = `
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where ${ours} and case when c.relkind = 'S' then has_sequence_privilege('smb_app', c.oid, 'usage, select, update') end order by 1`

export const materialisedQuery = `
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('m', 'f') and ${ours}`

/** Tables of ours by their bare name, for making others that are called the same. */
export const tableNamesQuery = `
  select distinct on (c.relname) c.relname as bare, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours} order by 1`
