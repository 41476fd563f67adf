-- why: tax codes whose rates are dated: a change is a further rate from a day on, and no rate is ever rewritten (rule 14).
create schema tax;
grant usage on schema tax to :app_role;

-- What new documents start from. Each document keeps the policy of the day it was made (rule 7).
create table tax.policy (
  tenant_id uuid primary key default platform.tenant_id(),
  tax_rounding text not null check (tax_rounding in ('per_document', 'per_line')),
  prices_include_tax boolean not null default false,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq')
);
call platform.protect_tenant_rows('tax.policy');
call platform.track_changes('tax.policy');
grant select, insert, update on tax.policy to :app_role;

create table tax.tax_code (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('standard', 'zero_rated', 'exempt', 'out_of_scope', 'reverse_charge', 'withholding')),
  -- Chosen on a new invoice line.
  is_default boolean not null default false,
  archived_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  check (archived_at is null or not is_default)
);
create unique index tax_code_code_unique on tax.tax_code (tenant_id, lower(code));
create unique index tax_code_default_unique on tax.tax_code (tenant_id) where is_default;
call platform.protect_tenant_rows('tax.tax_code');
call platform.track_changes('tax.tax_code');
grant select, insert, update on tax.tax_code to :app_role;

create table tax.tax_component (
  tenant_id uuid not null default platform.tenant_id(),
  tax_code_id uuid not null,
  position smallint not null check (position >= 0),
  name text not null check (length(name) between 1 and 120),
  is_compound boolean not null,
  account_role text not null check (account_role in ('output_tax', 'input_tax', 'withholding_receivable')),
  primary key (tenant_id, tax_code_id, position),
  foreign key (tenant_id, tax_code_id) references tax.tax_code (tenant_id, id)
);
call platform.protect_tenant_rows('tax.tax_component');
grant select, insert on tax.tax_component to :app_role;

create table tax.tax_rate (
  tenant_id uuid not null default platform.tenant_id(),
  tax_code_id uuid not null,
  position smallint not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  rate_percent numeric not null check (rate_percent between 0 and 1000),
  primary key (tenant_id, tax_code_id, position, valid_from),
  foreign key (tenant_id, tax_code_id, position) references tax.tax_component (tenant_id, tax_code_id, position)
);
create unique index tax_rate_open_unique on tax.tax_rate (tenant_id, tax_code_id, position) where valid_to is null;
call platform.protect_tenant_rows('tax.tax_rate');
-- A rate may end; what it was can never be changed.
grant select, insert, update (valid_to) on tax.tax_rate to :app_role;
