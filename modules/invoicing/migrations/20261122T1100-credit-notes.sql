-- why: credit notes give back what an invoice charged, line by line, from a number series of their own. Figures are kept as decided at issue.
alter table invoicing.number_series drop constraint number_series_series_check;
-- A series has a row a year: reading them all takes no time.
-- squawk-ignore constraint-missing-not-valid
alter table invoicing.number_series add constraint number_series_series_check check (series in ('invoice', 'credit_note'));

-- Amounts are minor units: of the invoice's currency, and of the base currency where the name says so.
create table invoicing.credit_note (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  number text not null check (length(number) between 1 and 60),
  invoice_id uuid not null,
  customer_id uuid not null,
  currency char(3) not null,
  base_currency char(3) not null,
  exchange_rate numeric not null check (exchange_rate > 0),
  prices_include_tax boolean not null,
  issue_date date not null,
  reason text not null check (length(reason) <= 500),
  total bigint not null check (total between 1 and 1000000000000000),
  total_base bigint not null check (total_base between 0 and 1000000000000000),
  -- Σ live allocations and refunds, and the base value that they use. The rest is the customer's credit.
  allocated bigint not null default 0,
  allocated_base bigint not null default 0,
  refunded bigint not null default 0,
  refunded_base bigint not null default 0,
  journal_entry_id uuid not null,
  bill_to_id uuid not null,
  letterhead_id uuid not null,
  issued_at timestamptz not null default now(),
  issued_by uuid default platform.actor_id(),
  voided_on date,
  void_reason text check (length(void_reason) between 1 and 500),
  void_entry_id uuid,
  voided_at timestamptz,
  voided_by uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  remainder bigint not null generated always as (
    case when void_entry_id is null then total - allocated - refunded else 0 end) stored,
  remainder_base bigint not null generated always as (
    case when void_entry_id is null then total_base - allocated_base - refunded_base else 0 end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, id),
  foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id),
  foreign key (tenant_id, bill_to_id) references parties.bill_to (tenant_id, id),
  foreign key (tenant_id, letterhead_id) references invoicing.letterhead (tenant_id, id),
  constraint credit_note_not_over_used check (allocated >= 0 and refunded >= 0 and allocated + refunded <= total
    and allocated_base >= 0 and refunded_base >= 0 and allocated_base + refunded_base <= total_base),
  constraint credit_note_void_whole check (num_nulls(voided_on, void_reason, void_entry_id, voided_at) in (0, 4)
    and (void_entry_id is null or allocated = 0 and allocated_base = 0 and refunded = 0 and refunded_base = 0))
);
create unique index credit_note_number_unique on invoicing.credit_note (tenant_id, number);
create index credit_note_newest on invoicing.credit_note (tenant_id, issue_date desc, id desc);
create index credit_note_of_customer on invoicing.credit_note (tenant_id, customer_id, issue_date desc, id desc);
create index credit_note_of_invoice on invoicing.credit_note (tenant_id, invoice_id, id);
create index credit_note_with_remainder on invoicing.credit_note (tenant_id, issue_date desc, id desc) where remainder > 0;
create index credit_note_credit_of_customer on invoicing.credit_note (tenant_id, customer_id, issue_date desc, id desc)
  include (currency, remainder, remainder_base) where remainder > 0;
create index credit_note_void on invoicing.credit_note (tenant_id, issue_date desc, id desc) where void_entry_id is not null;
call platform.protect_tenant_rows('invoicing.credit_note');
call platform.track_changes('invoicing.credit_note');
-- What was given back is never edited: a wrong note is voided and issued again.
grant select, insert on invoicing.credit_note to :app_role;
grant update (allocated, allocated_base, refunded, refunded_base, voided_on, void_reason, void_entry_id, voided_at, voided_by,
  custom, version) on invoicing.credit_note to :app_role;

create table invoicing.credit_note_line (
  tenant_id uuid not null default platform.tenant_id(),
  credit_note_id uuid not null,
  line_no smallint not null check (line_no > 0),
  invoice_line_id uuid not null,
  description text not null check (length(description) <= 1000),
  -- Null where an amount was credited and not a number of pieces.
  quantity numeric,
  unit_price numeric,
  amount bigint not null,
  document_discount bigint not null,
  net bigint not null,
  discount_after_tax bigint not null,
  -- The invoice's taxes with their rates, and what of each is given back.
  taxes jsonb not null,
  primary key (tenant_id, credit_note_id, line_no),
  foreign key (tenant_id, credit_note_id) references invoicing.credit_note (tenant_id, id)
);
call platform.protect_tenant_rows('invoicing.credit_note_line');
grant select, insert on invoicing.credit_note_line to :app_role;

-- Customer credit that credit notes hold, item by item: for reports of higher modules. Row security is the reader's own.
create view invoicing.open_credit with (security_invoker = true) as
  select tenant_id, id as credit_note_id, number, customer_id, currency, issue_date, remainder, remainder_base
    from invoicing.credit_note where remainder > 0;
grant select on invoicing.open_credit to :app_role;

create function invoicing.keep_voided() returns trigger language plpgsql as $$
begin
  raise exception 'credit note % is void and stays as it is', old.number using errcode = 'SM020';
end $$;
create trigger stays_void before update of allocated, allocated_base, refunded, refunded_base, voided_on, void_reason, void_entry_id, voided_at
  on invoicing.credit_note for each row when (old.void_entry_id is not null) execute function invoicing.keep_voided();
