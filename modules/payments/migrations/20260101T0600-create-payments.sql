-- why: money that customers sent and which invoices it settles. Nothing is deleted: a payment is reversed, an allocation ends.
create schema payments;
grant usage on schema payments to :app_role;

-- Amounts are minor units of `currency`; base values were rounded once at `exchange_rate` and are never converted again.
create table payments.payment_received (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  customer_id uuid not null,
  payment_date date not null,
  currency char(3) not null,
  amount bigint not null check (amount > 0),
  withheld bigint not null check (withheld >= 0),
  base_currency char(3) not null,
  exchange_rate numeric not null check (exchange_rate > 0),
  base_amount bigint not null check (base_amount >= 0),
  base_withheld bigint not null check (base_withheld >= 0),
  bank_ledger_account_id uuid not null,
  method text not null check (length(method) <= 40),
  reference text not null check (length(reference) <= 200),
  journal_entry_id uuid not null,
  -- Σ live allocations, and the base value that they use. The rest is the customer's credit.
  allocated bigint not null default 0,
  allocated_base bigint not null default 0,
  -- The line of the bank's statement that proves the payment; banking sets it.
  statement_line_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text check (length(reversal_reason) between 1 and 500),
  reversal_entry_id uuid,
  reversed_at timestamptz,
  reversed_by uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  constraint payment_customer_known foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id),
  foreign key (tenant_id, bank_ledger_account_id) references ledger.account (tenant_id, id),
  constraint payment_not_over_allocated check (
    allocated between 0 and amount + withheld and allocated_base between 0 and base_amount + base_withheld),
  constraint payment_reversed_whole check (
    num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) in (0, 4)
    and (reversed_on is null or (allocated = 0 and allocated_base = 0 and statement_line_id is null)))
);
create index payment_by_date on payments.payment_received (tenant_id, payment_date desc, id desc);
create index payment_by_customer on payments.payment_received (tenant_id, customer_id, payment_date desc, id desc);
create index payment_with_remainder on payments.payment_received (tenant_id, payment_date desc, id desc)
  where reversed_on is null and allocated < amount + withheld;
create index payment_credit_of_customer on payments.payment_received (tenant_id, customer_id, payment_date desc, id desc)
  include (currency, amount, withheld, allocated, base_amount, base_withheld, allocated_base)
  where reversed_on is null and allocated < amount + withheld;
create index payment_reversed on payments.payment_received (tenant_id, payment_date desc, id desc) where reversed_on is not null;
create index payment_unmatched on payments.payment_received (tenant_id, bank_ledger_account_id, amount, payment_date)
  where reversed_on is null and statement_line_id is null;
call platform.protect_tenant_rows('payments.payment_received');
call platform.track_changes('payments.payment_received');
-- What arrived is never edited: a wrong payment is reversed and recorded again.
grant select, insert on payments.payment_received to :app_role;
grant update (allocated, allocated_base, statement_line_id, reversed_on, reversal_reason, reversal_entry_id, reversed_at,
  reversed_by, custom, version) on payments.payment_received to :app_role;

create table payments.allocation (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  payment_id uuid not null,
  invoice_id uuid not null,
  amount bigint not null check (amount > 0),
  -- Base value of the receivable taken away, and of the part of the payment used. Their difference is exchange gain or loss.
  relief_base bigint not null check (relief_base >= 0),
  used_base bigint not null check (used_base >= 0),
  allocated_on date not null,
  -- Its own entry; null where the entry of the payment holds it.
  post_entry_id uuid,
  allocated_at timestamptz not null default now(),
  allocated_by uuid default platform.actor_id(),
  ended_on date,
  end_entry_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references payments.payment_received (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, id),
  constraint allocation_ends_whole check (
    num_nulls(ended_on, ended_at) in (0, 2) and (end_entry_id is null or ended_on is not null) and ended_on >= allocated_on)
);
create index allocation_by_payment on payments.allocation (tenant_id, payment_id);
create index allocation_by_invoice on payments.allocation (tenant_id, invoice_id) where ended_on is null;
call platform.protect_tenant_rows('payments.allocation');
call platform.track_changes('payments.allocation');
grant select, insert on payments.allocation to :app_role;
grant update (ended_on, end_entry_id, ended_at, ended_by) on payments.allocation to :app_role;

-- What has ended stays ended: the same money is allocated anew instead.
create function payments.refuse_revival() returns trigger language plpgsql as $$
begin
  raise exception '% has ended and stays as it is', tg_table_schema || '.' || tg_table_name using errcode = 'SM010';
end $$;
create trigger stays_ended before update of ended_on, end_entry_id, ended_at on payments.allocation for each row
  when (old.ended_on is not null) execute function payments.refuse_revival();
create trigger stays_reversed before update of allocated, allocated_base, statement_line_id, reversed_on, reversed_at, reversal_entry_id
  on payments.payment_received for each row
  when (old.reversed_on is not null) execute function payments.refuse_revival();

-- Who recorded, allocated and reversed. Names are read where they live, so that erasing a person erases them here.
create view payments.actor with (security_invoker = true) as select id, name from identity.user;
grant select on payments.actor to :app_role;
