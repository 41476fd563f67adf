-- why: how a bank's CSV files are read is said once per bank account, not at every import.

-- One mapping per kind of file, which its heading tells: what each column is, and how dates, decimals and signs are written.
create table banking.csv_mapping (
  tenant_id uuid not null default platform.tenant_id(),
  bank_account_id uuid not null,
  -- SHA-256 of the heading: it says nothing about the file, and has one length.
  heading_sha256 bytea not null check (length(heading_sha256) = 32),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object' and length(mapping::text) <= 4000),
  used_at timestamptz not null,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, bank_account_id, heading_sha256),
  foreign key (tenant_id, bank_account_id) references banking.bank_account (tenant_id, id)
);
call platform.protect_tenant_rows('banking.csv_mapping');
call platform.track_changes('banking.csv_mapping');
grant select, insert on banking.csv_mapping to :app_role;
grant update (mapping, used_at) on banking.csv_mapping to :app_role;
