-- why: products and services that lines begin with: words, price, income account and taxes, chosen by code or name.
create schema items;
grant usage on schema items to :app_role;

create table items.item (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  -- Empty where there is none.
  code text not null default '' check (length(code) <= 40),
  name text collate "und-x-icu" not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 1000),
  unit_price numeric,
  currency char(3) not null,
  unit text not null default '' check (length(unit) <= 20),
  -- Null for the business's sales account, whichever that is when a line is written.
  income_account_id uuid,
  custom jsonb not null default '{}',
  archived_at timestamptz,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, income_account_id) references ledger.account (tenant_id, id)
);
create unique index item_code_unique on items.item (tenant_id, lower(code)) where code <> '';
create index item_by_name on items.item (tenant_id, name, id);
call platform.protect_tenant_rows('items.item');
call platform.track_changes('items.item');
grant select, insert, update on items.item to :app_role;

-- The tax codes of an item, in order; written anew with each change of them.
create table items.item_tax (
  tenant_id uuid not null default platform.tenant_id(),
  item_id uuid not null,
  position smallint not null check (position between 0 and 4),
  tax_code_id uuid not null,
  primary key (tenant_id, item_id, position),
  unique (tenant_id, item_id, tax_code_id),
  foreign key (tenant_id, item_id) references items.item (tenant_id, id),
  foreign key (tenant_id, tax_code_id) references tax.tax_code (tenant_id, id)
);
call platform.protect_tenant_rows('items.item_tax');
grant select, insert, delete on items.item_tax to :app_role;
