-- why: the bank's side of the books: accounts, statements as the bank sent them, and what each of their lines became.
create schema banking;
grant usage on schema banking to :app_role;

create table banking.bank_account (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  name text collate "und-x-icu" not null check (length(name) between 1 and 120),
  -- One bank account per ledger account: its balance is what the books say the bank holds.
  ledger_account_id uuid not null,
  currency char(3) not null,
  bank_name text check (length(bank_name) <= 120),
  account_number_masked text check (length(account_number_masked) <= 20),
  archived_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  constraint bank_account_ledger_account_unique unique (tenant_id, ledger_account_id),
  foreign key (tenant_id, ledger_account_id) references ledger.account (tenant_id, id)
);
call platform.protect_tenant_rows('banking.bank_account');
call platform.track_changes('banking.bank_account');
grant select, insert on banking.bank_account to :app_role;
grant update (name, bank_name, account_number_masked, archived_at, custom, version) on banking.bank_account to :app_role;

-- One statement of one file, taken in as a whole and undone as a whole. Balances are minor units of the bank account's currency.
create table banking.statement_import (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  bank_account_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_sha256 bytea not null check (length(file_sha256) = 32),
  from_date date,
  to_date date,
  opening_balance bigint,
  closing_balance bigint,
  closing_date date,
  line_count integer not null check (line_count >= 0),
  new_count integer not null check (new_count between 0 and line_count),
  -- Whether the bank's own figures agree, as found when the file was read: { proof, continuity }.
  proof jsonb not null,
  imported_at timestamptz not null default now(),
  imported_by uuid default platform.actor_id(),
  undone_at timestamptz,
  undone_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  unique (tenant_id, bank_account_id, id),
  foreign key (tenant_id, bank_account_id) references banking.bank_account (tenant_id, id)
);
create index statement_import_by_time on banking.statement_import (tenant_id, bank_account_id, imported_at desc, id desc);
create index statement_import_by_balance on banking.statement_import (tenant_id, bank_account_id, closing_date desc nulls last, imported_at desc)
  where undone_at is null and closing_balance is not null;
call platform.protect_tenant_rows('banking.statement_import');
call platform.track_changes('banking.statement_import');
grant select, insert on banking.statement_import to :app_role;
grant update (undone_at, undone_by) on banking.statement_import to :app_role;

-- A line as the bank sent it. `line_no` counts over all imports, so that lines of one day keep the order of their file.
create table banking.statement_line (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  bank_account_id uuid not null,
  import_id uuid not null,
  line_no bigint generated always as identity,
  line_date date not null,
  amount bigint not null check (abs(amount) <= 1000000000000000),
  type text not null check (length(type) <= 10000),
  name text not null check (length(name) <= 10000),
  memo text not null check (length(memo) <= 10000),
  check_number text check (length(check_number) <= 10000),
  bank_id text check (length(bank_id) <= 10000),
  -- SHA-256 of the key by which the line is known again in another file.
  fingerprint bytea not null check (length(fingerprint) = 32),
  state text not null default 'unmatched' check (state in ('unmatched', 'matched', 'coded', 'excluded')),
  undone_at timestamptz,
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, bank_account_id, import_id) references banking.statement_import (tenant_id, bank_account_id, id),
  constraint settled_lines_stay check (undone_at is null or state in ('unmatched', 'excluded'))
);
create unique index statement_line_fingerprint_unique on banking.statement_line (tenant_id, bank_account_id, fingerprint)
  where undone_at is null;
create index statement_line_by_date on banking.statement_line (tenant_id, bank_account_id, line_date desc, line_no desc)
  where undone_at is null;
create index statement_line_by_state on banking.statement_line (tenant_id, bank_account_id, state, line_date desc, line_no desc)
  include (amount) where undone_at is null;
create index statement_line_by_import on banking.statement_line (tenant_id, import_id, line_date desc, line_no desc)
  include (state) where undone_at is null;
call platform.protect_tenant_rows('banking.statement_line');
call platform.track_changes('banking.statement_line');
grant select, insert on banking.statement_line to :app_role;
grant update (state, undone_at, version) on banking.statement_line to :app_role;

-- What a line became. Journal entries of a coding name the match as their source, so that a line can be coded again.
create table banking.statement_match (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  line_id uuid not null,
  kind text not null check (kind in ('invoice', 'payment_received', 'account')),
  invoice_id uuid,
  payment_id uuid,
  ledger_account_id uuid,
  entry_id uuid,
  matched_at timestamptz not null default now(),
  matched_by uuid default platform.actor_id(),
  ended_at timestamptz,
  ended_by uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, line_id) references banking.statement_line (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, id),
  foreign key (tenant_id, payment_id) references payments.payment_received (tenant_id, id),
  foreign key (tenant_id, ledger_account_id) references ledger.account (tenant_id, id),
  constraint match_names_its_kind check (
    (kind = 'invoice' and num_nonnulls(invoice_id, payment_id) = 2 and num_nonnulls(ledger_account_id, entry_id) = 0)
    or (kind = 'payment_received' and payment_id is not null and num_nonnulls(invoice_id, ledger_account_id, entry_id) = 0)
    or (kind = 'account' and num_nonnulls(ledger_account_id, entry_id) = 2 and num_nonnulls(invoice_id, payment_id) = 0))
);
create unique index statement_match_line_unique on banking.statement_match (tenant_id, line_id) where ended_at is null;
create unique index statement_match_payment_unique on banking.statement_match (tenant_id, payment_id)
  where ended_at is null and payment_id is not null;
create index statement_match_by_line on banking.statement_match (tenant_id, line_id);
call platform.protect_tenant_rows('banking.statement_match');
call platform.track_changes('banking.statement_match');
grant select, insert on banking.statement_match to :app_role;
grant update (ended_at, ended_by) on banking.statement_match to :app_role;

create function banking.refuse_revival() returns trigger language plpgsql as $$
begin
  raise exception '% has ended and stays as it is', tg_table_schema || '.' || tg_table_name using errcode = 'SM010';
end $$;
create trigger stays_ended before update of ended_at on banking.statement_match for each row
  when (old.ended_at is not null) execute function banking.refuse_revival();
create trigger stays_undone before update of state, undone_at on banking.statement_line for each row
  when (old.undone_at is not null) execute function banking.refuse_revival();
create trigger stays_undone before update of undone_at on banking.statement_import for each row
  when (old.undone_at is not null) execute function banking.refuse_revival();
