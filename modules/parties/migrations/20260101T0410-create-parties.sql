-- why: who buys from us. Names and addresses live here only, so that a person can be erased without touching the books.
create schema parties;
grant usage on schema parties to :app_role;

create table parties.customer (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  name text collate "und-x-icu" not null check (length(name) between 1 and 200),
  email text not null default '' check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  currency char(3) not null,
  payment_terms_days smallint not null check (payment_terms_days between 0 and 365),
  tax_id text not null default '' check (length(tax_id) <= 40),
  address_line1 text not null default '' check (length(address_line1) <= 120),
  address_line2 text not null default '' check (length(address_line2) <= 120),
  city text not null default '' check (length(city) <= 120),
  region text not null default '' check (length(region) <= 120),
  postal_code text not null default '' check (length(postal_code) <= 20),
  country text not null default '' check (country ~ '^([A-Z]{2})?$'),
  notes text not null default '' check (length(notes) <= 4000),
  custom jsonb not null default '{}',
  archived_at timestamptz,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id)
);
create index customer_by_name on parties.customer (tenant_id, name, id);
call platform.protect_tenant_rows('parties.customer');
call platform.track_changes('parties.customer');
grant select, insert, update on parties.customer to :app_role;

-- A customer's details as issued documents print them. Revising the customer changes no issued document; documents that
-- print the same share a row.
create table parties.bill_to (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  name text not null,
  email text not null,
  phone text not null,
  tax_id text not null,
  address_line1 text not null,
  address_line2 text not null,
  city text not null,
  region text not null,
  postal_code text not null,
  country text not null,
  digest text not null generated always as (md5(
    name || chr(31) || email || chr(31) || phone || chr(31) || tax_id || chr(31) || address_line1 || chr(31) || address_line2
    || chr(31) || city || chr(31) || region || chr(31) || postal_code || chr(31) || country)) stored,
  primary key (tenant_id, id),
  constraint bill_to_unique unique (tenant_id, customer_id, digest),
  foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id)
);
call platform.protect_tenant_rows('parties.bill_to');
grant select, insert on parties.bill_to to :app_role;

-- The customer's details of this moment as a row of parties.bill_to; null where there is no such customer.
create function parties.keep_bill_to(p_customer uuid) returns uuid language plpgsql as $$
declare kept uuid;
begin
  insert into parties.bill_to (customer_id, name, email, phone, tax_id, address_line1, address_line2, city, region, postal_code, country)
  select id, name, email, phone, tax_id, address_line1, address_line2, city, region, postal_code, country
    from parties.customer where tenant_id = platform.tenant_id() and id = p_customer
      on conflict on constraint bill_to_unique do nothing returning id into kept;
  if kept is null then
    select b.id into kept
      from parties.customer c join parties.bill_to b on b.tenant_id = c.tenant_id and b.customer_id = c.id
     where c.tenant_id = platform.tenant_id() and c.id = p_customer
       and (b.name, b.email, b.phone, b.tax_id, b.address_line1, b.address_line2, b.city, b.region, b.postal_code, b.country)
         = (c.name, c.email, c.phone, c.tax_id, c.address_line1, c.address_line2, c.city, c.region, c.postal_code, c.country);
  end if;
  return kept;
end $$;
grant execute on function parties.keep_bill_to to :app_role;
