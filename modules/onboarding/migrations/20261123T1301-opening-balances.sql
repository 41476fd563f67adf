-- why: a business that comes from other books brings its balances once, and takes them back as a whole.
create schema onboarding;
grant usage on schema onboarding to :app_role;

create table onboarding.opening_balances (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  -- The balances are those at the end of this day.
  as_of date not null,
  opening_account_id uuid not null,
  -- Null where only invoices came.
  journal_entry_id uuid,
  -- Minor units of base currency: what stays on the account for opening balances.
  difference bigint not null check (abs(difference) <= 1000000000000000),
  invoice_count integer not null check (invoice_count >= 0),
  invoice_total bigint not null check (invoice_total between 0 and 1000000000000000),
  posted_at timestamptz not null default now(),
  posted_by uuid default platform.actor_id(),
  reversed_at timestamptz,
  reversed_by uuid,
  reversal_entry_id uuid,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  foreign key (tenant_id, opening_account_id) references ledger.account (tenant_id, id),
  check (reversed_at is not null or num_nonnulls(reversed_by, reversal_entry_id) = 0),
  check (reversal_entry_id is null or journal_entry_id is not null)
);
-- One at a time: the next comes after this one is taken back.
create unique index opening_balances_one_live on onboarding.opening_balances (tenant_id) where reversed_at is null;
call platform.protect_tenant_rows('onboarding.opening_balances');
call platform.track_changes('onboarding.opening_balances');
grant select, insert on onboarding.opening_balances to :app_role;
grant update (reversed_at, reversed_by, reversal_entry_id) on onboarding.opening_balances to :app_role;

create function onboarding.keep_reversed() returns trigger language plpgsql as $$
begin
  raise exception 'opening balances that were reversed stay reversed' using errcode = 'SM020';
end $$;
create trigger stays_reversed before update of reversed_at, reversed_by, reversal_entry_id on onboarding.opening_balances
  for each row when (old.reversed_at is not null) execute function onboarding.keep_reversed();
