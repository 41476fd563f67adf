/** Asks the database's catalogue as a role that sees everything. */
export type Ask = <Row = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>

/** The one policy text: its sub-select is evaluated once per query. */
const onlyOwnRows = `(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`

/** Tables that belong to no single business, each a decision. */
const tablesWithoutTenant = [
  'identity.refresh_token',
  'identity.session',
  'identity.tenant',
  'identity.user',
  'platform.idempotency_key',
  'public.migration',
]

/** What the checks find and the house means: a person looks up their memberships before a business is chosen. */
const accepted = [
  'identity.membership: index membership_user_id_idx does not begin with tenant_id',
  'identity.membership: policy own_memberships opens more than tenant_rows',
]

/** `t`: our own tables and views. Those of the job queue belong to its library. */
const ourTables = `with t as (
  select c.oid, n.nspname || '.' || c.relname as name, c.relowner as owner, c.reloptions,
         c.relkind in ('r', 'p') as is_table, c.relrowsecurity and c.relforcerowsecurity as is_forced,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm') and c.relpersistence <> 't'
     and n.nspname !~ '^(pg_|information_schema|graphile_worker)')`

type Check = { readonly says: string; readonly from: string; readonly value?: unknown }

/** Each finds what is wrong; `says` is an SQL expression that completes the table's name to a sentence. */
const checks: readonly Check[] = [
  {
    says: `'has no tenant_id, and is not known to need none'`,
    from: `t where is_table and not has_tenant and name <> all ($1::text[])`,
    value: tablesWithoutTenant,
  },
  {
    says: `'row security is not on and forced'`,
    from: `t where is_table and (has_tenant or name in ('identity.tenant', 'platform.idempotency_key')) and not is_forced`,
  },
  {
    says: `'has not the one policy tenant_rows'`,
    from: `t where is_table and has_tenant and not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant_rows' and p.polcmd = '*'
         and p.polpermissive and p.polroles = '{0}'
         and pg_get_expr(p.polqual, p.polrelid) = $1 and pg_get_expr(p.polwithcheck, p.polrelid) = $1)`,
    value: onlyOwnRows,
  },
  {
    // Policies are added up: one that says yes is enough. Only the owner, whom nobody serves as, may have more.
    says: `'policy ' || p.polname || ' opens more than tenant_rows'`,
    from: `t join pg_policy p on p.polrelid = t.oid
      where has_tenant and p.polname <> 'tenant_rows' and p.polpermissive and p.polroles <> array[t.owner]`,
  },
  {
    says: `'tenant_id may be null or does not default to the tenant of the session'`,
    from: `t join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where is_table and (not a.attnotnull or pg_get_expr(d.adbin, t.oid) is distinct from 'platform.tenant_id()')`,
  },
  {
    says: `'has no primary key'`,
    from: `t where is_table and not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`,
  },
  {
    says: `'index ' || i.relname || ' does not begin with tenant_id'`,
    from: `t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where has_tenant and a.attname is distinct from 'tenant_id'`,
  },
  {
    says: `'foreign key ' || k.conname || ' does not carry tenant_id'`,
    from: `t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' join t other on other.oid = k.confrelid
      where t.has_tenant and other.has_tenant and not exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'tenant_id'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'tenant_id')`,
  },
  {
    says: `'the view runs with the rights of its owner'`,
    from: `t where not is_table and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)`,
  },
  {
    says: `'changes are stamped but not indexed for sync'`,
    from: `t where is_table and has_tenant
      and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'change_xid')
      and not exists (select from pg_index x where x.indrelid = t.oid
        and pg_get_indexdef(x.indexrelid) ~ '\\(tenant_id, change_xid, change_seq\\)$')`,
  },
]

/** Whatever weakens the wall between businesses, in words; empty when it stands. */
export async function tenantWallFaults(ask: Ask): Promise<string[]> {
  const faults: string[] = []
  for (const { says, from, value } of checks) {
    const text = `${ourTables} select t.name || ': ' || ${says} as fault from ${from}`
    const rows = await ask<{ fault: string }>(text, value === undefined ? [] : [value])
    faults.push(...rows.map(({ fault }) => fault))
  }
  const stale = accepted.filter((fault) => !faults.includes(fault))
  return [
    ...faults.filter((fault) => !accepted.includes(fault)),
    ...stale.map((fault) => `accepted, but not there any more: ${fault}`),
  ].sort()
}

/** Every table that holds rows of businesses. */
export async function tenantTables(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    `${ourTables} select name from t where has_tenant and is_table order by 1`,
  )
  return rows.map(({ name }) => name)
}
