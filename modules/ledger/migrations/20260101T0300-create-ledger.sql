-- why: the books. Lines are the truth; the balance tables are a projection of them that no posting updates in place.
create schema ledger;
grant usage on schema ledger to :app_role;

create table ledger.book (
  tenant_id uuid primary key default platform.tenant_id(),
  base_currency char(3) not null,
  lock_date date,
  version integer not null default 1
);
call platform.protect_tenant_rows('ledger.book');
grant select, insert on ledger.book to :app_role;

create table ledger.account (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  code text not null check (length(code) between 1 and 200),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('asset', 'liability', 'equity', 'income', 'expense')),
  parent_id uuid,
  control_role text check (length(control_role) <= 40),
  currency char(3),
  archived_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  constraint account_code_unique unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references ledger.account (tenant_id, id),
  check (control_role is null or archived_at is null)
);
create unique index account_control_role_unique on ledger.account (tenant_id, control_role) where control_role is not null;
call platform.protect_tenant_rows('ledger.account');
call platform.track_changes('ledger.account');
grant select, insert, update on ledger.account to :app_role;

create table ledger.journal_entry (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  posting_date date not null,
  kind text not null check (kind in ('post', 'reverse', 'void')),
  source_type text not null check (length(source_type) <= 40),
  source_id uuid not null,
  reverses_id uuid,
  posted_at timestamptz not null default now(),
  posted_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id)
) with (autovacuum_analyze_scale_factor = 0.02);
-- A document posts once, and is undone once.
create unique index journal_entry_source_unique on ledger.journal_entry (tenant_id, source_id, kind, source_type);
create unique index journal_entry_reverses_unique on ledger.journal_entry (tenant_id, reverses_id) where reverses_id is not null;
create index journal_entry_by_date on ledger.journal_entry (tenant_id, posting_date, id);
create index on ledger.journal_entry (tenant_id, change_xid, change_seq);
call platform.protect_tenant_rows('ledger.journal_entry');
call platform.append_only('ledger.journal_entry', 'post a reversal instead');
grant select on ledger.journal_entry to :app_role;

-- Debit and credit are minor units, of the line's currency and of the base currency at `rate`.
create table ledger.journal_line (
  tenant_id uuid not null default platform.tenant_id(),
  entry_id uuid not null,
  line_no integer not null check (line_no > 0),
  account_id uuid not null,
  posting_date date not null,
  currency char(3) not null,
  debit bigint not null,
  credit bigint not null,
  base_debit bigint not null,
  base_credit bigint not null,
  rate numeric not null check (rate > 0),
  customer_id uuid,
  tax_code_id uuid,
  primary key (tenant_id, entry_id, line_no),
  constraint line_has_one_side check (
    debit >= 0 and credit >= 0 and base_debit >= 0 and base_credit >= 0
    and (debit = 0 or credit = 0) and (base_debit = 0 or base_credit = 0)
    and debit + credit + base_debit + base_credit > 0
    and (debit = 0 or base_credit = 0) and (credit = 0 or base_debit = 0)),
  constraint line_not_too_large check (greatest(debit, credit, base_debit, base_credit) <= 1000000000000000)
) with (autovacuum_analyze_scale_factor = 0.02);
create index journal_line_by_account on ledger.journal_line (tenant_id, account_id, posting_date, entry_id, line_no)
  include (currency, debit, credit, base_debit, base_credit);
call platform.protect_tenant_rows('ledger.journal_line');
call platform.append_only('ledger.journal_line', 'post a reversal instead');
grant select on ledger.journal_line to :app_role;

-- What people wrote about an entry. Apart from the immutable lines, so that a person can be erased from it.
create table ledger.entry_memo (
  tenant_id uuid not null default platform.tenant_id(),
  entry_id uuid not null,
  memo text not null check (length(memo) between 1 and 500),
  primary key (tenant_id, entry_id)
);
call platform.protect_tenant_rows('ledger.entry_memo');
grant select on ledger.entry_memo to :app_role;

-- What has been posted and is not yet in the month and day tables. Balance = month or day + delta, in one snapshot.
create table ledger.balance_delta (
  tenant_id uuid not null default platform.tenant_id(),
  id bigint generated always as identity,
  account_id uuid not null,
  currency char(3) not null,
  posting_date date not null,
  debit numeric(38) not null,
  credit numeric(38) not null,
  base_debit numeric(38) not null,
  base_credit numeric(38) not null,
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create table ledger.balance_month (
  tenant_id uuid not null default platform.tenant_id(),
  account_id uuid not null,
  currency char(3) not null,
  month date not null,
  debit numeric(38) not null,
  credit numeric(38) not null,
  base_debit numeric(38) not null,
  base_credit numeric(38) not null,
  primary key (tenant_id, month, account_id, currency)
);
create table ledger.balance_day (
  tenant_id uuid not null default platform.tenant_id(),
  account_id uuid not null,
  currency char(3) not null,
  day date not null,
  debit numeric(38) not null,
  credit numeric(38) not null,
  base_debit numeric(38) not null,
  base_credit numeric(38) not null,
  primary key (tenant_id, day, account_id, currency)
);
call platform.protect_tenant_rows('ledger.balance_delta');
call platform.protect_tenant_rows('ledger.balance_month');
call platform.protect_tenant_rows('ledger.balance_day');
-- The roll-up serves all tenants: it runs in an owner function that the worker may call and that returns a count.
create policy upkeep on ledger.balance_delta for all to current_user using (true);
create policy upkeep on ledger.balance_month for all to current_user using (true);
create policy upkeep on ledger.balance_day for all to current_user using (true);
grant select on ledger.balance_delta, ledger.balance_month, ledger.balance_day to :app_role;
