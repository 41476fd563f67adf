-- why: every file that was imported leaves a record: who brought it, what it added, and at whose rates.
create schema exchange;
grant usage on schema exchange to :app_role;

-- The entries themselves are in the ledger (source_type journal_import). Their ids begin with the first 12 bytes of the
-- import's id and end with their number in the file.
create table exchange.journal_import (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  imported_at timestamptz not null,
  imported_by uuid not null,
  entries_added integer not null check (entries_added >= 0),
  entries_known integer not null check (entries_known >= 0),
  accounts_created integer not null check (accounts_created >= 0),
  first_date date not null,
  last_date date not null,
  rates jsonb not null default '[]',
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id)
);
create index on exchange.journal_import (tenant_id, change_xid, change_seq);
call platform.protect_tenant_rows('exchange.journal_import');
call platform.append_only('exchange.journal_import', 'an import is undone by reversing its entries');
grant select, insert on exchange.journal_import to :app_role;
