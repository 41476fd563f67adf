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
  -- In the order in which they are charged. An array has no foreign key: the trigger below proves them.
  tax_code_ids uuid[] not null default '{}' check (cardinality(tax_code_ids) <= 5),
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

-- Tax codes are never deleted, so proving them as an item is written is enough.
create function items.prove_tax_codes() returns trigger language plpgsql as $$
begin
  if (select count(*) from tax.tax_code c where c.tenant_id = new.tenant_id and c.id = any (new.tax_code_ids)) < cardinality(new.tax_code_ids) then
    raise exception 'an item carries tax codes of its own business, each once' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger prove_tax_codes before insert or update of tax_code_ids on items.item
  for each row when (new.tax_code_ids <> '{}') execute function items.prove_tax_codes();
