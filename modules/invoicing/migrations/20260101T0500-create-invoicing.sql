-- why: invoices from draft to void. What depends on other figures (status, balance due) is generated, never stored by hand (rule 27).
create schema invoicing;
grant usage on schema invoicing to :app_role;

-- The last number given in each fiscal year. Its row is locked from taking a number to the commit: no gaps, no twins (rule 25).
create table invoicing.number_series (
  tenant_id uuid not null default platform.tenant_id(),
  series text not null check (series in ('invoice')),
  year_label text not null check (length(year_label) between 1 and 20),
  pattern text not null check (length(pattern) <= 40),
  digits smallint not null check (digits between 1 and 12),
  last_number integer not null check (last_number > 0),
  primary key (tenant_id, series, year_label)
);
call platform.protect_tenant_rows('invoicing.number_series');
grant select, insert, update on invoicing.number_series to :app_role;

-- The business's own details as issued invoices print them; invoices that print the same share a row.
create table invoicing.letterhead (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) <= 200),
  address text not null check (length(address) <= 500),
  country text not null check (length(country) <= 2),
  email text not null check (length(email) <= 254),
  tax_id text not null check (length(tax_id) <= 40),
  digest text not null generated always as (
    md5(name || chr(31) || address || chr(31) || country || chr(31) || email || chr(31) || tax_id)) stored,
  primary key (tenant_id, id),
  constraint letterhead_unique unique (tenant_id, digest)
);
call platform.protect_tenant_rows('invoicing.letterhead');
grant select, insert on invoicing.letterhead to :app_role;

-- Amounts are minor units: of the invoice's currency, and of the base currency where the name says so.
create table invoicing.invoice (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  number text check (length(number) between 1 and 60),
  customer_id uuid,
  currency char(3) not null,
  base_currency char(3) not null,
  exchange_rate numeric check (exchange_rate > 0),
  prices_include_tax boolean not null,
  tax_rounding text not null check (tax_rounding in ('per_document', 'per_line')),
  discount_percent numeric check (discount_percent between 0 and 100),
  discount_amount bigint check (discount_amount between 0 and 1000000000000000),
  discount_is_after_tax boolean not null default false,
  issue_date date,
  due_date date,
  payment_terms_days smallint not null check (payment_terms_days between 0 and 365),
  reference text not null default '' check (length(reference) <= 200),
  note text not null default '' check (length(note) <= 4000),
  custom jsonb not null default '{}',
  replaces_id uuid,
  total bigint not null check (abs(total) <= 1000000000000000),
  -- Null while a draft lacks its exchange rate.
  total_base bigint check (abs(total_base) <= 1000000000000000),
  settled bigint not null default 0,
  settled_base bigint not null default 0,
  -- The date of the allocation that cleared it; null while anything is due.
  paid_on date,
  journal_entry_id uuid,
  bill_to_id uuid,
  letterhead_id uuid,
  voided_on date,
  void_reason text check (length(void_reason) between 1 and 500),
  void_entry_id uuid,
  archived_at timestamptz,
  created_on date not null,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  status text not null generated always as (
    case when number is null then 'draft' when void_entry_id is null then 'issued' else 'voided' end) stored,
  balance_due bigint not null generated always as (
    case when number is not null and void_entry_id is null then total - settled else 0 end) stored,
  balance_due_base bigint not null generated always as (
    case when number is not null and void_entry_id is null then total_base - settled_base else 0 end) stored,
  sort_date date not null generated always as (coalesce(issue_date, created_on)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id),
  foreign key (tenant_id, replaces_id) references invoicing.invoice (tenant_id, id),
  foreign key (tenant_id, bill_to_id) references parties.bill_to (tenant_id, id),
  foreign key (tenant_id, letterhead_id) references invoicing.letterhead (tenant_id, id),
  constraint one_discount check (discount_percent is null or discount_amount is null),
  constraint issued_is_complete check (number is null or num_nulls(
    customer_id, exchange_rate, issue_date, due_date, total_base, journal_entry_id, bill_to_id, letterhead_id) = 0 and total > 0),
  constraint draft_has_no_postings check (number is not null or num_nonnulls(
    journal_entry_id, bill_to_id, letterhead_id, voided_on, void_reason, void_entry_id, paid_on) = 0 and settled = 0 and settled_base = 0),
  constraint void_is_whole check (num_nonnulls(voided_on, void_reason, void_entry_id) in (0, 3)),
  constraint void_is_not_settled check (void_entry_id is null or settled = 0 and settled_base = 0),
  constraint only_drafts_are_archived check (archived_at is null or number is null),
  constraint settled_within_total check (number is null or
    settled between 0 and total and settled_base between 0 and total_base and (paid_on is not null) = (settled = total)),
  constraint due_not_before_issue check (number is null or due_date >= issue_date)
);
create unique index invoice_number_unique on invoicing.invoice (tenant_id, number) where number is not null;
create index invoice_newest on invoicing.invoice (tenant_id, sort_date desc, id desc) where archived_at is null;
create index invoice_of_customer on invoicing.invoice (tenant_id, customer_id, sort_date desc, id desc) where archived_at is null;
create index invoice_open on invoicing.invoice (tenant_id, due_date, id)
  include (customer_id, currency, balance_due, balance_due_base, settled) where balance_due > 0;
create index invoice_open_of_customer on invoicing.invoice (tenant_id, customer_id, due_date, id)
  include (currency, balance_due, balance_due_base) where balance_due > 0;
create index invoice_draft on invoicing.invoice (tenant_id, sort_date desc, id desc) where number is null;
create index invoice_void on invoicing.invoice (tenant_id, sort_date desc, id desc) where void_entry_id is not null;
create index invoice_paid on invoicing.invoice (tenant_id, paid_on) include (total_base) where paid_on is not null;
create index invoice_replacing on invoicing.invoice (tenant_id, replaces_id) where replaces_id is not null;
call platform.protect_tenant_rows('invoicing.invoice');
call platform.track_changes('invoicing.invoice');
grant select, insert, update on invoicing.invoice to :app_role;

create table invoicing.invoice_line (
  tenant_id uuid not null default platform.tenant_id(),
  invoice_id uuid not null,
  line_no smallint not null check (line_no > 0),
  id uuid not null,
  description text not null check (length(description) <= 1000),
  quantity numeric not null,
  unit_price numeric not null,
  discount_percent numeric check (discount_percent between 0 and 100),
  discount_amount bigint check (discount_amount between 0 and 1000000000000000),
  income_account_id uuid not null,
  tax_code_id uuid,
  -- The taxes with their rates; those of the issue date once issued, never read from the code again (rule 14).
  taxes jsonb not null default '[]',
  primary key (tenant_id, invoice_id, line_no),
  foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, id),
  foreign key (tenant_id, income_account_id) references ledger.account (tenant_id, id),
  foreign key (tenant_id, tax_code_id) references tax.tax_code (tenant_id, id),
  check (discount_percent is null or discount_amount is null)
);
call platform.protect_tenant_rows('invoicing.invoice_line');
-- A draft's lines are rewritten whole with each save; the triggers below keep those of an issued invoice.
grant select, insert, update, delete on invoicing.invoice_line to :app_role;

-- An issued invoice is never edited in place (rule 41): it can be settled and voided, once.
create function invoicing.keep_issued() returns trigger language plpgsql as $$
declare free text[] := array['settled', 'settled_base', 'paid_on', 'voided_on', 'void_reason', 'void_entry_id', 'custom', 'version',
  'change_xid', 'change_seq', 'status', 'balance_due', 'balance_due_base', 'sort_date'];
begin
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free or old.void_entry_id is not null then
    raise exception 'invoice % is issued: void it and duplicate it as a new draft', old.number using errcode = 'SM020';
  end if;
  return new;
end $$;
create trigger keep_issued before update on invoicing.invoice for each row when (old.number is not null) execute function invoicing.keep_issued();

create function invoicing.keep_issued_lines() returns trigger language plpgsql as $$
declare line record := case when tg_op = 'DELETE' then old else new end;
begin
  if tg_op = 'UPDATE' and (new.tenant_id, new.invoice_id) is distinct from (old.tenant_id, old.invoice_id) then
    raise exception 'a line stays with its invoice' using errcode = 'SM020';
  end if;
  if exists (select from invoicing.invoice i where i.tenant_id = line.tenant_id and i.id = line.invoice_id and i.number is not null) then
    raise exception 'the lines of an issued invoice are never changed' using errcode = 'SM020';
  end if;
  return line;
end $$;
create trigger keep_issued before insert or update or delete on invoicing.invoice_line for each row execute function invoicing.keep_issued_lines();

-- What customers owe, item by item: for reports of higher modules. Row security is the reader's own.
create view invoicing.open_item with (security_invoker = true) as
  select tenant_id, id as invoice_id, number, customer_id, currency, issue_date, due_date, total, total_base, balance_due, balance_due_base
    from invoicing.invoice where balance_due > 0;
grant select on invoicing.open_item to :app_role;

-- The business's details of this moment as a row of invoicing.letterhead.
create function invoicing.keep_letterhead() returns uuid language plpgsql as $$
declare
  kept uuid;
  own record;
begin
  select t.name, coalesce(t.address, '') as address, t.country, coalesce(t.email, '') as email,
         coalesce(t.tax_registration_number, '') as tax_id
    into own from identity.tenant t where t.id = platform.tenant_id();
  insert into invoicing.letterhead (name, address, country, email, tax_id)
  values (own.name, own.address, own.country, own.email, own.tax_id)
      on conflict on constraint letterhead_unique do nothing returning id into kept;
  if kept is null then
    select l.id into kept from invoicing.letterhead l
     where l.tenant_id = platform.tenant_id()
       and (l.name, l.address, l.country, l.email, l.tax_id) = (own.name, own.address, own.country, own.email, own.tax_id);
  end if;
  return kept;
end $$;
grant execute on function invoicing.keep_letterhead to :app_role;

-- What happened to an invoice and who did it. Names are read where they live, so that erasing a person erases them here.
create view invoicing.invoice_event with (security_invoker = true) as
  select e.tenant_id, e.subject_id as invoice_id, e.seq, e.recorded_at, e.action, e.actor_id, u.name as actor_name, e.details
    from audit.event e left join identity.user u on u.id = e.actor_id
   where e.subject_type = 'invoice';
grant select on invoicing.invoice_event to :app_role;
