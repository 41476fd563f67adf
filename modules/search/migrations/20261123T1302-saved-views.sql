-- why: a page with its filters is found again under a name, by one person or by everybody in the business.
create table search.saved_view (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  owner_id uuid not null default platform.actor_id(),
  name text not null check (length(name) between 1 and 80),
  path text not null check (path ~ '^/[a-z-]+(/[a-z-]+)*$' and length(path) <= 100),
  query text not null check (length(query) <= 1000),
  is_shared boolean not null default false,
  archived_at timestamptz,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id)
);
create unique index saved_view_name_unique on search.saved_view (tenant_id, owner_id, lower(name)) where archived_at is null;
call platform.protect_tenant_rows('search.saved_view');
call platform.track_changes('search.saved_view');
grant select, insert on search.saved_view to :app_role;
grant update (name, is_shared, archived_at, version) on search.saved_view to :app_role;
