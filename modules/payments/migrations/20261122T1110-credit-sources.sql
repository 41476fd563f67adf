-- why: the remainder of a payment and that of a credit note are the same credit: both settle invoices, both can be paid back. A write-off
-- settles, too.
-- A migration is one transaction that writers wait for; in it no index can be made concurrently, and a constraint is checked at once.
-- squawk-ignore-file constraint-missing-not-valid, require-concurrent-index-creation, require-concurrent-index-deletion
-- squawk-ignore-file ban-drop-not-null, adding-foreign-key-constraint

alter table payments.payment_received add column refunded bigint not null default 0, add column refunded_base bigint not null default 0;
alter table payments.payment_received drop constraint payment_not_over_allocated;
alter table payments.payment_received add constraint payment_not_over_used check (
  allocated >= 0 and refunded >= 0 and allocated + refunded <= amount + withheld
  and allocated_base >= 0 and refunded_base >= 0 and allocated_base + refunded_base <= base_amount + base_withheld);
alter table payments.payment_received add constraint payment_reversed_not_refunded check (reversed_on is null or refunded = 0 and refunded_base = 0);
grant update (refunded, refunded_base) on payments.payment_received to :app_role;
drop index payments.payment_with_remainder;
create index payment_with_remainder on payments.payment_received (tenant_id, payment_date desc, id desc)
  where reversed_on is null and allocated + refunded < amount + withheld;
drop index payments.payment_credit_of_customer;
create index payment_credit_of_customer on payments.payment_received (tenant_id, customer_id, payment_date desc, id desc)
  include (currency, amount, withheld, allocated, refunded, base_amount, base_withheld, allocated_base, refunded_base)
  where reversed_on is null and allocated + refunded < amount + withheld;
drop trigger stays_reversed on payments.payment_received;
create trigger stays_reversed before update of allocated, allocated_base, refunded, refunded_base, statement_line_id, reversed_on, reversed_at,
  reversal_entry_id on payments.payment_received for each row
  when (old.reversed_on is not null) execute function payments.refuse_revival();

-- Credit paid back to the customer. Never deleted: it is reversed (rule 32).
create table payments.refund (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  payment_id uuid,
  credit_note_id uuid,
  customer_id uuid not null,
  refund_date date not null,
  currency char(3) not null,
  amount bigint not null check (amount > 0),
  base_currency char(3) not null,
  exchange_rate numeric not null check (exchange_rate > 0),
  -- Base value of the credit used, and of what left the bank. Their difference is exchange gain or loss.
  used_base bigint not null check (used_base >= 0),
  paid_base bigint not null check (paid_base >= 0),
  bank_ledger_account_id uuid not null,
  reference text not null check (length(reference) <= 200),
  journal_entry_id uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text check (length(reversal_reason) between 1 and 500),
  reversal_entry_id uuid,
  reversed_at timestamptz,
  reversed_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, payment_id) references payments.payment_received (tenant_id, id),
  foreign key (tenant_id, credit_note_id) references invoicing.credit_note (tenant_id, id),
  foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id),
  foreign key (tenant_id, bank_ledger_account_id) references ledger.account (tenant_id, id),
  constraint refund_of_one check (num_nonnulls(payment_id, credit_note_id) = 1),
  constraint refund_reversed_whole check (
    num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) in (0, 4) and (reversed_on is null or reversed_on >= refund_date))
);
create index refund_by_date on payments.refund (tenant_id, refund_date desc, id desc);
create index refund_by_customer on payments.refund (tenant_id, customer_id, refund_date desc, id desc);
create index refund_of_payment on payments.refund (tenant_id, payment_id) where payment_id is not null;
create index refund_of_credit_note on payments.refund (tenant_id, credit_note_id) where credit_note_id is not null;
call platform.protect_tenant_rows('payments.refund');
call platform.track_changes('payments.refund');
grant select, insert on payments.refund to :app_role;
grant update (reversed_on, reversal_reason, reversal_entry_id, reversed_at, reversed_by) on payments.refund to :app_role;
create trigger stays_reversed before update on payments.refund for each row
  when (old.reversed_on is not null) execute function payments.refuse_revival();

-- A part of an invoice that will not be paid (rule 33). What it takes off the invoice is its row in payments.allocation.
create table payments.write_off (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  written_off_on date not null,
  currency char(3) not null,
  amount bigint not null check (amount > 0),
  base_currency char(3) not null,
  exchange_rate numeric not null check (exchange_rate > 0),
  relief_base bigint not null check (relief_base >= 0),
  reverses_tax boolean not null,
  -- What of each row of the invoice's tax table is taken back; empty where none is.
  taxes jsonb not null,
  expense_account_id uuid not null,
  reason text not null check (length(reason) <= 500),
  journal_entry_id uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text check (length(reversal_reason) between 1 and 500),
  reversal_entry_id uuid,
  reversed_at timestamptz,
  reversed_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, id),
  foreign key (tenant_id, customer_id) references parties.customer (tenant_id, id),
  foreign key (tenant_id, expense_account_id) references ledger.account (tenant_id, id),
  constraint write_off_reversed_whole check (
    num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) in (0, 4) and (reversed_on is null or reversed_on >= written_off_on))
);
create index write_off_of_invoice on payments.write_off (tenant_id, invoice_id, id);
create index write_off_newest on payments.write_off (tenant_id, recorded_at desc, id desc);
call platform.protect_tenant_rows('payments.write_off');
call platform.track_changes('payments.write_off');
grant select, insert on payments.write_off to :app_role;
grant update (reversed_on, reversal_reason, reversal_entry_id, reversed_at, reversed_by) on payments.write_off to :app_role;
create trigger stays_reversed before update on payments.write_off for each row
  when (old.reversed_on is not null) execute function payments.refuse_revival();

-- Everything that settles an invoice is an allocation, whatever it comes from.
alter table payments.allocation alter column payment_id drop not null, add column credit_note_id uuid, add column write_off_id uuid,
  add foreign key (tenant_id, credit_note_id) references invoicing.credit_note (tenant_id, id),
  add foreign key (tenant_id, write_off_id) references payments.write_off (tenant_id, id),
  add constraint allocation_of_one check (num_nonnulls(payment_id, credit_note_id, write_off_id) = 1);
create index allocation_by_credit_note on payments.allocation (tenant_id, credit_note_id) where credit_note_id is not null;
create index allocation_by_write_off on payments.allocation (tenant_id, write_off_id) where write_off_id is not null;
