-- why: what every module's tables share: tenant isolation, change tracking for sync, idempotency keys.
create schema platform;
grant usage on schema platform to :app_role;

-- Sync pages by (change_xid, change_seq) below pg_snapshot_xmin: a transaction that commits late is never skipped.
create sequence platform.change_seq;
grant usage on sequence platform.change_seq to :app_role;

create function platform.stamp_change() returns trigger language plpgsql as $$
begin
  new.change_xid := pg_current_xact_id();
  new.change_seq := nextval('platform.change_seq');
  return new;
end $$;

-- One policy text everywhere: the sub-select is evaluated once per query, so the index is used and RLS costs nothing.
create procedure platform.protect_tenant_rows(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))'
    ' with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', target);
end $$;

-- For master data and documents: stamps each change so that sync can find it.
create procedure platform.track_changes(target regclass) language plpgsql as $$
begin
  execute format('create trigger stamp_change before update on %s for each row execute function platform.stamp_change()', target);
  execute format('create index on %s (tenant_id, change_xid, change_seq)', target);
end $$;

-- For what is written once and kept: the ledger and the audit trail.
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: %', tg_table_schema || '.' || tg_table_name, tg_argv[0] using errcode = 'SM010';
end $$;

create procedure platform.append_only(target regclass, advice text) language plpgsql as $$
begin
  execute format('create trigger refuse_change before update or delete on %s for each row execute function platform.refuse_change(%L)', target, advice);
  execute format('create trigger refuse_truncate before truncate on %s for each statement execute function platform.refuse_change(%L)', target, advice);
end $$;

create function platform.tenant_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

create function platform.actor_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- The committed answer of a request, kept 30 days under the key that its client made. `scope_id` is the tenant,
-- or the user for requests outside a tenant.
create table platform.idempotency_key (
  scope_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status smallint not null,
  body text not null,
  created_at timestamptz not null default now(),
  primary key (scope_id, key)
);
create index on platform.idempotency_key (created_at);
alter table platform.idempotency_key enable row level security;
alter table platform.idempotency_key force row level security;
create policy own_scope on platform.idempotency_key using (scope_id in (
  (select nullif(current_setting('app.tenant_id', true), '')::uuid), (select nullif(current_setting('app.user_id', true), '')::uuid)));
create policy upkeep on platform.idempotency_key for all to current_user using (true);
grant select, insert on platform.idempotency_key to :app_role;

-- Takes the key for this transaction. A twin in flight waits here until the first has committed, then replays it.
-- Without a hash (its body is still arriving) a request that was answered before may be a replay: the caller asks again with it.
create function platform.claim_key(p_scope uuid, p_key text, p_hash bytea, out outcome text, out status smallint, out body text)
language plpgsql as $$
declare found_hash bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_scope::text || ':' || p_key, 0)), set_config('app.key_scope', p_scope::text, true);
  select k.request_hash, k.status, k.body into found_hash, status, body
    from platform.idempotency_key k where k.scope_id = p_scope and k.key = p_key;
  outcome := case when found_hash is null then 'claimed' when found_hash = coalesce(p_hash, found_hash) then 'replay' else 'reused' end;
end $$;
grant execute on function platform.claim_key to :app_role;

create function platform.prune_idempotency_keys() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from platform.idempotency_key where created_at < now() - interval '30 days' returning 1) select count(*) from gone
$$;
revoke all on function platform.prune_idempotency_keys from public;
grant execute on function platform.prune_idempotency_keys to :app_role;
