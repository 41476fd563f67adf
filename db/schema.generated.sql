-- The database after all migrations, read from its catalogue by `npm run gen`.
-- It is for reviews: a change of a migration shows here as what it does. It is not run.

-- ── platform
create schema platform;
grant usage on schema platform to smb_app;

create sequence platform.change_seq;
grant usage on sequence platform.change_seq to smb_app;

create table platform.idempotency_key (
  scope_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  body text not null,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_key_pkey PRIMARY KEY (scope_id, key),
  constraint idempotency_key_key_check CHECK (length(key) >= 1 AND length(key) <= 255)
);
CREATE INDEX idempotency_key_created_at_idx ON platform.idempotency_key USING btree (created_at);
alter table platform.idempotency_key enable row level security;
alter table platform.idempotency_key force row level security;
create policy own_scope on platform.idempotency_key for all to public
  using ((scope_id = ANY (ARRAY[( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"), ( SELECT (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid AS "nullif")])));
create policy upkeep on platform.idempotency_key for all to smb_owner
  using (true);
grant insert, select on platform.idempotency_key to smb_app;

CREATE OR REPLACE FUNCTION platform.actor_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.user_id', true), '')::uuid $function$;
grant execute on function platform.actor_id to public;

CREATE OR REPLACE PROCEDURE platform.append_only(IN target regclass, IN advice text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger refuse_change before update or delete on %s for each row execute function platform.refuse_change(%L)', target, advice);
  execute format('create trigger refuse_truncate before truncate on %s for each statement execute function platform.refuse_change(%L)', target, advice);
end $procedure$;
grant execute on procedure platform.append_only to public;

CREATE OR REPLACE FUNCTION platform.claim_key(p_scope uuid, p_key text, p_hash bytea, OUT outcome text, OUT status smallint, OUT body text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare found_hash bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_scope::text || ':' || p_key, 0)), set_config('app.key_scope', p_scope::text, true);
  select k.request_hash, k.status, k.body into found_hash, status, body
    from platform.idempotency_key k where k.scope_id = p_scope and k.key = p_key;
  outcome := case when found_hash is null then 'claimed' when found_hash = coalesce(p_hash, found_hash) then 'replay' else 'reused' end;
end $function$;
grant execute on function platform.claim_key to public;
grant execute on function platform.claim_key to smb_app;

CREATE OR REPLACE PROCEDURE platform.protect_tenant_rows(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))'
    ' with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', target);
end $procedure$;
grant execute on procedure platform.protect_tenant_rows to public;

CREATE OR REPLACE FUNCTION platform.prune_idempotency_keys()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with gone as (delete from platform.idempotency_key where created_at < now() - interval '30 days' returning 1) select count(*) from gone
$function$;
grant execute on function platform.prune_idempotency_keys to smb_app;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: %', tg_table_schema || '.' || tg_table_name, tg_argv[0] using errcode = 'SM010';
end $function$;
grant execute on function platform.refuse_change to public;

CREATE OR REPLACE FUNCTION platform.stamp_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.change_xid := pg_current_xact_id();
  new.change_seq := nextval('platform.change_seq');
  return new;
end $function$;
grant execute on function platform.stamp_change to public;

CREATE OR REPLACE FUNCTION platform.tenant_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.tenant_id', true), '')::uuid $function$;
grant execute on function platform.tenant_id to public;

CREATE OR REPLACE PROCEDURE platform.track_changes(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger stamp_change before update on %s for each row execute function platform.stamp_change()', target);
  execute format('create index on %s (tenant_id, change_xid, change_seq)', target);
end $procedure$;
grant execute on procedure platform.track_changes to public;

-- ── audit
create schema audit;
grant usage on schema audit to smb_app;

create table audit.event (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid default gen_random_uuid() not null,
  seq bigint generated always as identity not null,
  recorded_at timestamp with time zone default now() not null,
  actor_id uuid,
  request_id text,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  details jsonb default '{}'::jsonb not null,
  constraint event_pkey PRIMARY KEY (tenant_id, seq),
  constraint event_action_check CHECK (length(action) >= 3 AND length(action) <= 80),
  constraint event_request_id_check CHECK (length(request_id) <= 64),
  constraint event_subject_type_check CHECK (length(subject_type) <= 40)
);
CREATE INDEX event_tenant_id_subject_id_seq_idx ON audit.event USING btree (tenant_id, subject_id, seq);
alter table audit.event enable row level security;
alter table audit.event force row level security;
create policy tenant_rows on audit.event for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION platform.refuse_change('the audit trail is never edited');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change('the audit trail is never edited');
grant insert, select on audit.event to smb_app;

CREATE OR REPLACE FUNCTION audit.record(p_action text, p_subject_type text, p_subject_id uuid, p_details jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into audit.event (tenant_id, actor_id, request_id, action, subject_type, subject_id, details)
  values (platform.tenant_id(), platform.actor_id(), nullif(current_setting('app.request_id', true), ''),
          p_action, p_subject_type, p_subject_id, p_details)
$function$;
grant execute on function audit.record to public;
grant execute on function audit.record to smb_app;

-- ── banking
create schema banking;
grant usage on schema banking to smb_app;

create table banking.bank_account (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  name text not null,
  ledger_account_id uuid not null,
  currency character(3) not null,
  bank_name text,
  account_number_masked text,
  archived_at timestamp with time zone,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint bank_account_pkey PRIMARY KEY (tenant_id, id),
  constraint bank_account_ledger_account_unique UNIQUE (tenant_id, ledger_account_id),
  constraint bank_account_tenant_id_ledger_account_id_fkey FOREIGN KEY (tenant_id, ledger_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint bank_account_account_number_masked_check CHECK (length(account_number_masked) <= 20),
  constraint bank_account_bank_name_check CHECK (length(bank_name) <= 120),
  constraint bank_account_name_check CHECK (length(name) >= 1 AND length(name) <= 120)
);
CREATE INDEX bank_account_tenant_id_change_xid_change_seq_idx ON banking.bank_account USING btree (tenant_id, change_xid, change_seq);
alter table banking.bank_account enable row level security;
alter table banking.bank_account force row level security;
create policy tenant_rows on banking.bank_account for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON banking.bank_account FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select on banking.bank_account to smb_app;
grant update (account_number_masked, archived_at, bank_name, custom, name, version) on banking.bank_account to smb_app;

create table banking.csv_mapping (
  tenant_id uuid default platform.tenant_id() not null,
  bank_account_id uuid not null,
  heading_sha256 bytea not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint csv_mapping_pkey PRIMARY KEY (tenant_id, bank_account_id, heading_sha256),
  constraint csv_mapping_tenant_id_bank_account_id_fkey FOREIGN KEY (tenant_id, bank_account_id) REFERENCES banking.bank_account(tenant_id, id),
  constraint csv_mapping_heading_sha256_check CHECK (length(heading_sha256) = 32),
  constraint csv_mapping_mapping_check CHECK (jsonb_typeof(mapping) = 'object'::text AND length(mapping::text) <= 4000)
);
CREATE INDEX csv_mapping_tenant_id_change_xid_change_seq_idx ON banking.csv_mapping USING btree (tenant_id, change_xid, change_seq);
alter table banking.csv_mapping enable row level security;
alter table banking.csv_mapping force row level security;
create policy tenant_rows on banking.csv_mapping for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON banking.csv_mapping FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select on banking.csv_mapping to smb_app;
grant update (mapping, used_at) on banking.csv_mapping to smb_app;

create table banking.statement_import (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  bank_account_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  from_date date,
  to_date date,
  opening_balance bigint,
  closing_balance bigint,
  closing_date date,
  line_count integer not null,
  new_count integer not null,
  proof jsonb not null,
  imported_at timestamp with time zone default now() not null,
  imported_by uuid default platform.actor_id(),
  undone_at timestamp with time zone,
  undone_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint statement_import_pkey PRIMARY KEY (tenant_id, id),
  constraint statement_import_tenant_id_bank_account_id_id_key UNIQUE (tenant_id, bank_account_id, id),
  constraint statement_import_tenant_id_bank_account_id_fkey FOREIGN KEY (tenant_id, bank_account_id) REFERENCES banking.bank_account(tenant_id, id),
  constraint statement_import_check CHECK (new_count >= 0 AND new_count <= line_count),
  constraint statement_import_file_name_check CHECK (length(file_name) >= 1 AND length(file_name) <= 200),
  constraint statement_import_file_sha256_check CHECK (length(file_sha256) = 32),
  constraint statement_import_line_count_check CHECK (line_count >= 0)
);
CREATE INDEX statement_import_by_balance ON banking.statement_import USING btree (tenant_id, bank_account_id, closing_date DESC NULLS LAST, imported_at DESC) WHERE ((undone_at IS NULL) AND (closing_balance IS NOT NULL));
CREATE INDEX statement_import_by_time ON banking.statement_import USING btree (tenant_id, bank_account_id, imported_at DESC, id DESC);
CREATE INDEX statement_import_tenant_id_change_xid_change_seq_idx ON banking.statement_import USING btree (tenant_id, change_xid, change_seq);
alter table banking.statement_import enable row level security;
alter table banking.statement_import force row level security;
create policy tenant_rows on banking.statement_import for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON banking.statement_import FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_undone BEFORE UPDATE OF undone_at ON banking.statement_import FOR EACH ROW WHEN (old.undone_at IS NOT NULL) EXECUTE FUNCTION banking.refuse_revival();
grant insert, select on banking.statement_import to smb_app;
grant update (undone_at, undone_by) on banking.statement_import to smb_app;

create table banking.statement_line (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  bank_account_id uuid not null,
  import_id uuid not null,
  line_no bigint generated always as identity not null,
  line_date date not null,
  amount bigint not null,
  type text not null,
  name text not null,
  memo text not null,
  check_number text,
  bank_id text,
  fingerprint bytea not null,
  state text default 'unmatched'::text not null,
  undone_at timestamp with time zone,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint statement_line_pkey PRIMARY KEY (tenant_id, id),
  constraint statement_line_tenant_id_bank_account_id_import_id_fkey FOREIGN KEY (tenant_id, bank_account_id, import_id) REFERENCES banking.statement_import(tenant_id, bank_account_id, id),
  constraint settled_lines_stay CHECK (undone_at IS NULL OR (state = ANY (ARRAY['unmatched'::text, 'excluded'::text]))),
  constraint statement_line_amount_check CHECK (abs(amount) <= '1000000000000000'::bigint),
  constraint statement_line_bank_id_check CHECK (length(bank_id) <= 10000),
  constraint statement_line_check_number_check CHECK (length(check_number) <= 10000),
  constraint statement_line_fingerprint_check CHECK (length(fingerprint) = 32),
  constraint statement_line_memo_check CHECK (length(memo) <= 10000),
  constraint statement_line_name_check CHECK (length(name) <= 10000),
  constraint statement_line_state_check CHECK (state = ANY (ARRAY['unmatched'::text, 'matched'::text, 'coded'::text, 'excluded'::text])),
  constraint statement_line_type_check CHECK (length(type) <= 10000)
);
CREATE INDEX statement_line_by_date ON banking.statement_line USING btree (tenant_id, bank_account_id, line_date DESC, line_no DESC) WHERE (undone_at IS NULL);
CREATE INDEX statement_line_by_import ON banking.statement_line USING btree (tenant_id, import_id, line_date DESC, line_no DESC) INCLUDE (state) WHERE (undone_at IS NULL);
CREATE INDEX statement_line_by_state ON banking.statement_line USING btree (tenant_id, bank_account_id, state, line_date DESC, line_no DESC) INCLUDE (amount) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX statement_line_fingerprint_unique ON banking.statement_line USING btree (tenant_id, bank_account_id, fingerprint) WHERE (undone_at IS NULL);
CREATE INDEX statement_line_tenant_id_change_xid_change_seq_idx ON banking.statement_line USING btree (tenant_id, change_xid, change_seq);
alter table banking.statement_line enable row level security;
alter table banking.statement_line force row level security;
create policy tenant_rows on banking.statement_line for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON banking.statement_line FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_undone BEFORE UPDATE OF state, undone_at ON banking.statement_line FOR EACH ROW WHEN (old.undone_at IS NOT NULL) EXECUTE FUNCTION banking.refuse_revival();
grant insert, select on banking.statement_line to smb_app;
grant update (state, undone_at, version) on banking.statement_line to smb_app;

create table banking.statement_match (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  line_id uuid not null,
  kind text not null,
  invoice_id uuid,
  payment_id uuid,
  ledger_account_id uuid,
  entry_id uuid,
  matched_at timestamp with time zone default now() not null,
  matched_by uuid default platform.actor_id(),
  ended_at timestamp with time zone,
  ended_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint statement_match_pkey PRIMARY KEY (tenant_id, id),
  constraint statement_match_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint statement_match_tenant_id_ledger_account_id_fkey FOREIGN KEY (tenant_id, ledger_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint statement_match_tenant_id_line_id_fkey FOREIGN KEY (tenant_id, line_id) REFERENCES banking.statement_line(tenant_id, id),
  constraint statement_match_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments.payment_received(tenant_id, id),
  constraint match_names_its_kind CHECK (kind = 'invoice'::text AND num_nonnulls(invoice_id, payment_id) = 2 AND num_nonnulls(ledger_account_id, entry_id) = 0 OR kind = 'payment_received'::text AND payment_id IS NOT NULL AND num_nonnulls(invoice_id, ledger_account_id, entry_id) = 0 OR kind = 'account'::text AND num_nonnulls(ledger_account_id, entry_id) = 2 AND num_nonnulls(invoice_id, payment_id) = 0),
  constraint statement_match_kind_check CHECK (kind = ANY (ARRAY['invoice'::text, 'payment_received'::text, 'account'::text]))
);
CREATE INDEX statement_match_by_line ON banking.statement_match USING btree (tenant_id, line_id);
CREATE UNIQUE INDEX statement_match_line_unique ON banking.statement_match USING btree (tenant_id, line_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX statement_match_payment_unique ON banking.statement_match USING btree (tenant_id, payment_id) WHERE ((ended_at IS NULL) AND (payment_id IS NOT NULL));
CREATE INDEX statement_match_tenant_id_change_xid_change_seq_idx ON banking.statement_match USING btree (tenant_id, change_xid, change_seq);
alter table banking.statement_match enable row level security;
alter table banking.statement_match force row level security;
create policy tenant_rows on banking.statement_match for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON banking.statement_match FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_ended BEFORE UPDATE OF ended_at ON banking.statement_match FOR EACH ROW WHEN (old.ended_at IS NOT NULL) EXECUTE FUNCTION banking.refuse_revival();
grant insert, select on banking.statement_match to smb_app;
grant update (ended_at, ended_by) on banking.statement_match to smb_app;

CREATE OR REPLACE FUNCTION banking.refuse_revival()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% has ended and stays as it is', tg_table_schema || '.' || tg_table_name using errcode = 'SM010';
end $function$;
grant execute on function banking.refuse_revival to public;

-- ── exchange
create schema exchange;
grant usage on schema exchange to smb_app;

create table exchange.journal_import (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  imported_at timestamp with time zone not null,
  imported_by uuid not null,
  entries_added integer not null,
  entries_known integer not null,
  accounts_created integer not null,
  first_date date not null,
  last_date date not null,
  rates jsonb default '[]'::jsonb not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint journal_import_pkey PRIMARY KEY (tenant_id, id),
  constraint journal_import_accounts_created_check CHECK (accounts_created >= 0),
  constraint journal_import_entries_added_check CHECK (entries_added >= 0),
  constraint journal_import_entries_known_check CHECK (entries_known >= 0)
);
CREATE INDEX journal_import_tenant_id_change_xid_change_seq_idx ON exchange.journal_import USING btree (tenant_id, change_xid, change_seq);
alter table exchange.journal_import enable row level security;
alter table exchange.journal_import force row level security;
create policy tenant_rows on exchange.journal_import for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON exchange.journal_import FOR EACH ROW EXECUTE FUNCTION platform.refuse_change('an import is undone by reversing its entries');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON exchange.journal_import FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change('an import is undone by reversing its entries');
grant insert, select on exchange.journal_import to smb_app;

-- ── identity
create schema identity;
grant usage on schema identity to smb_app;

create table identity.membership (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (tenant_id, id),
  constraint membership_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES identity.tenant(id),
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id),
  constraint membership_role_check CHECK (role = ANY (ARRAY['owner'::text, 'accountant'::text, 'bookkeeper'::text, 'read_only'::text]))
);
CREATE UNIQUE INDEX membership_live_unique ON identity.membership USING btree (tenant_id, user_id) WHERE (ended_at IS NULL);
CREATE INDEX membership_user_id_idx ON identity.membership USING btree (user_id) WHERE (ended_at IS NULL);
alter table identity.membership enable row level security;
alter table identity.membership force row level security;
create policy own_memberships on identity.membership for select to public
  using ((user_id = ( SELECT (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid AS "nullif")));
create policy tenant_rows on identity.membership for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on identity.membership to smb_app;

create table identity.refresh_token (
  token_hash bytea not null,
  session_id uuid not null,
  issued_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint refresh_token_pkey PRIMARY KEY (token_hash),
  constraint refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES identity.session(id)
);
CREATE INDEX refresh_token_session_id_idx ON identity.refresh_token USING btree (session_id);
grant insert, select, update on identity.refresh_token to smb_app;

create table identity.session (
  id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  end_reason text,
  user_agent text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id),
  constraint session_end_reason_check CHECK (length(end_reason) <= 40),
  constraint session_user_agent_check CHECK (length(user_agent) <= 300)
);
CREATE INDEX session_user_id_idx ON identity.session USING btree (user_id) WHERE (ended_at IS NULL);
grant insert, select, update on identity.session to smb_app;

create table identity.tenant (
  id uuid not null,
  slug text not null,
  name text not null,
  country character(2) not null,
  base_currency character(3) not null,
  fiscal_year_start_month smallint not null,
  time_zone text not null,
  tax_registration_number text,
  address text,
  email text,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_slug_key UNIQUE (slug),
  constraint tenant_address_check CHECK (length(address) <= 500),
  constraint tenant_email_check CHECK (length(email) <= 254),
  constraint tenant_fiscal_year_start_month_check CHECK (fiscal_year_start_month >= 1 AND fiscal_year_start_month <= 12),
  constraint tenant_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint tenant_slug_check CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$'::text AND length(slug) <= 60),
  constraint tenant_tax_registration_number_check CHECK (length(tax_registration_number) <= 40),
  constraint tenant_time_zone_check CHECK (length(time_zone) <= 64)
);
alter table identity.tenant enable row level security;
alter table identity.tenant force row level security;
create policy own_tenants on identity.tenant for select to public
  using ((id IN ( SELECT m.tenant_id
   FROM identity.membership m
  WHERE ((m.user_id = ( SELECT (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid AS "nullif")) AND (m.ended_at IS NULL)))));
create policy tenant_rows on identity.tenant for all to public
  using ((id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on identity.tenant for select to smb_owner
  using (true);
CREATE TRIGGER stamp_change BEFORE UPDATE ON identity.tenant FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on identity.tenant to smb_app;

create table identity.user (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  created_at timestamp with time zone default now() not null,
  password_changed_at timestamp with time zone default now() not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_check CHECK (length(email) >= 3 AND length(email) <= 254),
  constraint user_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);
CREATE UNIQUE INDEX user_email_unique ON identity."user" USING btree (lower(email));
grant insert, select, update on identity."user" to smb_app;

CREATE OR REPLACE FUNCTION identity.enter_as_user(p_user uuid, p_session uuid, p_request text, p_clock timestamp with time zone, p_key text, p_hash bytea, OUT outcome text, OUT moment timestamp with time zone, OUT replay_status smallint, OUT replay_body text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare claimed record;
begin
  perform set_config('app.user_id', p_user::text, true), set_config('app.request_id', coalesce(p_request, ''), true),
          set_config('app.tenant_id', '', true);
  if not exists (select from identity.session s where s.id = p_session and s.user_id = p_user and s.ended_at is null) then
    outcome := 'session_ended'; return;
  end if;
  moment := coalesce(p_clock, now());
  outcome := 'entered';
  if p_key is not null then
    select * into claimed from platform.claim_key(p_user, p_key, p_hash);
    if claimed.outcome <> 'claimed' then
      outcome := claimed.outcome; replay_status := claimed.status; replay_body := claimed.body;
    end if;
  end if;
end $function$;
grant execute on function identity.enter_as_user to public;
grant execute on function identity.enter_as_user to smb_app;

CREATE OR REPLACE FUNCTION identity.enter_tenant(p_user uuid, p_session uuid, p_business text, p_request text, p_clock timestamp with time zone, p_key text, p_hash bytea, OUT outcome text, OUT tenant_id uuid, OUT role text, OUT base_currency text, OUT time_zone text, OUT fiscal_year_start_month smallint, OUT moment timestamp with time zone, OUT today date, OUT replay_status smallint, OUT replay_body text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  memberships bigint;
  claimed record;
begin
  perform set_config('app.user_id', p_user::text, true), set_config('app.request_id', coalesce(p_request, ''), true),
          set_config('app.tenant_id', '', true);
  if not exists (select from identity.session s where s.id = p_session and s.user_id = p_user and s.ended_at is null) then
    outcome := 'session_ended'; return;
  end if;
  select count(*) over (), t.id, m.role, t.base_currency, t.time_zone, t.fiscal_year_start_month
    into memberships, tenant_id, role, base_currency, time_zone, fiscal_year_start_month
    from identity.membership m join identity.tenant t on t.id = m.tenant_id
   where m.user_id = p_user and m.ended_at is null
     and (p_business is null or t.slug = p_business or t.id::text = p_business) limit 1;
  if memberships is null then
    outcome := case when p_business is null then 'business_required' else 'no_membership' end; return;
  end if;
  if memberships > 1 then
    outcome := 'business_required'; tenant_id := null; return;
  end if;
  perform set_config('app.tenant_id', tenant_id::text, true);
  moment := coalesce(p_clock, now());
  today := (moment at time zone time_zone)::date;
  outcome := 'entered';
  if p_key is not null then
    select * into claimed from platform.claim_key(tenant_id, p_key, p_hash);
    if claimed.outcome <> 'claimed' then
      outcome := claimed.outcome; replay_status := claimed.status; replay_body := claimed.body;
    end if;
  end if;
end $function$;
grant execute on function identity.enter_tenant to public;
grant execute on function identity.enter_tenant to smb_app;

CREATE OR REPLACE FUNCTION identity.slug_taken(p_slug text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select exists (select from identity.tenant where slug = p_slug) $function$;
grant execute on function identity.slug_taken to smb_app;

CREATE OR REPLACE FUNCTION identity.tenant_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select id from identity.tenant order by id $function$;
grant execute on function identity.tenant_ids to smb_app;

-- ── invoicing
create schema invoicing;
grant usage on schema invoicing to smb_app;

create table invoicing.credit_note (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  number text not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  currency character(3) not null,
  base_currency character(3) not null,
  exchange_rate numeric not null,
  prices_include_tax boolean not null,
  issue_date date not null,
  reason text not null,
  total bigint not null,
  total_base bigint not null,
  allocated bigint default 0 not null,
  allocated_base bigint default 0 not null,
  refunded bigint default 0 not null,
  refunded_base bigint default 0 not null,
  journal_entry_id uuid not null,
  bill_to_id uuid not null,
  letterhead_id uuid not null,
  issued_at timestamp with time zone default now() not null,
  issued_by uuid default platform.actor_id(),
  voided_on date,
  void_reason text,
  void_entry_id uuid,
  voided_at timestamp with time zone,
  voided_by uuid,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  remainder bigint generated always as (
CASE
    WHEN (void_entry_id IS NULL) THEN ((total - allocated) - refunded)
    ELSE (0)::bigint
END) stored not null,
  remainder_base bigint generated always as (
CASE
    WHEN (void_entry_id IS NULL) THEN ((total_base - allocated_base) - refunded_base)
    ELSE (0)::bigint
END) stored not null,
  number_year text,
  number_seq integer,
  constraint credit_note_pkey PRIMARY KEY (tenant_id, id),
  constraint credit_note_tenant_id_bill_to_id_fkey FOREIGN KEY (tenant_id, bill_to_id) REFERENCES parties.bill_to(tenant_id, id),
  constraint credit_note_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id),
  constraint credit_note_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint credit_note_tenant_id_letterhead_id_fkey FOREIGN KEY (tenant_id, letterhead_id) REFERENCES invoicing.letterhead(tenant_id, id),
  constraint credit_note_exchange_rate_check CHECK (exchange_rate > 0::numeric),
  constraint credit_note_not_over_used CHECK (allocated >= 0 AND refunded >= 0 AND (allocated + refunded) <= total AND allocated_base >= 0 AND refunded_base >= 0 AND (allocated_base + refunded_base) <= total_base),
  constraint credit_note_number_check CHECK (length(number) >= 1 AND length(number) <= 60),
  constraint credit_note_reason_check CHECK (length(reason) <= 500),
  constraint credit_note_total_base_check CHECK (total_base >= 0 AND total_base <= '1000000000000000'::bigint),
  constraint credit_note_total_check CHECK (total >= 1 AND total <= '1000000000000000'::bigint),
  constraint credit_note_void_reason_check CHECK (length(void_reason) >= 1 AND length(void_reason) <= 500),
  constraint credit_note_void_whole CHECK ((num_nulls(voided_on, void_reason, void_entry_id, voided_at) = ANY (ARRAY[0, 4])) AND (void_entry_id IS NULL OR allocated = 0 AND allocated_base = 0 AND refunded = 0 AND refunded_base = 0))
);
CREATE INDEX credit_note_by_total ON invoicing.credit_note USING btree (tenant_id, total, issue_date DESC);
CREATE INDEX credit_note_by_void ON invoicing.credit_note USING btree (tenant_id, voided_on) WHERE (voided_on IS NOT NULL);
CREATE INDEX credit_note_credit_of_customer ON invoicing.credit_note USING btree (tenant_id, customer_id, issue_date DESC, id DESC) INCLUDE (currency, remainder, remainder_base) WHERE (remainder > 0);
CREATE INDEX credit_note_newest ON invoicing.credit_note USING btree (tenant_id, issue_date DESC, id DESC);
CREATE UNIQUE INDEX credit_note_number_given ON invoicing.credit_note USING btree (tenant_id, number_year, number_seq) WHERE (number_seq IS NOT NULL);
CREATE UNIQUE INDEX credit_note_number_unique ON invoicing.credit_note USING btree (tenant_id, number);
CREATE INDEX credit_note_of_customer ON invoicing.credit_note USING btree (tenant_id, customer_id, issue_date DESC, id DESC);
CREATE INDEX credit_note_of_invoice ON invoicing.credit_note USING btree (tenant_id, invoice_id, id);
CREATE INDEX credit_note_tenant_id_change_xid_change_seq_idx ON invoicing.credit_note USING btree (tenant_id, change_xid, change_seq);
CREATE INDEX credit_note_void ON invoicing.credit_note USING btree (tenant_id, issue_date DESC, id DESC) WHERE (void_entry_id IS NOT NULL);
CREATE INDEX credit_note_with_remainder ON invoicing.credit_note USING btree (tenant_id, issue_date DESC, id DESC) WHERE (remainder > 0);
alter table invoicing.credit_note enable row level security;
alter table invoicing.credit_note force row level security;
create policy tenant_rows on invoicing.credit_note for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE ON invoicing.credit_note FOR EACH ROW EXECUTE FUNCTION search.note_credit_note();
CREATE TRIGGER stamp_change BEFORE UPDATE ON invoicing.credit_note FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_void BEFORE UPDATE OF allocated, allocated_base, refunded, refunded_base, voided_on, void_reason, void_entry_id, voided_at ON invoicing.credit_note FOR EACH ROW WHEN (old.void_entry_id IS NOT NULL) EXECUTE FUNCTION invoicing.keep_voided();
grant insert, select on invoicing.credit_note to smb_app;
grant update (allocated, allocated_base, custom, refunded, refunded_base, version, void_entry_id, void_reason, voided_at, voided_by, voided_on) on invoicing.credit_note to smb_app;

create table invoicing.credit_note_line (
  tenant_id uuid default platform.tenant_id() not null,
  credit_note_id uuid not null,
  line_no smallint not null,
  invoice_line_id uuid not null,
  description text not null,
  quantity numeric,
  unit_price numeric,
  amount bigint not null,
  document_discount bigint not null,
  net bigint not null,
  discount_after_tax bigint not null,
  taxes jsonb not null,
  item_id uuid,
  income_base bigint,
  constraint credit_note_line_pkey PRIMARY KEY (tenant_id, credit_note_id, line_no),
  constraint credit_note_line_item FOREIGN KEY (tenant_id, item_id) REFERENCES items.item(tenant_id, id),
  constraint credit_note_line_tenant_id_credit_note_id_fkey FOREIGN KEY (tenant_id, credit_note_id) REFERENCES invoicing.credit_note(tenant_id, id),
  constraint credit_note_line_description_check CHECK (length(description) <= 1000),
  constraint credit_note_line_line_no_check CHECK (line_no > 0)
);
alter table invoicing.credit_note_line enable row level security;
alter table invoicing.credit_note_line force row level security;
create policy tenant_rows on invoicing.credit_note_line for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on invoicing.credit_note_line to smb_app;

create table invoicing.invoice (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  number text,
  customer_id uuid,
  currency character(3) not null,
  base_currency character(3) not null,
  exchange_rate numeric,
  prices_include_tax boolean not null,
  tax_rounding text not null,
  discount_percent numeric,
  discount_amount bigint,
  discount_is_after_tax boolean default false not null,
  issue_date date,
  due_date date,
  payment_terms_days smallint not null,
  reference text default ''::text not null,
  note text default ''::text not null,
  custom jsonb default '{}'::jsonb not null,
  replaces_id uuid,
  total bigint not null,
  total_base bigint,
  settled bigint default 0 not null,
  settled_base bigint default 0 not null,
  paid_on date,
  journal_entry_id uuid,
  bill_to_id uuid,
  letterhead_id uuid,
  voided_on date,
  void_reason text,
  void_entry_id uuid,
  archived_at timestamp with time zone,
  created_on date not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  status text generated always as (
CASE
    WHEN (number IS NULL) THEN 'draft'::text
    WHEN (void_entry_id IS NULL) THEN 'issued'::text
    ELSE 'voided'::text
END) stored not null,
  balance_due bigint generated always as (
CASE
    WHEN ((number IS NOT NULL) AND (void_entry_id IS NULL)) THEN (total - settled)
    ELSE (0)::bigint
END) stored not null,
  balance_due_base bigint generated always as (
CASE
    WHEN ((number IS NOT NULL) AND (void_entry_id IS NULL)) THEN (total_base - settled_base)
    ELSE (0)::bigint
END) stored not null,
  sort_date date generated always as (COALESCE(issue_date, created_on)) stored not null,
  number_year text,
  number_seq integer,
  credited bigint default 0 not null,
  written_off bigint default 0 not null,
  opening_id uuid,
  original_date date,
  settled_until date,
  constraint invoice_pkey PRIMARY KEY (tenant_id, id),
  constraint invoice_tenant_id_bill_to_id_fkey FOREIGN KEY (tenant_id, bill_to_id) REFERENCES parties.bill_to(tenant_id, id),
  constraint invoice_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id),
  constraint invoice_tenant_id_letterhead_id_fkey FOREIGN KEY (tenant_id, letterhead_id) REFERENCES invoicing.letterhead(tenant_id, id),
  constraint invoice_tenant_id_replaces_id_fkey FOREIGN KEY (tenant_id, replaces_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint draft_has_no_postings CHECK (number IS NOT NULL OR num_nonnulls(journal_entry_id, bill_to_id, letterhead_id, voided_on, void_reason, void_entry_id, paid_on) = 0 AND settled = 0 AND settled_base = 0),
  constraint due_not_before_issue CHECK (number IS NULL OR due_date >= COALESCE(original_date, issue_date)),
  constraint invoice_discount_amount_check CHECK (discount_amount >= 0 AND discount_amount <= '1000000000000000'::bigint),
  constraint invoice_discount_percent_check CHECK (discount_percent >= 0::numeric AND discount_percent <= 100::numeric),
  constraint invoice_exchange_rate_check CHECK (exchange_rate > 0::numeric),
  constraint invoice_note_check CHECK (length(note) <= 4000),
  constraint invoice_number_check CHECK (length(number) >= 1 AND length(number) <= 60),
  constraint invoice_payment_terms_days_check CHECK (payment_terms_days >= 0 AND payment_terms_days <= 365),
  constraint invoice_reference_check CHECK (length(reference) <= 200),
  constraint invoice_tax_rounding_check CHECK (tax_rounding = ANY (ARRAY['per_document'::text, 'per_line'::text])),
  constraint invoice_total_base_check CHECK (abs(total_base) <= '1000000000000000'::bigint),
  constraint invoice_total_check CHECK (abs(total) <= '1000000000000000'::bigint),
  constraint invoice_void_reason_check CHECK (length(void_reason) >= 1 AND length(void_reason) <= 500),
  constraint issued_is_complete CHECK (number IS NULL OR num_nulls(customer_id, exchange_rate, issue_date, due_date, total_base, journal_entry_id, bill_to_id, letterhead_id) = 0 AND total > 0),
  constraint one_discount CHECK (discount_percent IS NULL OR discount_amount IS NULL),
  constraint only_drafts_are_archived CHECK (archived_at IS NULL OR number IS NULL),
  constraint opening_is_whole CHECK (num_nulls(opening_id, original_date) = ANY (ARRAY[0, 2])),
  constraint settled_by_kinds CHECK (credited >= 0 AND written_off >= 0 AND (credited + written_off) <= settled),
  constraint settled_within_total CHECK (number IS NULL OR settled >= 0 AND settled <= total AND settled_base >= 0 AND settled_base <= total_base AND (paid_on IS NOT NULL) = (settled = total)),
  constraint void_is_not_settled CHECK (void_entry_id IS NULL OR settled = 0 AND settled_base = 0),
  constraint void_is_whole CHECK (num_nonnulls(voided_on, void_reason, void_entry_id) = ANY (ARRAY[0, 3])),
  constraint void_not_before_settled CHECK (voided_on IS NULL OR settled_until IS NULL OR voided_on >= settled_until) NOT VALID
);
CREATE INDEX invoice_by_total ON invoicing.invoice USING btree (tenant_id, total, sort_date) WHERE (archived_at IS NULL);
CREATE INDEX invoice_draft ON invoicing.invoice USING btree (tenant_id, sort_date DESC, id DESC) WHERE (number IS NULL);
CREATE INDEX invoice_newest ON invoicing.invoice USING btree (tenant_id, sort_date DESC, id DESC) WHERE (archived_at IS NULL);
CREATE UNIQUE INDEX invoice_number_given ON invoicing.invoice USING btree (tenant_id, number_year, number_seq) WHERE (number_seq IS NOT NULL);
CREATE UNIQUE INDEX invoice_number_unique ON invoicing.invoice USING btree (tenant_id, number) WHERE ((number IS NOT NULL) AND ((opening_id IS NULL) OR (void_entry_id IS NULL)));
CREATE INDEX invoice_of_customer ON invoicing.invoice USING btree (tenant_id, customer_id, sort_date DESC, id DESC) WHERE (archived_at IS NULL);
CREATE INDEX invoice_of_opening ON invoicing.invoice USING btree (tenant_id, opening_id) WHERE (opening_id IS NOT NULL);
CREATE INDEX invoice_open ON invoicing.invoice USING btree (tenant_id, due_date, id) INCLUDE (customer_id, currency, balance_due, balance_due_base, settled) WHERE (balance_due > 0);
CREATE INDEX invoice_open_of_customer ON invoicing.invoice USING btree (tenant_id, customer_id, due_date, id) INCLUDE (currency, balance_due, balance_due_base) WHERE (balance_due > 0);
CREATE INDEX invoice_paid ON invoicing.invoice USING btree (tenant_id, paid_on) INCLUDE (total_base) WHERE (paid_on IS NOT NULL);
CREATE INDEX invoice_replacing ON invoicing.invoice USING btree (tenant_id, replaces_id) WHERE (replaces_id IS NOT NULL);
CREATE INDEX invoice_tenant_id_change_xid_change_seq_idx ON invoicing.invoice USING btree (tenant_id, change_xid, change_seq);
CREATE INDEX invoice_void ON invoicing.invoice USING btree (tenant_id, sort_date DESC, id DESC) WHERE (void_entry_id IS NOT NULL);
alter table invoicing.invoice enable row level security;
alter table invoicing.invoice force row level security;
create policy tenant_rows on invoicing.invoice for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER keep_issued BEFORE UPDATE ON invoicing.invoice FOR EACH ROW WHEN (old.number IS NOT NULL) EXECUTE FUNCTION invoicing.keep_issued();
CREATE TRIGGER note_change_for_search AFTER UPDATE ON invoicing.invoice FOR EACH ROW WHEN (old.number IS DISTINCT FROM new.number OR old.reference IS DISTINCT FROM new.reference OR old.customer_id IS DISTINCT FROM new.customer_id OR old.sort_date IS DISTINCT FROM new.sort_date OR old.archived_at IS DISTINCT FROM new.archived_at) EXECUTE FUNCTION search.note_invoice();
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE ON invoicing.invoice FOR EACH ROW EXECUTE FUNCTION search.note_invoice();
CREATE TRIGGER stamp_change BEFORE UPDATE ON invoicing.invoice FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on invoicing.invoice to smb_app;

create table invoicing.invoice_line (
  tenant_id uuid default platform.tenant_id() not null,
  invoice_id uuid not null,
  line_no smallint not null,
  id uuid not null,
  description text not null,
  quantity numeric not null,
  unit_price numeric not null,
  discount_percent numeric,
  discount_amount bigint,
  income_account_id uuid not null,
  taxes jsonb default '[]'::jsonb not null,
  tax_code_ids uuid[] default '{}'::uuid[] not null,
  item_id uuid,
  income_base bigint,
  constraint invoice_line_pkey PRIMARY KEY (tenant_id, invoice_id, line_no),
  constraint invoice_line_item FOREIGN KEY (tenant_id, item_id) REFERENCES items.item(tenant_id, id),
  constraint invoice_line_tenant_id_income_account_id_fkey FOREIGN KEY (tenant_id, income_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint invoice_line_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint at_most_five_tax_codes CHECK (cardinality(tax_code_ids) <= 5),
  constraint invoice_line_check CHECK (discount_percent IS NULL OR discount_amount IS NULL),
  constraint invoice_line_description_check CHECK (length(description) <= 1000),
  constraint invoice_line_discount_amount_check CHECK (discount_amount >= 0 AND discount_amount <= '1000000000000000'::bigint),
  constraint invoice_line_discount_percent_check CHECK (discount_percent >= 0::numeric AND discount_percent <= 100::numeric),
  constraint invoice_line_line_no_check CHECK (line_no > 0)
);
CREATE INDEX invoice_line_sold ON invoicing.invoice_line USING btree (tenant_id, invoice_id) INCLUDE (item_id, income_account_id, income_base) WHERE (item_id IS NOT NULL);
alter table invoicing.invoice_line enable row level security;
alter table invoicing.invoice_line force row level security;
create policy tenant_rows on invoicing.invoice_line for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER keep_issued BEFORE INSERT OR DELETE OR UPDATE ON invoicing.invoice_line FOR EACH ROW EXECUTE FUNCTION invoicing.keep_issued_lines();
CREATE TRIGGER prove_tax_codes BEFORE INSERT OR UPDATE OF tax_code_ids ON invoicing.invoice_line FOR EACH ROW WHEN (new.tax_code_ids <> '{}'::uuid[]) EXECUTE FUNCTION invoicing.prove_tax_codes();
grant delete, insert, select, update on invoicing.invoice_line to smb_app;

create table invoicing.letterhead (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid default gen_random_uuid() not null,
  name text not null,
  address text not null,
  country text not null,
  email text not null,
  tax_id text not null,
  footer text default ''::text not null,
  accent text default ''::text not null,
  language text default 'en'::text not null,
  logo_digest text,
  digest text generated always as (md5(((((((((((((((((name || chr(31)) || address) || chr(31)) || country) || chr(31)) || email) || chr(31)) || tax_id) || chr(31)) || footer) || chr(31)) || accent) || chr(31)) || language) || chr(31)) || COALESCE(logo_digest, ''::text)))) stored not null,
  constraint letterhead_pkey PRIMARY KEY (tenant_id, id),
  constraint letterhead_unique UNIQUE (tenant_id, digest),
  constraint letterhead_tenant_id_logo_digest_fkey FOREIGN KEY (tenant_id, logo_digest) REFERENCES invoicing.logo(tenant_id, digest),
  constraint letterhead_accent_check CHECK (accent ~ '^(#[0-9A-F]{6})?$'::text),
  constraint letterhead_address_check CHECK (length(address) <= 500),
  constraint letterhead_country_check CHECK (length(country) <= 2),
  constraint letterhead_email_check CHECK (length(email) <= 254),
  constraint letterhead_footer_check CHECK (length(footer) <= 600),
  constraint letterhead_language_check CHECK (language = ANY (ARRAY['en'::text, 'fr'::text])),
  constraint letterhead_name_check CHECK (length(name) <= 200),
  constraint letterhead_tax_id_check CHECK (length(tax_id) <= 40)
);
alter table invoicing.letterhead enable row level security;
alter table invoicing.letterhead force row level security;
create policy tenant_rows on invoicing.letterhead for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on invoicing.letterhead to smb_app;

create table invoicing.logo (
  tenant_id uuid default platform.tenant_id() not null,
  digest text not null,
  content_type text not null,
  width smallint not null,
  height smallint not null,
  bytes bytea not null,
  constraint logo_pkey PRIMARY KEY (tenant_id, digest),
  constraint logo_bytes_check CHECK (length(bytes) >= 1 AND length(bytes) <= 524288),
  constraint logo_content_type_check CHECK (content_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])),
  constraint logo_digest_check CHECK (length(digest) = 64),
  constraint logo_height_check CHECK (height >= 1 AND height <= 2000),
  constraint logo_width_check CHECK (width >= 1 AND width <= 2000)
);
alter table invoicing.logo enable row level security;
alter table invoicing.logo force row level security;
create policy tenant_rows on invoicing.logo for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on invoicing.logo to smb_app;

create table invoicing.number_format (
  tenant_id uuid default platform.tenant_id() not null,
  series text not null,
  pattern text not null,
  digits smallint not null,
  restarts_yearly boolean not null,
  version integer default 1 not null,
  constraint number_format_pkey PRIMARY KEY (tenant_id, series),
  constraint number_format_digits_check CHECK (digits >= 1 AND digits <= 9),
  constraint number_format_pattern_check CHECK (length(pattern) >= 1 AND length(pattern) <= 40),
  constraint number_format_series_check CHECK (series = ANY (ARRAY['invoice'::text, 'credit_note'::text]))
);
alter table invoicing.number_format enable row level security;
alter table invoicing.number_format force row level security;
create policy tenant_rows on invoicing.number_format for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on invoicing.number_format to smb_app;

create table invoicing.number_raise (
  tenant_id uuid default platform.tenant_id() not null,
  series text not null,
  year_label text not null,
  first_skipped integer not null,
  last_skipped integer not null,
  reason text not null,
  raised_at timestamp with time zone default now() not null,
  raised_by uuid default platform.actor_id(),
  constraint number_raise_pkey PRIMARY KEY (tenant_id, series, year_label, first_skipped),
  constraint number_raise_check CHECK (last_skipped >= first_skipped),
  constraint number_raise_first_skipped_check CHECK (first_skipped > 0),
  constraint number_raise_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 500),
  constraint number_raise_series_check CHECK (series = ANY (ARRAY['invoice'::text, 'credit_note'::text])),
  constraint number_raise_year_label_check CHECK (length(year_label) >= 1 AND length(year_label) <= 20)
);
alter table invoicing.number_raise enable row level security;
alter table invoicing.number_raise force row level security;
create policy tenant_rows on invoicing.number_raise for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on invoicing.number_raise to smb_app;

create table invoicing.number_series (
  tenant_id uuid default platform.tenant_id() not null,
  series text not null,
  year_label text not null,
  pattern text not null,
  digits smallint not null,
  last_number integer not null,
  constraint number_series_pkey PRIMARY KEY (tenant_id, series, year_label),
  constraint number_series_digits_check CHECK (digits >= 1 AND digits <= 12),
  constraint number_series_last_number_check CHECK (last_number >= 0),
  constraint number_series_pattern_check CHECK (length(pattern) <= 40),
  constraint number_series_series_check CHECK (series = ANY (ARRAY['invoice'::text, 'credit_note'::text])),
  constraint number_series_year_label_check CHECK (length(year_label) >= 1 AND length(year_label) <= 20)
);
alter table invoicing.number_series enable row level security;
alter table invoicing.number_series force row level security;
create policy tenant_rows on invoicing.number_series for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on invoicing.number_series to smb_app;

create table invoicing.paper_settings (
  tenant_id uuid default platform.tenant_id() not null,
  note text not null,
  footer text not null,
  accent text not null,
  logo_digest text,
  version integer default 1 not null,
  constraint paper_settings_pkey PRIMARY KEY (tenant_id),
  constraint paper_settings_tenant_id_logo_digest_fkey FOREIGN KEY (tenant_id, logo_digest) REFERENCES invoicing.logo(tenant_id, digest),
  constraint paper_settings_accent_check CHECK (accent ~ '^(#[0-9A-F]{6})?$'::text),
  constraint paper_settings_footer_check CHECK (length(footer) <= 600),
  constraint paper_settings_note_check CHECK (length(note) <= 4000)
);
alter table invoicing.paper_settings enable row level security;
alter table invoicing.paper_settings force row level security;
create policy tenant_rows on invoicing.paper_settings for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on invoicing.paper_settings to smb_app;

create view invoicing.actor with (security_invoker=true) as
 SELECT id,
    name
   FROM identity."user";
grant select on invoicing.actor to smb_app;

create view invoicing.invoice_event with (security_invoker=true) as
 SELECT e.tenant_id,
    e.subject_id AS invoice_id,
    e.seq,
    e.recorded_at,
    e.action,
    e.actor_id,
    u.name AS actor_name,
    e.details
   FROM audit.event e
     LEFT JOIN identity."user" u ON u.id = e.actor_id
  WHERE e.subject_type = 'invoice'::text;
grant select on invoicing.invoice_event to smb_app;

create view invoicing.open_credit with (security_invoker=true) as
 SELECT tenant_id,
    id AS credit_note_id,
    number,
    customer_id,
    currency,
    issue_date,
    remainder,
    remainder_base
   FROM invoicing.credit_note
  WHERE remainder > 0;
grant select on invoicing.open_credit to smb_app;

create view invoicing.open_item with (security_invoker=true) as
 SELECT tenant_id,
    id AS invoice_id,
    number,
    customer_id,
    currency,
    issue_date,
    due_date,
    total,
    total_base,
    balance_due,
    balance_due_base
   FROM invoicing.invoice
  WHERE balance_due > 0;
grant select on invoicing.open_item to smb_app;

CREATE OR REPLACE FUNCTION invoicing.keep_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare free text[] := array['settled', 'settled_base', 'settled_until', 'credited', 'written_off', 'paid_on', 'voided_on', 'void_reason',
  'void_entry_id', 'custom', 'version', 'change_xid', 'change_seq', 'status', 'balance_due', 'balance_due_base', 'sort_date'];
begin
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free or old.void_entry_id is not null then
    raise exception 'invoice % is issued: void it and duplicate it as a new draft', old.number using errcode = 'SM020';
  end if;
  return new;
end $function$;
grant execute on function invoicing.keep_issued to public;

CREATE OR REPLACE FUNCTION invoicing.keep_issued_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare line record := case when tg_op = 'DELETE' then old else new end;
begin
  if tg_op = 'UPDATE' and (new.tenant_id, new.invoice_id) is distinct from (old.tenant_id, old.invoice_id) then
    raise exception 'a line stays with its invoice' using errcode = 'SM020';
  end if;
  if exists (select from invoicing.invoice i where i.tenant_id = line.tenant_id and i.id = line.invoice_id and i.number is not null) then
    raise exception 'the lines of an issued invoice are never changed' using errcode = 'SM020';
  end if;
  return line;
end $function$;
grant execute on function invoicing.keep_issued_lines to public;

CREATE OR REPLACE FUNCTION invoicing.keep_letterhead(p_customer uuid)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare
  kept uuid;
  own record;
  own_language constant text := coalesce(
    (select c.paper_language from parties.customer c where c.tenant_id = platform.tenant_id() and c.id = p_customer),
    (select d.paper_language from parties.customer_default d where d.tenant_id = platform.tenant_id()), 'en');
begin
  select t.name, coalesce(t.address, '') as address, t.country, coalesce(t.email, '') as email,
         coalesce(t.tax_registration_number, '') as tax_id, coalesce(p.footer, '') as footer, coalesce(p.accent, '') as accent, p.logo_digest
    into own from identity.tenant t left join invoicing.paper_settings p on p.tenant_id = t.id where t.id = platform.tenant_id();
  insert into invoicing.letterhead (name, address, country, email, tax_id, footer, accent, language, logo_digest)
  values (own.name, own.address, own.country, own.email, own.tax_id, own.footer, own.accent, own_language, own.logo_digest)
      on conflict on constraint letterhead_unique do nothing returning id into kept;
  if kept is null then
    select l.id into kept from invoicing.letterhead l
     where l.tenant_id = platform.tenant_id()
       and (l.name, l.address, l.country, l.email, l.tax_id, l.footer, l.accent, l.language, coalesce(l.logo_digest, ''))
         = (own.name, own.address, own.country, own.email, own.tax_id, own.footer, own.accent, own_language, coalesce(own.logo_digest, ''));
  end if;
  return kept;
end $function$;
grant execute on function invoicing.keep_letterhead to public;
grant execute on function invoicing.keep_letterhead to smb_app;

CREATE OR REPLACE FUNCTION invoicing.keep_voided()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'credit note % is void and stays as it is', old.number using errcode = 'SM020';
end $function$;
grant execute on function invoicing.keep_voided to public;

CREATE OR REPLACE FUNCTION invoicing.note_settled_until(p_invoice uuid, p_day date)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  update invoicing.invoice set settled_until = greatest(settled_until, p_day)
   where tenant_id = platform.tenant_id() and id = p_invoice and void_entry_id is null
$function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION invoicing.prove_tax_codes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from tax.tax_code c where c.tenant_id = new.tenant_id and c.id = any (new.tax_code_ids)) < cardinality(new.tax_code_ids) then
    raise exception 'a line carries tax codes of its own business, each once' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $function$;
grant execute on function invoicing.prove_tax_codes to public;

-- ── items
create schema items;
grant usage on schema items to smb_app;

create table items.item (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  code text default ''::text not null,
  name text not null,
  description text default ''::text not null,
  unit_price numeric,
  currency character(3) not null,
  unit text default ''::text not null,
  income_account_id uuid,
  tax_code_ids uuid[] default '{}'::uuid[] not null,
  custom jsonb default '{}'::jsonb not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint item_pkey PRIMARY KEY (tenant_id, id),
  constraint item_tenant_id_income_account_id_fkey FOREIGN KEY (tenant_id, income_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint item_code_check CHECK (length(code) <= 40),
  constraint item_description_check CHECK (length(description) <= 1000),
  constraint item_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint item_tax_code_ids_check CHECK (cardinality(tax_code_ids) <= 5),
  constraint item_unit_check CHECK (length(unit) <= 20)
);
CREATE INDEX item_by_name ON items.item USING btree (tenant_id, name, id);
CREATE UNIQUE INDEX item_code_unique ON items.item USING btree (tenant_id, lower(code)) WHERE (code <> ''::text);
CREATE INDEX item_tenant_id_change_xid_change_seq_idx ON items.item USING btree (tenant_id, change_xid, change_seq);
alter table items.item enable row level security;
alter table items.item force row level security;
create policy tenant_rows on items.item for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE OR UPDATE OF code, name, description, archived_at ON items.item FOR EACH ROW EXECUTE FUNCTION search.note_item();
CREATE TRIGGER prove_tax_codes BEFORE INSERT OR UPDATE OF tax_code_ids ON items.item FOR EACH ROW WHEN (new.tax_code_ids <> '{}'::uuid[]) EXECUTE FUNCTION items.prove_tax_codes();
CREATE TRIGGER stamp_change BEFORE UPDATE ON items.item FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on items.item to smb_app;

CREATE OR REPLACE FUNCTION items.prove_tax_codes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from tax.tax_code c where c.tenant_id = new.tenant_id and c.id = any (new.tax_code_ids)) < cardinality(new.tax_code_ids) then
    raise exception 'an item carries tax codes of its own business, each once' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $function$;
grant execute on function items.prove_tax_codes to public;

-- ── ledger
create schema ledger;
grant usage on schema ledger to smb_app;

create table ledger.account (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  code text not null,
  name text not null,
  type text not null,
  parent_id uuid,
  control_role text,
  currency character(3),
  archived_at timestamp with time zone,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint account_pkey PRIMARY KEY (tenant_id, id),
  constraint account_code_unique UNIQUE (tenant_id, code),
  constraint account_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES ledger.account(tenant_id, id),
  constraint account_check CHECK (control_role IS NULL OR archived_at IS NULL),
  constraint account_code_check CHECK (length(code) >= 1 AND length(code) <= 200),
  constraint account_control_role_check CHECK (length(control_role) <= 40),
  constraint account_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint account_type_check CHECK (type = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'income'::text, 'expense'::text]))
);
CREATE UNIQUE INDEX account_control_role_unique ON ledger.account USING btree (tenant_id, control_role) WHERE (control_role IS NOT NULL);
CREATE INDEX account_tenant_id_change_xid_change_seq_idx ON ledger.account USING btree (tenant_id, change_xid, change_seq);
alter table ledger.account enable row level security;
alter table ledger.account force row level security;
create policy tenant_rows on ledger.account for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE OR UPDATE OF code, name ON ledger.account FOR EACH ROW EXECUTE FUNCTION search.note_account();
CREATE TRIGGER stamp_change BEFORE UPDATE ON ledger.account FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on ledger.account to smb_app;

create table ledger.balance_day (
  tenant_id uuid default platform.tenant_id() not null,
  account_id uuid not null,
  currency character(3) not null,
  day date not null,
  debit numeric(38,0) not null,
  credit numeric(38,0) not null,
  base_debit numeric(38,0) not null,
  base_credit numeric(38,0) not null,
  constraint balance_day_pkey PRIMARY KEY (tenant_id, day, account_id, currency)
);
alter table ledger.balance_day enable row level security;
alter table ledger.balance_day force row level security;
create policy tenant_rows on ledger.balance_day for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on ledger.balance_day for all to smb_owner
  using (true);
grant select on ledger.balance_day to smb_app;

create table ledger.balance_delta (
  tenant_id uuid default platform.tenant_id() not null,
  id bigint generated always as identity not null,
  account_id uuid not null,
  currency character(3) not null,
  posting_date date not null,
  debit numeric(38,0) not null,
  credit numeric(38,0) not null,
  base_debit numeric(38,0) not null,
  base_credit numeric(38,0) not null,
  constraint balance_delta_pkey PRIMARY KEY (tenant_id, id)
);
alter table ledger.balance_delta set (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=2000);
alter table ledger.balance_delta enable row level security;
alter table ledger.balance_delta force row level security;
create policy tenant_rows on ledger.balance_delta for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on ledger.balance_delta for all to smb_owner
  using (true);
grant select on ledger.balance_delta to smb_app;

create table ledger.balance_month (
  tenant_id uuid default platform.tenant_id() not null,
  account_id uuid not null,
  currency character(3) not null,
  month date not null,
  debit numeric(38,0) not null,
  credit numeric(38,0) not null,
  base_debit numeric(38,0) not null,
  base_credit numeric(38,0) not null,
  constraint balance_month_pkey PRIMARY KEY (tenant_id, month, account_id, currency)
);
alter table ledger.balance_month enable row level security;
alter table ledger.balance_month force row level security;
create policy tenant_rows on ledger.balance_month for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on ledger.balance_month for all to smb_owner
  using (true);
grant select on ledger.balance_month to smb_app;

create table ledger.book (
  tenant_id uuid default platform.tenant_id() not null,
  base_currency character(3) not null,
  lock_date date,
  version integer default 1 not null,
  constraint book_pkey PRIMARY KEY (tenant_id)
);
alter table ledger.book enable row level security;
alter table ledger.book force row level security;
create policy tenant_rows on ledger.book for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on ledger.book to smb_app;

create table ledger.entry_memo (
  tenant_id uuid default platform.tenant_id() not null,
  entry_id uuid not null,
  memo text not null,
  constraint entry_memo_pkey PRIMARY KEY (tenant_id, entry_id),
  constraint entry_memo_memo_check CHECK (length(memo) >= 1 AND length(memo) <= 500)
);
alter table ledger.entry_memo enable row level security;
alter table ledger.entry_memo force row level security;
create policy tenant_rows on ledger.entry_memo for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER forget_for_search AFTER DELETE ON ledger.entry_memo FOR EACH ROW EXECUTE FUNCTION search.forget_memo();
CREATE TRIGGER note_change_for_search AFTER UPDATE ON ledger.entry_memo REFERENCING NEW TABLE AS new_memo FOR EACH STATEMENT EXECUTE FUNCTION search.note_memos();
CREATE TRIGGER note_for_search AFTER INSERT ON ledger.entry_memo REFERENCING NEW TABLE AS new_memo FOR EACH STATEMENT EXECUTE FUNCTION search.note_memos();
grant select on ledger.entry_memo to smb_app;

create table ledger.journal_entry (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  posting_date date not null,
  kind text not null,
  source_type text not null,
  source_id uuid not null,
  reverses_id uuid,
  posted_at timestamp with time zone default now() not null,
  posted_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint journal_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint journal_entry_kind_check CHECK (kind = ANY (ARRAY['post'::text, 'reverse'::text, 'void'::text])),
  constraint journal_entry_source_type_check CHECK (length(source_type) <= 40)
);
alter table ledger.journal_entry set (autovacuum_analyze_scale_factor=0.02);
CREATE INDEX journal_entry_by_date ON ledger.journal_entry USING btree (tenant_id, posting_date, id);
CREATE INDEX journal_entry_by_source ON ledger.journal_entry USING btree (tenant_id, source_type, posting_date, id) WHERE (source_type <> 'journal_import'::text);
CREATE UNIQUE INDEX journal_entry_reverses_unique ON ledger.journal_entry USING btree (tenant_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE UNIQUE INDEX journal_entry_source_unique ON ledger.journal_entry USING btree (tenant_id, source_id, kind, source_type);
CREATE INDEX journal_entry_tenant_id_change_xid_change_seq_idx ON ledger.journal_entry USING btree (tenant_id, change_xid, change_seq);
alter table ledger.journal_entry enable row level security;
alter table ledger.journal_entry force row level security;
create policy tenant_rows on ledger.journal_entry for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON ledger.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.source_type <> 'journal_import'::text) EXECUTE FUNCTION ledger.check_entry_balances();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger.journal_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change('post a reversal instead');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change('post a reversal instead');
grant select on ledger.journal_entry to smb_app;

create table ledger.journal_line (
  tenant_id uuid default platform.tenant_id() not null,
  entry_id uuid not null,
  line_no integer not null,
  account_id uuid not null,
  posting_date date not null,
  currency character(3) not null,
  debit bigint not null,
  credit bigint not null,
  base_debit bigint not null,
  base_credit bigint not null,
  rate numeric not null,
  customer_id uuid,
  tax_code_id uuid,
  further_tax_code_ids uuid[],
  constraint journal_line_pkey PRIMARY KEY (tenant_id, entry_id, line_no),
  constraint journal_line_line_no_check CHECK (line_no > 0),
  constraint journal_line_rate_check CHECK (rate > 0::numeric),
  constraint line_has_one_side CHECK (debit >= 0 AND credit >= 0 AND base_debit >= 0 AND base_credit >= 0 AND (debit = 0 OR credit = 0) AND (base_debit = 0 OR base_credit = 0) AND (debit + credit + base_debit + base_credit) > 0 AND (debit = 0 OR base_credit = 0) AND (credit = 0 OR base_debit = 0)),
  constraint line_not_too_large CHECK (GREATEST(debit, credit, base_debit, base_credit) <= '1000000000000000'::bigint)
);
alter table ledger.journal_line set (autovacuum_analyze_scale_factor=0.02);
CREATE INDEX journal_line_by_account ON ledger.journal_line USING btree (tenant_id, account_id, posting_date, entry_id, line_no) INCLUDE (currency, debit, credit, base_debit, base_credit);
CREATE INDEX journal_line_by_credit ON ledger.journal_line USING btree (tenant_id, credit, posting_date) WHERE (credit > 0);
CREATE INDEX journal_line_by_debit ON ledger.journal_line USING btree (tenant_id, debit, posting_date) WHERE (debit > 0);
CREATE INDEX journal_line_foreign ON ledger.journal_line USING btree (tenant_id, currency, posting_date, entry_id) WHERE (rate <> (1)::numeric);
alter table ledger.journal_line enable row level security;
alter table ledger.journal_line force row level security;
create policy tenant_rows on ledger.journal_line for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER lines_belong AFTER INSERT ON ledger.journal_line REFERENCING NEW TABLE AS new_line FOR EACH STATEMENT WHEN (current_setting('ledger.lines_proved'::text, true) IS DISTINCT FROM 'yes'::text) EXECUTE FUNCTION ledger.check_lines_belong();
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON ledger.journal_line FOR EACH ROW EXECUTE FUNCTION platform.refuse_change('post a reversal instead');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ledger.journal_line FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change('post a reversal instead');
grant select on ledger.journal_line to smb_app;

create table ledger.journal_occurrence (
  tenant_id uuid default platform.tenant_id() not null,
  template_id uuid not null,
  occurs_on date not null,
  entry_id uuid,
  constraint journal_occurrence_pkey PRIMARY KEY (tenant_id, template_id, occurs_on),
  constraint journal_occurrence_tenant_id_template_id_fkey FOREIGN KEY (tenant_id, template_id) REFERENCES ledger.journal_template(tenant_id, id)
);
alter table ledger.journal_occurrence enable row level security;
alter table ledger.journal_occurrence force row level security;
create policy tenant_rows on ledger.journal_occurrence for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on ledger.journal_occurrence to smb_app;

create table ledger.journal_template (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  name text not null,
  memo text not null,
  lines jsonb not null,
  cadence text,
  starts_on date,
  ends_on date,
  next_on date,
  failure text,
  failed_at timestamp with time zone,
  saved_by uuid default platform.actor_id() not null,
  archived_at timestamp with time zone,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint journal_template_pkey PRIMARY KEY (tenant_id, id),
  constraint failure_is_whole CHECK (num_nonnulls(failure, failed_at) = ANY (ARRAY[0, 2])),
  constraint journal_template_cadence_check CHECK (cadence = ANY (ARRAY['weekly'::text, 'monthly'::text, 'quarterly'::text, 'yearly'::text])),
  constraint journal_template_check CHECK (ends_on >= starts_on),
  constraint journal_template_failure_check CHECK (length(failure) <= 1000),
  constraint journal_template_lines_check CHECK (jsonb_typeof(lines) = 'array'::text),
  constraint journal_template_memo_check CHECK (length(memo) <= 500),
  constraint journal_template_name_check CHECK (length(name) >= 1 AND length(name) <= 120),
  constraint recurrence_is_whole CHECK ((num_nonnulls(cadence, starts_on) = ANY (ARRAY[0, 2])) AND (cadence IS NOT NULL OR num_nonnulls(ends_on, next_on) = 0))
);
CREATE INDEX journal_template_due ON ledger.journal_template USING btree (tenant_id, next_on) WHERE ((next_on IS NOT NULL) AND (archived_at IS NULL));
CREATE UNIQUE INDEX journal_template_name_unique ON ledger.journal_template USING btree (tenant_id, lower(name)) WHERE (archived_at IS NULL);
CREATE INDEX journal_template_tenant_id_change_xid_change_seq_idx ON ledger.journal_template USING btree (tenant_id, change_xid, change_seq);
alter table ledger.journal_template enable row level security;
alter table ledger.journal_template force row level security;
create policy tenant_rows on ledger.journal_template for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on ledger.journal_template for select to smb_owner
  using (true);
CREATE TRIGGER stamp_change BEFORE UPDATE ON ledger.journal_template FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on ledger.journal_template to smb_app;

CREATE OR REPLACE FUNCTION ledger.begin_import()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not pg_try_advisory_xact_lock(hashtextextended('ledger.import:' || platform.tenant_id(), 0)) then
    raise exception 'another import is running' using errcode = 'SM008';
  end if;
  create temporary table import_entry (
    entry_no integer not null, entry_id uuid not null, source_id uuid not null, known_as uuid, posting_date date not null, memo text
  ) on commit drop;
  create temporary table import_line (
    entry_no integer not null, line_no integer not null, account_id uuid not null, currency char(3) not null,
    debit bigint not null, credit bigint not null, base_debit bigint not null, base_credit bigint not null, rate text
  ) on commit drop;
  grant insert on pg_temp.import_entry, pg_temp.import_line to "smb_app";
end $function$;
grant execute on function ledger.begin_import to smb_app;

CREATE OR REPLACE FUNCTION ledger.check_entry_balances()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare totals record;
begin
  select count(*) as lines, coalesce(sum(base_debit), 0) as debit, coalesce(sum(base_credit), 0) as credit into totals
    from ledger.journal_line where tenant_id = new.tenant_id and entry_id = new.id;
  if totals.lines < 2 or totals.debit <> totals.credit then
    raise exception 'entry % does not balance: debit %, credit %', new.id, totals.debit, totals.credit using errcode = 'SM004';
  end if;
  return null;
end $function$;
grant execute on function ledger.check_entry_balances to smb_app;

CREATE OR REPLACE FUNCTION ledger.check_lines_belong()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  tenants uuid[]; entries uuid[]; accounts uuid[]; dates date[];
  is_whole boolean;
begin
  select array_agg(distinct tenant_id), (array_agg(distinct entry_id))[1:2], array_agg(distinct account_id), (array_agg(distinct posting_date))[1:2]
    into tenants, entries, accounts, dates from new_line;
  if entries is null then return null; end if;
  if cardinality(entries) = 1 then
    is_whole := cardinality(dates) = 1 and exists (select from ledger.journal_entry e where e.tenant_id = tenants[1] and e.id = entries[1]
      and e.change_xid = pg_current_xact_id() and e.posting_date = dates[1]);
  else
    is_whole := not exists (select from new_line l left join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where e.id is null or e.change_xid <> pg_current_xact_id() or e.posting_date <> l.posting_date);
  end if;
  if not is_whole then
    raise exception 'a journal line must be written together with its entry' using errcode = 'SM011';
  end if;
  if cardinality(tenants) > 1 or cardinality(accounts) <>
     (select count(*) from ledger.account a where a.tenant_id = tenants[1] and a.id = any (accounts)) then
    raise exception 'a journal line names an account that does not exist' using errcode = 'SM002';
  end if;
  return null;
end $function$;
grant execute on function ledger.check_lines_belong to smb_app;

CREATE OR REPLACE FUNCTION ledger.due_templates(p_moment timestamp with time zone, p_limit integer)
 RETURNS TABLE(tenant_id uuid, template_id uuid, saved_by uuid, base_currency text, time_zone text, fiscal_year_start_month smallint, moment timestamp with time zone, today date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select t.id, j.id, j.saved_by, t.base_currency, t.time_zone, t.fiscal_year_start_month, m.moment, (m.moment at time zone t.time_zone)::date
    from (select coalesce(p_moment, now()) as moment) m, ledger.journal_template j join identity.tenant t on t.id = j.tenant_id
   where j.next_on <= (m.moment at time zone t.time_zone)::date and j.archived_at is null
   order by j.failed_at nulls first, j.next_on limit p_limit
$function$;
grant execute on function ledger.due_templates to smb_app;

CREATE OR REPLACE FUNCTION ledger.import_entries(p_import uuid, OUT added bigint, OUT known bigint, OUT lines bigint)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  tenant uuid := platform.tenant_id();
  closed_up_to date;
  bad record;
  days record;
begin
  if tenant is null then raise exception 'no tenant is set' using errcode = 'SM012'; end if;
  if (select count(*) from pg_class c where c.relnamespace = pg_my_temp_schema() and c.relname in ('import_entry', 'import_line')
        and c.relkind = 'r' and pg_get_userbyid(c.relowner) = current_user) <> 2 then
    raise exception 'no import is open in this transaction' using errcode = 'SM012';
  end if;

  -- Rule 35: in base currency, and in the transaction currency where there is only one.
  select coalesce(e.entry_no, l.entry_no) as entry_no, l.base_difference, l.count into bad
    from pg_temp.import_entry e full join (
      select entry_no, count(*) as count, sum(base_debit - base_credit) as base_difference,
             case when min(currency) = max(currency) then sum(debit - credit) else 0 end as difference
        from pg_temp.import_line group by entry_no) l on l.entry_no = e.entry_no
   where e.entry_no is null or l.entry_no is null or l.count not between 2 and 1000 or l.base_difference <> 0 or l.difference <> 0
   order by 1 limit 1;
  if found then
    raise exception 'entry % has % lines and a difference of %', bad.entry_no, bad.count, bad.base_difference
      using errcode = 'SM004', detail = bad.entry_no::text;
  end if;

  -- Offset 0 keeps this a look-up per entry: a join would read the whole journal for every batch.
  delete from pg_temp.import_entry i
   where exists (select from ledger.journal_entry e where e.tenant_id = tenant and e.source_id = i.source_id
                    and e.kind = 'post' and e.source_type = 'journal_import' offset 0)
      or i.known_as is not null
         and exists (select from ledger.journal_entry e where e.tenant_id = tenant and e.id = i.known_as offset 0);
  get diagnostics known = row_count;

  select lock_date into closed_up_to from ledger.book where tenant_id = tenant;
  select string_agg(entry_no::text, ',') as entries into bad
    from (select entry_no from pg_temp.import_entry where posting_date <= closed_up_to order by entry_no limit 20) locked;
  if bad.entries is not null then
    raise exception 'the books are closed up to %', closed_up_to using errcode = 'SM001', detail = closed_up_to || ' ' || bad.entries;
  end if;
  select min(posting_date) as first, max(posting_date) as last into days from pg_temp.import_entry;
  perform ledger.refuse_locked_date(days.first);

  if exists (select from (select distinct account_id, currency from pg_temp.import_line) l
               left join ledger.account a on a.tenant_id = tenant and a.id = l.account_id
              where a.id is null or a.archived_at is not null or a.control_role in ('accounts_receivable', 'customer_credit') or a.currency <> l.currency) then
    -- Something is wrong with an account, perhaps only of entries that are known already.
    select l.account_id, l.entry_no, a.id as exists, a.code, a.archived_at, a.control_role, a.currency into bad
      from pg_temp.import_line l join pg_temp.import_entry e on e.entry_no = l.entry_no
      left join ledger.account a on a.tenant_id = tenant and a.id = l.account_id
     where a.id is null or a.archived_at is not null or a.control_role in ('accounts_receivable', 'customer_credit') or a.currency <> l.currency
     order by l.entry_no limit 1;
    if bad.entry_no is null then null;
    elsif bad.exists is null then raise exception 'account % does not exist', bad.account_id using errcode = 'SM002';
    elsif bad.archived_at is not null then
      raise exception 'account % is archived', bad.code using errcode = 'SM003', detail = bad.entry_no || ' ' || bad.code;
    elsif bad.control_role in ('accounts_receivable', 'customer_credit') then raise exception 'account % belongs to documents', bad.code using errcode = 'SM007', detail = bad.code;
    else raise exception 'account % takes % only', bad.code, bad.currency using errcode = 'SM006', detail = bad.code || ' ' || bad.currency;
    end if;
  end if;

  insert into ledger.journal_entry (tenant_id, id, posting_date, kind, source_type, source_id, posted_by)
  select tenant, entry_id, posting_date, 'post', 'journal_import', source_id, platform.actor_id() from pg_temp.import_entry;
  get diagnostics added = row_count;
  perform set_config('ledger.lines_proved', 'yes', true);
  insert into ledger.journal_line (tenant_id, entry_id, line_no, account_id, posting_date, currency, debit, credit,
                                   base_debit, base_credit, rate)
  select tenant, e.entry_id, l.line_no, l.account_id, e.posting_date, l.currency, l.debit, l.credit, l.base_debit, l.base_credit,
         coalesce(l.rate::numeric, 1)
    from pg_temp.import_line l join pg_temp.import_entry e on e.entry_no = l.entry_no;
  get diagnostics lines = row_count;
  perform set_config('ledger.lines_proved', '', true);
  insert into ledger.entry_memo (tenant_id, entry_id, memo)
  select tenant, entry_id, memo from pg_temp.import_entry where memo is not null;

  -- One delta per account, currency and day; the roll-up takes it from there, so that an import locks no balance.
  insert into ledger.balance_delta (tenant_id, account_id, currency, posting_date, debit, credit, base_debit, base_credit)
  select tenant, l.account_id, l.currency, e.posting_date, sum(l.debit), sum(l.credit), sum(l.base_debit), sum(l.base_credit)
    from pg_temp.import_line l join pg_temp.import_entry e on e.entry_no = l.entry_no group by 2, 3, 4;

  if added > 0 then
    perform audit.record('ledger.entries_imported', 'journal_import', p_import,
      jsonb_build_object('entries', added, 'lines', lines, 'from', days.first, 'to', days.last));
  end if;
  truncate pg_temp.import_entry, pg_temp.import_line;
end $function$;
grant execute on function ledger.import_entries to smb_app;

CREATE OR REPLACE FUNCTION ledger.movement_parts(p_from date, p_to date)
 RETURNS TABLE(account_id uuid, currency character, day date, debit numeric, credit numeric, base_debit numeric, base_credit numeric)
 LANGUAGE sql
 STABLE
AS $function$
  select b.account_id, b.currency, b.month, b.debit, b.credit, b.base_debit, b.base_credit from ledger.balance_month b
   where b.month >= coalesce((date_trunc('month', p_from - 1) + interval '1 month')::date, '-infinity')
     and b.month < date_trunc('month', p_to + 1)::date
  union all
  select b.account_id, b.currency, b.day, b.debit, b.credit, b.base_debit, b.base_credit from ledger.balance_day b
   where b.day >= p_from and b.day < least((date_trunc('month', p_from - 1) + interval '1 month')::date, p_to + 1)
  union all
  select b.account_id, b.currency, b.day, b.debit, b.credit, b.base_debit, b.base_credit from ledger.balance_day b
   where b.day >= greatest((date_trunc('month', p_from - 1) + interval '1 month')::date, date_trunc('month', p_to + 1)::date)
     and b.day <= p_to
  union all
  select b.account_id, b.currency, b.posting_date, b.debit, b.credit, b.base_debit, b.base_credit from ledger.balance_delta b
   where b.posting_date >= coalesce(p_from, '-infinity') and b.posting_date <= p_to
$function$;
grant execute on function ledger.movement_parts to smb_app;

CREATE OR REPLACE FUNCTION ledger.movements(p_from date, p_to date)
 RETURNS TABLE(account_id uuid, currency character, debit numeric, credit numeric, base_debit numeric, base_credit numeric)
 LANGUAGE sql
 STABLE
AS $function$
  select p.account_id, p.currency, sum(p.debit), sum(p.credit), sum(p.base_debit), sum(p.base_credit)
    from ledger.movement_parts(p_from, p_to) p group by 1, 2
$function$;
grant execute on function ledger.movements to smb_app;

CREATE OR REPLACE FUNCTION ledger.post_entry(p_id uuid, p_posting_date date, p_kind text, p_source_type text, p_source_id uuid, p_reverses_id uuid, p_memo text, p_account_ids uuid[], p_currencies text[], p_debits bigint[], p_credits bigint[], p_base_debits bigint[], p_base_credits bigint[], p_rates numeric[], p_customer_ids uuid[], p_tax_code_ids uuid[], p_further_tax_codes text[] DEFAULT NULL::text[])
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.tenant_id();
  accounts record;
  bad record;
  is_by_hand boolean;
  proved text;
begin
  if tenant is null then raise exception 'no tenant is set' using errcode = 'SM012'; end if;
  if p_source_type = 'journal_import' then raise exception 'imports have their own door' using errcode = 'SM012'; end if;
  if coalesce(cardinality(p_account_ids), 0) not between 2 and 1000 then
    raise exception 'an entry has 2 to 1000 lines' using errcode = 'SM005';
  end if;
  perform ledger.refuse_locked_date(p_posting_date);

  -- What documents keep equal to their open items (rule 38) is not posted to by hand.
  is_by_hand := p_source_type in ('manual', 'statement_line') and p_reverses_id is null;
  select bool_or(a.id is null) as is_unknown,
         bool_or(a.archived_at is not null or a.currency <> given.currency
           or is_by_hand and a.control_role in ('accounts_receivable', 'customer_credit')) as is_refused into accounts
    from unnest(p_account_ids, p_currencies) as given(id, currency)
    left join ledger.account a on a.tenant_id = tenant and a.id = any (p_account_ids) and a.id = given.id;
  if accounts.is_unknown then raise exception 'a journal line names an account that does not exist' using errcode = 'SM002'; end if;
  if accounts.is_refused then
    select a.code, a.archived_at, a.currency, is_by_hand and a.control_role in ('accounts_receivable', 'customer_credit') as is_reserved into bad
      from unnest(p_account_ids, p_currencies) as given(id, currency) join ledger.account a on a.tenant_id = tenant and a.id = given.id
     where a.archived_at is not null or a.currency <> given.currency
        or is_by_hand and a.control_role in ('accounts_receivable', 'customer_credit') limit 1;
    if bad.archived_at is not null then raise exception 'account % is archived', bad.code using errcode = 'SM003', detail = bad.code;
    elsif bad.is_reserved then raise exception 'account % belongs to documents', bad.code using errcode = 'SM007', detail = bad.code;
    else raise exception 'account % takes % only', bad.code, bad.currency using errcode = 'SM006', detail = bad.code || ' ' || bad.currency;
    end if;
  end if;

  insert into ledger.journal_entry (tenant_id, id, posting_date, kind, source_type, source_id, reverses_id, posted_by)
  values (tenant, p_id, p_posting_date, p_kind, p_source_type, p_source_id, p_reverses_id, platform.actor_id());

  proved := set_config('ledger.lines_proved', 'yes', true);
  insert into ledger.journal_line (tenant_id, entry_id, line_no, account_id, posting_date, currency, debit, credit,
                                   base_debit, base_credit, rate, customer_id, tax_code_id, further_tax_code_ids)
  select tenant, p_id, l.line_no, l.account_id, p_posting_date, l.currency, l.debit, l.credit,
         l.base_debit, l.base_credit, l.rate, l.customer_id, l.tax_code_id, l.further_tax_codes::uuid[]
    from unnest(p_account_ids, p_currencies, p_debits, p_credits, p_base_debits, p_base_credits, p_rates, p_customer_ids, p_tax_code_ids,
                p_further_tax_codes)
         with ordinality as l(account_id, currency, debit, credit, base_debit, base_credit, rate, customer_id, tax_code_id, further_tax_codes, line_no);
  proved := set_config('ledger.lines_proved', '', true);

  insert into ledger.balance_delta (tenant_id, account_id, currency, posting_date, debit, credit, base_debit, base_credit)
  select tenant, l.account_id, l.currency, p_posting_date, l.debit, l.credit, l.base_debit, l.base_credit
    from unnest(p_account_ids, p_currencies, p_debits, p_credits, p_base_debits, p_base_credits)
         as l(account_id, currency, debit, credit, base_debit, base_credit);

  if p_memo is not null then
    insert into ledger.entry_memo (tenant_id, entry_id, memo) values (tenant, p_id, p_memo);
  end if;
  perform audit.record('ledger.entry_posted', 'journal_entry', p_id, jsonb_build_object(
    'posting_date', p_posting_date, 'kind', p_kind, 'source_type', p_source_type, 'source_id', p_source_id));
  return now();
end $function$;
grant execute on function ledger.post_entry to smb_app;

CREATE OR REPLACE FUNCTION ledger.projection_differences()
 RETURNS TABLE(account_id uuid, currency character, month date, projected numeric, posted numeric)
 LANGUAGE sql
 STABLE
AS $function$
  with projected as (
    select account_id, currency, month, debit - credit as net, base_debit - base_credit as base_net from ledger.balance_month
    union all
    select account_id, currency, date_trunc('month', posting_date)::date, debit - credit, base_debit - base_credit from ledger.balance_delta
  ), by_day as (
    select account_id, currency, date_trunc('month', day)::date as month, debit - credit as net, base_debit - base_credit as base_net from ledger.balance_day
    union all
    select account_id, currency, date_trunc('month', posting_date)::date, debit - credit, base_debit - base_credit from ledger.balance_delta
  ), posted as (
    select account_id, currency, date_trunc('month', posting_date)::date as month, debit - credit as net, base_debit - base_credit as base_net
      from ledger.journal_line
  ), compared as (
    select account_id, currency, month, sum(p) as projected, sum(d) as daily, sum(l) as posted, sum(bp) as base_projected, sum(bd) as base_daily, sum(bl) as base_posted from (
      select account_id, currency, month, net as p, 0 as d, 0 as l, base_net as bp, 0 as bd, 0 as bl from projected
      union all select account_id, currency, month, 0, net, 0, 0, base_net, 0 from by_day
      union all select account_id, currency, month, 0, 0, net, 0, 0, base_net from posted) x group by 1, 2, 3
  )
  select account_id, currency, month, projected, posted from compared
   where projected <> posted or daily <> posted or base_projected <> base_posted or base_daily <> base_posted
$function$;
grant execute on function ledger.projection_differences to smb_app;

CREATE OR REPLACE FUNCTION ledger.refuse_locked_date(p_posting_date date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare locked date;
begin
  -- Shared: postings never wait for each other, only for someone who is moving the lock date.
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger.lock_date:' || platform.tenant_id(), 0));
  select lock_date into locked from ledger.book where tenant_id = platform.tenant_id();
  if p_posting_date <= locked then
    raise exception 'the books are closed up to %', locked using errcode = 'SM001', detail = locked::text;
  end if;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION ledger.roll_up_balances(p_limit integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare taken bigint;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('ledger.roll_up', 0)) then return 0; end if;
  with picked as (
    delete from ledger.balance_delta where ctid = any (array(select ctid from ledger.balance_delta limit p_limit)) returning *
  ), by_month as (
    insert into ledger.balance_month as b (tenant_id, account_id, currency, month, debit, credit, base_debit, base_credit)
    select tenant_id, account_id, currency, date_trunc('month', posting_date)::date, sum(debit), sum(credit), sum(base_debit), sum(base_credit)
      from picked group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (tenant_id, month, account_id, currency) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
      base_debit = b.base_debit + excluded.base_debit, base_credit = b.base_credit + excluded.base_credit
  ), by_day as (
    insert into ledger.balance_day as b (tenant_id, account_id, currency, day, debit, credit, base_debit, base_credit)
    select tenant_id, account_id, currency, posting_date, sum(debit), sum(credit), sum(base_debit), sum(base_credit)
      from picked group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (tenant_id, day, account_id, currency) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
      base_debit = b.base_debit + excluded.base_debit, base_credit = b.base_credit + excluded.base_credit
  )
  select count(*) into taken from picked;
  return taken;
end $function$;
grant execute on function ledger.roll_up_balances to smb_app;

CREATE OR REPLACE FUNCTION ledger.roll_up_own_balances()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.tenant_id();
  taken bigint;
begin
  -- The worker does not wait for this lock but comes back later.
  perform pg_advisory_xact_lock(hashtextextended('ledger.roll_up', 0));
  with picked as (
    delete from ledger.balance_delta where tenant_id = tenant returning *
  ), by_month as (
    insert into ledger.balance_month as b (tenant_id, account_id, currency, month, debit, credit, base_debit, base_credit)
    select tenant, account_id, currency, date_trunc('month', posting_date)::date, sum(debit), sum(credit), sum(base_debit), sum(base_credit)
      from picked group by 2, 3, 4 order by 4, 2, 3
    on conflict (tenant_id, month, account_id, currency) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
      base_debit = b.base_debit + excluded.base_debit, base_credit = b.base_credit + excluded.base_credit
  ), by_day as (
    insert into ledger.balance_day as b (tenant_id, account_id, currency, day, debit, credit, base_debit, base_credit)
    select tenant, account_id, currency, posting_date, sum(debit), sum(credit), sum(base_debit), sum(base_credit)
      from picked group by 2, 3, 4 order by 4, 2, 3
    on conflict (tenant_id, day, account_id, currency) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
      base_debit = b.base_debit + excluded.base_debit, base_credit = b.base_credit + excluded.base_credit
  )
  select count(*) into taken from picked;
  return taken;
end $function$;
grant execute on function ledger.roll_up_own_balances to smb_app;

CREATE OR REPLACE FUNCTION ledger.set_lock_date(p_lock_date date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare before date;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger.lock_date:' || platform.tenant_id(), 0));
  select lock_date into before from ledger.book where tenant_id = platform.tenant_id();
  update ledger.book set lock_date = p_lock_date, version = version + 1 where tenant_id = platform.tenant_id();
  perform audit.record('ledger.lock_date_set', 'book', platform.tenant_id(), jsonb_build_object('before', before, 'after', p_lock_date));
end $function$;
grant execute on function ledger.set_lock_date to smb_app;

-- ── onboarding
create schema onboarding;
grant usage on schema onboarding to smb_app;

create table onboarding.opening_balances (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  as_of date not null,
  opening_account_id uuid not null,
  journal_entry_id uuid,
  difference bigint not null,
  invoice_count integer not null,
  invoice_total bigint not null,
  posted_at timestamp with time zone default now() not null,
  posted_by uuid default platform.actor_id(),
  reversed_at timestamp with time zone,
  reversed_by uuid,
  reversal_entry_id uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint opening_balances_pkey PRIMARY KEY (tenant_id, id),
  constraint opening_balances_tenant_id_opening_account_id_fkey FOREIGN KEY (tenant_id, opening_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint opening_balances_check CHECK (reversed_at IS NOT NULL OR num_nonnulls(reversed_by, reversal_entry_id) = 0),
  constraint opening_balances_check1 CHECK (reversal_entry_id IS NULL OR journal_entry_id IS NOT NULL),
  constraint opening_balances_difference_check CHECK (abs(difference) <= '1000000000000000'::bigint),
  constraint opening_balances_invoice_count_check CHECK (invoice_count >= 0),
  constraint opening_balances_invoice_total_check CHECK (invoice_total >= 0 AND invoice_total <= '1000000000000000'::bigint)
);
CREATE UNIQUE INDEX opening_balances_one_live ON onboarding.opening_balances USING btree (tenant_id) WHERE (reversed_at IS NULL);
CREATE INDEX opening_balances_tenant_id_change_xid_change_seq_idx ON onboarding.opening_balances USING btree (tenant_id, change_xid, change_seq);
alter table onboarding.opening_balances enable row level security;
alter table onboarding.opening_balances force row level security;
create policy tenant_rows on onboarding.opening_balances for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON onboarding.opening_balances FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_reversed BEFORE UPDATE OF reversed_at, reversed_by, reversal_entry_id ON onboarding.opening_balances FOR EACH ROW WHEN (old.reversed_at IS NOT NULL) EXECUTE FUNCTION onboarding.keep_reversed();
grant insert, select on onboarding.opening_balances to smb_app;
grant update (reversal_entry_id, reversed_at, reversed_by) on onboarding.opening_balances to smb_app;

CREATE OR REPLACE FUNCTION onboarding.keep_reversed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'opening balances that were reversed stay reversed' using errcode = 'SM020';
end $function$;
grant execute on function onboarding.keep_reversed to public;

-- ── parties
create schema parties;
grant usage on schema parties to smb_app;

create table parties.bill_to (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid default gen_random_uuid() not null,
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
  digest text generated always as (md5(((((((((((((((((((name || chr(31)) || email) || chr(31)) || phone) || chr(31)) || tax_id) || chr(31)) || address_line1) || chr(31)) || address_line2) || chr(31)) || city) || chr(31)) || region) || chr(31)) || postal_code) || chr(31)) || country))) stored not null,
  constraint bill_to_pkey PRIMARY KEY (tenant_id, id),
  constraint bill_to_unique UNIQUE (tenant_id, customer_id, digest),
  constraint bill_to_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id)
);
alter table parties.bill_to enable row level security;
alter table parties.bill_to force row level security;
create policy tenant_rows on parties.bill_to for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on parties.bill_to to smb_app;

create table parties.customer (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  name text not null,
  email text default ''::text not null,
  phone text default ''::text not null,
  currency character(3) not null,
  payment_terms_days smallint not null,
  tax_id text default ''::text not null,
  address_line1 text default ''::text not null,
  address_line2 text default ''::text not null,
  city text default ''::text not null,
  region text default ''::text not null,
  postal_code text default ''::text not null,
  country text default ''::text not null,
  notes text default ''::text not null,
  custom jsonb default '{}'::jsonb not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  paper_language text,
  constraint customer_pkey PRIMARY KEY (tenant_id, id),
  constraint customer_address_line1_check CHECK (length(address_line1) <= 120),
  constraint customer_address_line2_check CHECK (length(address_line2) <= 120),
  constraint customer_city_check CHECK (length(city) <= 120),
  constraint customer_country_check CHECK (country ~ '^([A-Z]{2})?$'::text),
  constraint customer_email_check CHECK (length(email) <= 254),
  constraint customer_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint customer_notes_check CHECK (length(notes) <= 4000),
  constraint customer_paper_language CHECK (paper_language = ANY (ARRAY['en'::text, 'fr'::text])),
  constraint customer_payment_terms_days_check CHECK (payment_terms_days >= 0 AND payment_terms_days <= 365),
  constraint customer_phone_check CHECK (length(phone) <= 40),
  constraint customer_postal_code_check CHECK (length(postal_code) <= 20),
  constraint customer_region_check CHECK (length(region) <= 120),
  constraint customer_tax_id_check CHECK (length(tax_id) <= 40)
);
CREATE INDEX customer_by_name ON parties.customer USING btree (tenant_id, name, id);
CREATE INDEX customer_tenant_id_change_xid_change_seq_idx ON parties.customer USING btree (tenant_id, change_xid, change_seq);
alter table parties.customer enable row level security;
alter table parties.customer force row level security;
create policy tenant_rows on parties.customer for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE OR UPDATE OF name, email, phone, tax_id ON parties.customer FOR EACH ROW EXECUTE FUNCTION search.note_customer();
CREATE TRIGGER stamp_change BEFORE UPDATE ON parties.customer FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on parties.customer to smb_app;

create table parties.customer_default (
  tenant_id uuid default platform.tenant_id() not null,
  payment_terms_days smallint not null,
  paper_language text not null,
  constraint customer_default_pkey PRIMARY KEY (tenant_id),
  constraint customer_default_paper_language_check CHECK (paper_language = ANY (ARRAY['en'::text, 'fr'::text])),
  constraint customer_default_payment_terms_days_check CHECK (payment_terms_days >= 0 AND payment_terms_days <= 365)
);
alter table parties.customer_default enable row level security;
alter table parties.customer_default force row level security;
create policy tenant_rows on parties.customer_default for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on parties.customer_default to smb_app;

CREATE OR REPLACE FUNCTION parties.keep_bill_to(p_customer uuid)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
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
end $function$;
grant execute on function parties.keep_bill_to to public;
grant execute on function parties.keep_bill_to to smb_app;

-- ── payments
create schema payments;
grant usage on schema payments to smb_app;

create table payments.allocation (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  payment_id uuid,
  invoice_id uuid not null,
  amount bigint not null,
  relief_base bigint not null,
  used_base bigint not null,
  allocated_on date not null,
  post_entry_id uuid,
  allocated_at timestamp with time zone default now() not null,
  allocated_by uuid default platform.actor_id(),
  ended_on date,
  end_entry_id uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  credit_note_id uuid,
  write_off_id uuid,
  constraint allocation_pkey PRIMARY KEY (tenant_id, id),
  constraint allocation_tenant_id_credit_note_id_fkey FOREIGN KEY (tenant_id, credit_note_id) REFERENCES invoicing.credit_note(tenant_id, id),
  constraint allocation_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint allocation_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments.payment_received(tenant_id, id),
  constraint allocation_tenant_id_write_off_id_fkey FOREIGN KEY (tenant_id, write_off_id) REFERENCES payments.write_off(tenant_id, id),
  constraint allocation_amount_check CHECK (amount > 0),
  constraint allocation_ends_whole CHECK ((num_nulls(ended_on, ended_at) = ANY (ARRAY[0, 2])) AND (end_entry_id IS NULL OR ended_on IS NOT NULL) AND ended_on >= allocated_on),
  constraint allocation_of_one CHECK (num_nonnulls(payment_id, credit_note_id, write_off_id) = 1),
  constraint allocation_relief_base_check CHECK (relief_base >= 0),
  constraint allocation_used_base_check CHECK (used_base >= 0)
);
CREATE INDEX allocation_by_credit_note ON payments.allocation USING btree (tenant_id, credit_note_id) WHERE (credit_note_id IS NOT NULL);
CREATE INDEX allocation_by_date ON payments.allocation USING btree (tenant_id, allocated_on);
CREATE INDEX allocation_by_end ON payments.allocation USING btree (tenant_id, ended_on) WHERE (ended_on IS NOT NULL);
CREATE INDEX allocation_by_invoice ON payments.allocation USING btree (tenant_id, invoice_id) WHERE (ended_on IS NULL);
CREATE INDEX allocation_by_payment ON payments.allocation USING btree (tenant_id, payment_id);
CREATE INDEX allocation_by_write_off ON payments.allocation USING btree (tenant_id, write_off_id) WHERE (write_off_id IS NOT NULL);
CREATE INDEX allocation_tenant_id_change_xid_change_seq_idx ON payments.allocation USING btree (tenant_id, change_xid, change_seq);
alter table payments.allocation enable row level security;
alter table payments.allocation force row level security;
create policy tenant_rows on payments.allocation for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON payments.allocation FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_ended BEFORE UPDATE OF ended_on, end_entry_id, ended_at ON payments.allocation FOR EACH ROW WHEN (old.ended_on IS NOT NULL) EXECUTE FUNCTION payments.refuse_revival();
grant insert, select on payments.allocation to smb_app;
grant update (end_entry_id, ended_at, ended_by, ended_on) on payments.allocation to smb_app;

create table payments.payment_received (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  customer_id uuid not null,
  payment_date date not null,
  currency character(3) not null,
  amount bigint not null,
  withheld bigint not null,
  base_currency character(3) not null,
  exchange_rate numeric not null,
  base_amount bigint not null,
  base_withheld bigint not null,
  bank_ledger_account_id uuid not null,
  method text not null,
  reference text not null,
  journal_entry_id uuid not null,
  allocated bigint default 0 not null,
  allocated_base bigint default 0 not null,
  statement_line_id uuid,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text,
  reversal_entry_id uuid,
  reversed_at timestamp with time zone,
  reversed_by uuid,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  refunded bigint default 0 not null,
  refunded_base bigint default 0 not null,
  constraint payment_received_pkey PRIMARY KEY (tenant_id, id),
  constraint payment_customer_known FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id),
  constraint payment_received_tenant_id_bank_ledger_account_id_fkey FOREIGN KEY (tenant_id, bank_ledger_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint payment_not_over_used CHECK (allocated >= 0 AND refunded >= 0 AND (allocated + refunded) <= (amount + withheld) AND allocated_base >= 0 AND refunded_base >= 0 AND (allocated_base + refunded_base) <= (base_amount + base_withheld)),
  constraint payment_received_amount_check CHECK (amount >= 0 AND (amount + withheld) > 0),
  constraint payment_received_base_amount_check CHECK (base_amount >= 0),
  constraint payment_received_base_withheld_check CHECK (base_withheld >= 0),
  constraint payment_received_exchange_rate_check CHECK (exchange_rate > 0::numeric),
  constraint payment_received_method_check CHECK (length(method) <= 40),
  constraint payment_received_reference_check CHECK (length(reference) <= 200),
  constraint payment_received_reversal_reason_check CHECK (length(reversal_reason) >= 1 AND length(reversal_reason) <= 500),
  constraint payment_received_withheld_check CHECK (withheld >= 0),
  constraint payment_reversed_not_refunded CHECK (reversed_on IS NULL OR refunded = 0 AND refunded_base = 0),
  constraint payment_reversed_whole CHECK ((num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) = ANY (ARRAY[0, 4])) AND (reversed_on IS NULL OR allocated = 0 AND allocated_base = 0 AND statement_line_id IS NULL))
);
CREATE INDEX payment_by_amount ON payments.payment_received USING btree (tenant_id, amount, payment_date);
CREATE INDEX payment_by_customer ON payments.payment_received USING btree (tenant_id, customer_id, payment_date DESC, id DESC);
CREATE INDEX payment_by_date ON payments.payment_received USING btree (tenant_id, payment_date DESC, id DESC);
CREATE INDEX payment_by_reversal ON payments.payment_received USING btree (tenant_id, reversed_on) WHERE (reversed_on IS NOT NULL);
CREATE INDEX payment_credit_of_customer ON payments.payment_received USING btree (tenant_id, customer_id, payment_date DESC, id DESC) INCLUDE (currency, amount, withheld, allocated, refunded, base_amount, base_withheld, allocated_base, refunded_base) WHERE ((reversed_on IS NULL) AND ((allocated + refunded) < (amount + withheld)));
CREATE INDEX payment_received_tenant_id_change_xid_change_seq_idx ON payments.payment_received USING btree (tenant_id, change_xid, change_seq);
CREATE INDEX payment_reversed ON payments.payment_received USING btree (tenant_id, payment_date DESC, id DESC) WHERE (reversed_on IS NOT NULL);
CREATE INDEX payment_unmatched ON payments.payment_received USING btree (tenant_id, bank_ledger_account_id, amount, payment_date) WHERE ((reversed_on IS NULL) AND (statement_line_id IS NULL));
CREATE INDEX payment_with_remainder ON payments.payment_received USING btree (tenant_id, payment_date DESC, id DESC) WHERE ((reversed_on IS NULL) AND ((allocated + refunded) < (amount + withheld)));
alter table payments.payment_received enable row level security;
alter table payments.payment_received force row level security;
create policy tenant_rows on payments.payment_received for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER note_for_search AFTER INSERT OR DELETE OR UPDATE OF reference ON payments.payment_received FOR EACH ROW EXECUTE FUNCTION search.note_payment();
CREATE TRIGGER stamp_change BEFORE UPDATE ON payments.payment_received FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_reversed BEFORE UPDATE OF allocated, allocated_base, refunded, refunded_base, statement_line_id, reversed_on, reversed_at, reversal_entry_id ON payments.payment_received FOR EACH ROW WHEN (old.reversed_on IS NOT NULL) EXECUTE FUNCTION payments.refuse_revival();
grant insert, select on payments.payment_received to smb_app;
grant update (allocated, allocated_base, custom, refunded, refunded_base, reversal_entry_id, reversal_reason, reversed_at, reversed_by, reversed_on, statement_line_id, version) on payments.payment_received to smb_app;

create table payments.refund (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  payment_id uuid,
  credit_note_id uuid,
  customer_id uuid not null,
  refund_date date not null,
  currency character(3) not null,
  amount bigint not null,
  base_currency character(3) not null,
  exchange_rate numeric not null,
  used_base bigint not null,
  paid_base bigint not null,
  bank_ledger_account_id uuid not null,
  reference text not null,
  journal_entry_id uuid not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text,
  reversal_entry_id uuid,
  reversed_at timestamp with time zone,
  reversed_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint refund_pkey PRIMARY KEY (tenant_id, id),
  constraint refund_tenant_id_bank_ledger_account_id_fkey FOREIGN KEY (tenant_id, bank_ledger_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint refund_tenant_id_credit_note_id_fkey FOREIGN KEY (tenant_id, credit_note_id) REFERENCES invoicing.credit_note(tenant_id, id),
  constraint refund_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id),
  constraint refund_tenant_id_payment_id_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments.payment_received(tenant_id, id),
  constraint refund_amount_check CHECK (amount > 0),
  constraint refund_exchange_rate_check CHECK (exchange_rate > 0::numeric),
  constraint refund_of_one CHECK (num_nonnulls(payment_id, credit_note_id) = 1),
  constraint refund_paid_base_check CHECK (paid_base >= 0),
  constraint refund_reference_check CHECK (length(reference) <= 200),
  constraint refund_reversal_reason_check CHECK (length(reversal_reason) >= 1 AND length(reversal_reason) <= 500),
  constraint refund_reversed_whole CHECK ((num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) = ANY (ARRAY[0, 4])) AND (reversed_on IS NULL OR reversed_on >= refund_date)),
  constraint refund_used_base_check CHECK (used_base >= 0)
);
CREATE INDEX refund_by_customer ON payments.refund USING btree (tenant_id, customer_id, refund_date DESC, id DESC);
CREATE INDEX refund_by_date ON payments.refund USING btree (tenant_id, refund_date DESC, id DESC);
CREATE INDEX refund_by_reversal ON payments.refund USING btree (tenant_id, reversed_on) WHERE (reversed_on IS NOT NULL);
CREATE INDEX refund_of_credit_note ON payments.refund USING btree (tenant_id, credit_note_id) WHERE (credit_note_id IS NOT NULL);
CREATE INDEX refund_of_payment ON payments.refund USING btree (tenant_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX refund_tenant_id_change_xid_change_seq_idx ON payments.refund USING btree (tenant_id, change_xid, change_seq);
alter table payments.refund enable row level security;
alter table payments.refund force row level security;
create policy tenant_rows on payments.refund for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON payments.refund FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_reversed BEFORE UPDATE ON payments.refund FOR EACH ROW WHEN (old.reversed_on IS NOT NULL) EXECUTE FUNCTION payments.refuse_revival();
grant insert, select on payments.refund to smb_app;
grant update (reversal_entry_id, reversal_reason, reversed_at, reversed_by, reversed_on) on payments.refund to smb_app;

create table payments.write_off (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  written_off_on date not null,
  currency character(3) not null,
  amount bigint not null,
  base_currency character(3) not null,
  exchange_rate numeric not null,
  relief_base bigint not null,
  reverses_tax boolean not null,
  taxes jsonb not null,
  expense_account_id uuid not null,
  reason text not null,
  journal_entry_id uuid not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default platform.actor_id(),
  reversed_on date,
  reversal_reason text,
  reversal_entry_id uuid,
  reversed_at timestamp with time zone,
  reversed_by uuid,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint write_off_pkey PRIMARY KEY (tenant_id, id),
  constraint write_off_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES parties.customer(tenant_id, id),
  constraint write_off_tenant_id_expense_account_id_fkey FOREIGN KEY (tenant_id, expense_account_id) REFERENCES ledger.account(tenant_id, id),
  constraint write_off_tenant_id_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoicing.invoice(tenant_id, id),
  constraint write_off_amount_check CHECK (amount > 0),
  constraint write_off_exchange_rate_check CHECK (exchange_rate > 0::numeric),
  constraint write_off_reason_check CHECK (length(reason) <= 500),
  constraint write_off_relief_base_check CHECK (relief_base >= 0),
  constraint write_off_reversal_reason_check CHECK (length(reversal_reason) >= 1 AND length(reversal_reason) <= 500),
  constraint write_off_reversed_whole CHECK ((num_nulls(reversed_on, reversal_reason, reversal_entry_id, reversed_at) = ANY (ARRAY[0, 4])) AND (reversed_on IS NULL OR reversed_on >= written_off_on))
);
CREATE INDEX write_off_newest ON payments.write_off USING btree (tenant_id, recorded_at DESC, id DESC);
CREATE INDEX write_off_of_customer ON payments.write_off USING btree (tenant_id, customer_id, written_off_on);
CREATE INDEX write_off_of_invoice ON payments.write_off USING btree (tenant_id, invoice_id, id);
CREATE INDEX write_off_tenant_id_change_xid_change_seq_idx ON payments.write_off USING btree (tenant_id, change_xid, change_seq);
alter table payments.write_off enable row level security;
alter table payments.write_off force row level security;
create policy tenant_rows on payments.write_off for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON payments.write_off FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
CREATE TRIGGER stays_reversed BEFORE UPDATE ON payments.write_off FOR EACH ROW WHEN (old.reversed_on IS NOT NULL) EXECUTE FUNCTION payments.refuse_revival();
grant insert, select on payments.write_off to smb_app;
grant update (reversal_entry_id, reversal_reason, reversed_at, reversed_by, reversed_on) on payments.write_off to smb_app;

create view payments.actor with (security_invoker=true) as
 SELECT id,
    name
   FROM identity."user";
grant select on payments.actor to smb_app;

create view payments.customer_activity with (security_invoker=true) as
 SELECT invoice.tenant_id,
    invoice.customer_id,
    invoice.currency,
    invoice.issue_date AS day,
    'invoice'::text AS kind,
    'inv'::text AS document_type,
    invoice.id AS document_id,
    invoice.number,
    invoice.reference,
    invoice.due_date,
    invoice.total AS amount
   FROM invoicing.invoice
  WHERE invoice.number IS NOT NULL AND invoice.archived_at IS NULL
UNION ALL
 SELECT invoice.tenant_id,
    invoice.customer_id,
    invoice.currency,
    invoice.voided_on AS day,
    'invoice_void'::text AS kind,
    'inv'::text AS document_type,
    invoice.id AS document_id,
    invoice.number,
    invoice.reference,
    NULL::date AS due_date,
    - invoice.total AS amount
   FROM invoicing.invoice
  WHERE invoice.void_entry_id IS NOT NULL AND invoice.archived_at IS NULL
UNION ALL
 SELECT credit_note.tenant_id,
    credit_note.customer_id,
    credit_note.currency,
    credit_note.issue_date AS day,
    'credit_note'::text AS kind,
    'crn'::text AS document_type,
    credit_note.id AS document_id,
    credit_note.number,
    ''::text AS reference,
    NULL::date AS due_date,
    - credit_note.total AS amount
   FROM invoicing.credit_note
UNION ALL
 SELECT credit_note.tenant_id,
    credit_note.customer_id,
    credit_note.currency,
    credit_note.voided_on AS day,
    'credit_note_void'::text AS kind,
    'crn'::text AS document_type,
    credit_note.id AS document_id,
    credit_note.number,
    ''::text AS reference,
    NULL::date AS due_date,
    credit_note.total AS amount
   FROM invoicing.credit_note
  WHERE credit_note.void_entry_id IS NOT NULL
UNION ALL
 SELECT payment_received.tenant_id,
    payment_received.customer_id,
    payment_received.currency,
    payment_received.payment_date AS day,
    'payment'::text AS kind,
    'pay'::text AS document_type,
    payment_received.id AS document_id,
    ''::text AS number,
    payment_received.reference,
    NULL::date AS due_date,
    (- payment_received.amount) - payment_received.withheld AS amount
   FROM payments.payment_received
UNION ALL
 SELECT payment_received.tenant_id,
    payment_received.customer_id,
    payment_received.currency,
    payment_received.reversed_on AS day,
    'payment_reversal'::text AS kind,
    'pay'::text AS document_type,
    payment_received.id AS document_id,
    ''::text AS number,
    payment_received.reference,
    NULL::date AS due_date,
    payment_received.amount + payment_received.withheld AS amount
   FROM payments.payment_received
  WHERE payment_received.reversed_on IS NOT NULL
UNION ALL
 SELECT refund.tenant_id,
    refund.customer_id,
    refund.currency,
    refund.refund_date AS day,
    'refund'::text AS kind,
    'rfd'::text AS document_type,
    refund.id AS document_id,
    ''::text AS number,
    refund.reference,
    NULL::date AS due_date,
    refund.amount
   FROM payments.refund
UNION ALL
 SELECT refund.tenant_id,
    refund.customer_id,
    refund.currency,
    refund.reversed_on AS day,
    'refund_reversal'::text AS kind,
    'rfd'::text AS document_type,
    refund.id AS document_id,
    ''::text AS number,
    refund.reference,
    NULL::date AS due_date,
    - refund.amount AS amount
   FROM payments.refund
  WHERE refund.reversed_on IS NOT NULL
UNION ALL
 SELECT w.tenant_id,
    w.customer_id,
    w.currency,
    w.written_off_on AS day,
    'write_off'::text AS kind,
    'inv'::text AS document_type,
    w.invoice_id AS document_id,
    i.number,
    ''::text AS reference,
    NULL::date AS due_date,
    - w.amount AS amount
   FROM payments.write_off w
     JOIN invoicing.invoice i ON i.tenant_id = w.tenant_id AND i.id = w.invoice_id
UNION ALL
 SELECT w.tenant_id,
    w.customer_id,
    w.currency,
    w.reversed_on AS day,
    'write_off_reversal'::text AS kind,
    'inv'::text AS document_type,
    w.invoice_id AS document_id,
    i.number,
    ''::text AS reference,
    NULL::date AS due_date,
    w.amount
   FROM payments.write_off w
     JOIN invoicing.invoice i ON i.tenant_id = w.tenant_id AND i.id = w.invoice_id
  WHERE w.reversed_on IS NOT NULL;
grant select on payments.customer_activity to smb_app;

create view payments.customer_item with (security_invoker=true) as
 SELECT invoice.tenant_id,
    'invoice'::text AS item_type,
    invoice.id AS item_id,
    invoice.customer_id,
    invoice.number,
    invoice.sort_date AS item_date,
    invoice.due_date,
    invoice.currency,
    invoice.total AS amount,
    invoice.total_base AS base_amount
   FROM invoicing.invoice
  WHERE invoice.number IS NOT NULL
UNION ALL
 SELECT payment_received.tenant_id,
    'payment_received'::text AS item_type,
    payment_received.id AS item_id,
    payment_received.customer_id,
    payment_received.reference AS number,
    payment_received.payment_date AS item_date,
    NULL::date AS due_date,
    payment_received.currency,
    (- payment_received.amount) - payment_received.withheld AS amount,
    (- payment_received.base_amount) - payment_received.base_withheld AS base_amount
   FROM payments.payment_received
UNION ALL
 SELECT credit_note.tenant_id,
    'credit_note'::text AS item_type,
    credit_note.id AS item_id,
    credit_note.customer_id,
    credit_note.number,
    credit_note.issue_date AS item_date,
    NULL::date AS due_date,
    credit_note.currency,
    - credit_note.total AS amount,
    - credit_note.total_base AS base_amount
   FROM invoicing.credit_note;
grant select on payments.customer_item to smb_app;

create view payments.customer_item_change with (security_invoker=true) as
 SELECT invoice.tenant_id,
    'issue'::text AS cause,
    'invoice'::text AS item_type,
    invoice.id AS item_id,
    invoice.customer_id,
    invoice.currency,
    invoice.due_date,
    invoice.sort_date AS day,
    invoice.total AS amount,
    invoice.total_base AS base_amount
   FROM invoicing.invoice
  WHERE invoice.number IS NOT NULL AND invoice.archived_at IS NULL
UNION ALL
 SELECT invoice.tenant_id,
    'void'::text AS cause,
    'invoice'::text AS item_type,
    invoice.id AS item_id,
    invoice.customer_id,
    invoice.currency,
    invoice.due_date,
    invoice.voided_on AS day,
    - invoice.total AS amount,
    - invoice.total_base AS base_amount
   FROM invoicing.invoice
  WHERE invoice.void_entry_id IS NOT NULL
UNION ALL
 SELECT a.tenant_id,
        CASE
            WHEN a.write_off_id IS NULL THEN 'allocation'::text
            ELSE 'write_off'::text
        END AS cause,
    'invoice'::text AS item_type,
    i.id AS item_id,
    i.customer_id,
    i.currency,
    i.due_date,
    a.allocated_on AS day,
    - a.amount AS amount,
    - a.relief_base AS base_amount
   FROM payments.allocation a
     JOIN invoicing.invoice i ON i.tenant_id = a.tenant_id AND i.id = a.invoice_id
UNION ALL
 SELECT a.tenant_id,
        CASE
            WHEN a.write_off_id IS NULL THEN 'allocation'::text
            ELSE 'write_off'::text
        END AS cause,
    'invoice'::text AS item_type,
    i.id AS item_id,
    i.customer_id,
    i.currency,
    i.due_date,
    a.ended_on AS day,
    a.amount,
    a.relief_base AS base_amount
   FROM payments.allocation a
     JOIN invoicing.invoice i ON i.tenant_id = a.tenant_id AND i.id = a.invoice_id
  WHERE a.ended_on IS NOT NULL
UNION ALL
 SELECT payment_received.tenant_id,
    'payment'::text AS cause,
    'payment_received'::text AS item_type,
    payment_received.id AS item_id,
    payment_received.customer_id,
    payment_received.currency,
    NULL::date AS due_date,
    payment_received.payment_date AS day,
    (- payment_received.amount) - payment_received.withheld AS amount,
    (- payment_received.base_amount) - payment_received.base_withheld AS base_amount
   FROM payments.payment_received
UNION ALL
 SELECT payment_received.tenant_id,
    'reversal'::text AS cause,
    'payment_received'::text AS item_type,
    payment_received.id AS item_id,
    payment_received.customer_id,
    payment_received.currency,
    NULL::date AS due_date,
    payment_received.reversed_on AS day,
    payment_received.amount + payment_received.withheld AS amount,
    payment_received.base_amount + payment_received.base_withheld AS base_amount
   FROM payments.payment_received
  WHERE payment_received.reversed_on IS NOT NULL
UNION ALL
 SELECT a.tenant_id,
    'allocation'::text AS cause,
    'payment_received'::text AS item_type,
    p.id AS item_id,
    p.customer_id,
    p.currency,
    NULL::date AS due_date,
    a.allocated_on AS day,
    a.amount,
    a.used_base AS base_amount
   FROM payments.allocation a
     JOIN payments.payment_received p ON p.tenant_id = a.tenant_id AND p.id = a.payment_id
UNION ALL
 SELECT a.tenant_id,
    'allocation'::text AS cause,
    'payment_received'::text AS item_type,
    p.id AS item_id,
    p.customer_id,
    p.currency,
    NULL::date AS due_date,
    a.ended_on AS day,
    - a.amount AS amount,
    - a.used_base AS base_amount
   FROM payments.allocation a
     JOIN payments.payment_received p ON p.tenant_id = a.tenant_id AND p.id = a.payment_id
  WHERE a.ended_on IS NOT NULL
UNION ALL
 SELECT credit_note.tenant_id,
    'credit'::text AS cause,
    'credit_note'::text AS item_type,
    credit_note.id AS item_id,
    credit_note.customer_id,
    credit_note.currency,
    NULL::date AS due_date,
    credit_note.issue_date AS day,
    - credit_note.total AS amount,
    - credit_note.total_base AS base_amount
   FROM invoicing.credit_note
UNION ALL
 SELECT credit_note.tenant_id,
    'credit'::text AS cause,
    'credit_note'::text AS item_type,
    credit_note.id AS item_id,
    credit_note.customer_id,
    credit_note.currency,
    NULL::date AS due_date,
    credit_note.voided_on AS day,
    credit_note.total AS amount,
    credit_note.total_base AS base_amount
   FROM invoicing.credit_note
  WHERE credit_note.void_entry_id IS NOT NULL
UNION ALL
 SELECT a.tenant_id,
    'allocation'::text AS cause,
    'credit_note'::text AS item_type,
    c.id AS item_id,
    c.customer_id,
    c.currency,
    NULL::date AS due_date,
    a.allocated_on AS day,
    a.amount,
    a.used_base AS base_amount
   FROM payments.allocation a
     JOIN invoicing.credit_note c ON c.tenant_id = a.tenant_id AND c.id = a.credit_note_id
UNION ALL
 SELECT a.tenant_id,
    'allocation'::text AS cause,
    'credit_note'::text AS item_type,
    c.id AS item_id,
    c.customer_id,
    c.currency,
    NULL::date AS due_date,
    a.ended_on AS day,
    - a.amount AS amount,
    - a.used_base AS base_amount
   FROM payments.allocation a
     JOIN invoicing.credit_note c ON c.tenant_id = a.tenant_id AND c.id = a.credit_note_id
  WHERE a.ended_on IS NOT NULL
UNION ALL
 SELECT refund.tenant_id,
    'refund'::text AS cause,
        CASE
            WHEN refund.payment_id IS NULL THEN 'credit_note'::text
            ELSE 'payment_received'::text
        END AS item_type,
    COALESCE(refund.payment_id, refund.credit_note_id) AS item_id,
    refund.customer_id,
    refund.currency,
    NULL::date AS due_date,
    refund.refund_date AS day,
    refund.amount,
    refund.used_base AS base_amount
   FROM payments.refund
UNION ALL
 SELECT refund.tenant_id,
    'refund'::text AS cause,
        CASE
            WHEN refund.payment_id IS NULL THEN 'credit_note'::text
            ELSE 'payment_received'::text
        END AS item_type,
    COALESCE(refund.payment_id, refund.credit_note_id) AS item_id,
    refund.customer_id,
    refund.currency,
    NULL::date AS due_date,
    refund.reversed_on AS day,
    - refund.amount AS amount,
    - refund.used_base AS base_amount
   FROM payments.refund
  WHERE refund.reversed_on IS NOT NULL;
grant select on payments.customer_item_change to smb_app;

create view payments.open_customer_item with (security_invoker=true) as
 SELECT open_item.tenant_id,
    'invoice'::text AS item_type,
    open_item.invoice_id AS item_id,
    open_item.customer_id,
    open_item.currency,
    open_item.due_date,
    open_item.balance_due AS amount,
    open_item.balance_due_base AS base_amount
   FROM invoicing.open_item
UNION ALL
 SELECT payment_received.tenant_id,
    'payment_received'::text AS item_type,
    payment_received.id AS item_id,
    payment_received.customer_id,
    payment_received.currency,
    NULL::date AS due_date,
    payment_received.allocated + payment_received.refunded - payment_received.amount - payment_received.withheld AS amount,
    payment_received.allocated_base + payment_received.refunded_base - payment_received.base_amount - payment_received.base_withheld AS base_amount
   FROM payments.payment_received
  WHERE payment_received.reversed_on IS NULL AND (payment_received.allocated + payment_received.refunded) < (payment_received.amount + payment_received.withheld)
UNION ALL
 SELECT open_credit.tenant_id,
    'credit_note'::text AS item_type,
    open_credit.credit_note_id AS item_id,
    open_credit.customer_id,
    open_credit.currency,
    NULL::date AS due_date,
    - open_credit.remainder AS amount,
    - open_credit.remainder_base AS base_amount
   FROM invoicing.open_credit;
grant select on payments.open_customer_item to smb_app;

CREATE OR REPLACE FUNCTION payments.refuse_revival()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% has ended and stays as it is', tg_table_schema || '.' || tg_table_name using errcode = 'SM010';
end $function$;
grant execute on function payments.refuse_revival to public;

-- ── search
create schema search;
grant usage on schema search to smb_app;

create table search.entry (
  tenant_id uuid default platform.tenant_id() not null,
  kind text not null,
  record_id uuid not null,
  customer_id uuid,
  sort_date date not null,
  key text not null,
  words text not null,
  constraint entry_pkey PRIMARY KEY (tenant_id, kind, record_id),
  constraint entry_key_check CHECK (length(key) <= 400),
  constraint entry_kind_check CHECK (kind = ANY (ARRAY['invoice'::text, 'payment'::text, 'customer'::text, 'account'::text, 'entry'::text, 'credit_note'::text, 'item'::text])) NOT VALID,
  constraint entry_words_check CHECK (length(words) <= 4000)
);
CREATE INDEX entry_by_key ON search.entry USING btree (tenant_id, kind, key) WHERE (key <> ''::text);
CREATE INDEX entry_by_words ON search.entry USING gin (tenant_id, kind, words gin_trgm_ops);
CREATE INDEX entry_newest ON search.entry USING btree (tenant_id, kind, sort_date DESC, record_id DESC);
CREATE INDEX entry_of_customer ON search.entry USING btree (tenant_id, customer_id, kind, sort_date DESC) WHERE (customer_id IS NOT NULL);
alter table search.entry enable row level security;
alter table search.entry force row level security;
create policy tenant_rows on search.entry for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on search.entry for all to smb_owner
  using (true);

create table search.saved_view (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  owner_id uuid default platform.actor_id() not null,
  name text not null,
  path text not null,
  query text not null,
  is_shared boolean default false not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint saved_view_pkey PRIMARY KEY (tenant_id, id),
  constraint saved_view_name_check CHECK (length(name) >= 1 AND length(name) <= 80),
  constraint saved_view_path_check CHECK (path ~ '^/[a-z-]+(/[a-z-]+)*$'::text AND length(path) <= 100),
  constraint saved_view_query_check CHECK (length(query) <= 1000)
);
CREATE UNIQUE INDEX saved_view_name_unique ON search.saved_view USING btree (tenant_id, owner_id, lower(name)) WHERE (archived_at IS NULL);
CREATE INDEX saved_view_tenant_id_change_xid_change_seq_idx ON search.saved_view USING btree (tenant_id, change_xid, change_seq);
alter table search.saved_view enable row level security;
alter table search.saved_view force row level security;
create policy tenant_rows on search.saved_view for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON search.saved_view FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select on search.saved_view to smb_app;
grant update (archived_at, is_shared, name, version) on search.saved_view to smb_app;

create table search.waiting (
  tenant_id uuid default platform.tenant_id() not null,
  id bigint generated always as identity not null,
  next_entry_id uuid not null,
  last_entry_id uuid not null,
  constraint waiting_pkey PRIMARY KEY (tenant_id, id)
);
alter table search.waiting enable row level security;
alter table search.waiting force row level security;
create policy tenant_rows on search.waiting for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy upkeep on search.waiting for all to smb_owner
  using (true);

CREATE OR REPLACE FUNCTION search.by_index(p_tenant uuid, p_kind text, p_condition text, p_limit integer)
 RETURNS TABLE(record_id uuid, words text, sort_date date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
AS $function$
begin
  return query execute format('select e.record_id, e.words, e.sort_date from search.entry e
    where e.tenant_id = %L and e.kind = %L and (%s) limit %s', p_tenant, p_kind, p_condition, p_limit);
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.find(p_kind text, p_text text, p_limit integer)
 RETURNS TABLE(record_id uuid, is_exact boolean, sort_date date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.tenant_id();
  all_words text[] := (string_to_array(nullif(search.folded(p_text), ''), ' '))[1:8];
  exact text := search.key_of(p_text);
  near text[];
  far text[];
  every_word text := '';
  any_word text := '';
  hits uuid[];
  payers uuid[];
begin
  if tenant is null then raise exception 'no tenant is set' using errcode = 'SM012'; end if;
  if all_words is null then return; end if;
  select array_agg(search.pattern_of(w, false) order by length(w) desc), array_agg(search.pattern_of(w, true) order by length(w) desc)
    into near, far from unnest(all_words) w;
  select string_agg(format('e.words like %L', f), ' and '), string_agg(format('e.words like %L', f), ' or ')
    into every_word, any_word from unnest(far) f;

  select coalesce(array_agg(e.record_id), '{}') into hits
    from (select e.record_id from search.entry e
           where e.tenant_id = tenant and e.kind = p_kind and e.key = exact and e.key <> '' limit p_limit) e;

  select hits || coalesce(array_agg(e.record_id), '{}') into hits
    from (select n.record_id
            from (select e.record_id, e.words from search.entry e where e.tenant_id = tenant and e.kind = p_kind
                   order by e.sort_date desc, e.record_id desc limit 2000) n
           where n.words like all (near) limit p_limit) e;
  if cardinality(hits) < p_limit then
    select hits || coalesce(array_agg(f.record_id), '{}') into hits
      from (select s.record_id from search.by_index(tenant, p_kind, every_word, 20000) s order by s.sort_date desc limit p_limit) f;
  end if;

  if p_kind in ('invoice', 'payment', 'credit_note') then
    select array_agg(c.record_id) into payers from search.by_index(tenant, 'customer', every_word, 200) c;
    select hits || coalesce(array_agg(d.record_id), '{}') into hits
      from (select d.record_id from unnest(payers) c(id) cross join lateral (
              select e.record_id, e.sort_date from search.entry e
               where e.tenant_id = tenant and e.customer_id = c.id and e.kind = p_kind order by e.sort_date desc limit p_limit) d
             order by d.sort_date desc limit p_limit) d;
    if cardinality(all_words) > 1 and cardinality(hits) < p_limit then
      -- Some words name the customer, the others the document.
      select array_agg(c.record_id order by c.missing) into payers
        from (select i.record_id, (select count(*) from unnest(far) w where i.words not like w) as missing
                from search.by_index(tenant, 'customer', any_word, 2000) i order by 2 limit 50) c;
      select hits || coalesce(array_agg(d.record_id), '{}') into hits
        from (select d.record_id from unnest(payers) c(id)
                join search.entry who on who.tenant_id = tenant and who.kind = 'customer' and who.record_id = c.id
                cross join lateral (
                  select n.record_id, n.sort_date from (
                    select e.record_id, e.sort_date, e.words from search.entry e
                     where e.tenant_id = tenant and e.customer_id = c.id and e.kind = p_kind order by e.sort_date desc limit 2000) n
                   where who.words || n.words like all (near) limit p_limit) d
               order by d.sort_date desc limit p_limit) d;
    end if;
  end if;

  return query select e.record_id, e.key = exact and exact <> '', e.sort_date from search.entry e
    where e.tenant_id = tenant and e.kind = p_kind and e.record_id = any (hits)
    order by 2 desc, 3 desc, 1 desc limit p_limit;
end $function$;
grant execute on function search.find to smb_app;

CREATE OR REPLACE FUNCTION search.folded(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select btrim(regexp_replace(regexp_replace(
    replace(replace(replace(replace(translate(normalize(lower(p_text collate "und-x-icu"), NFKD), 'øłđðħŧı', 'olddhti'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0300-\u036f''’ʼ]', '', 'g'), '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g'))
$function$;
grant execute on function search.folded to public;

CREATE OR REPLACE FUNCTION search.forget_memo()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from search.entry where tenant_id = old.tenant_id and kind = 'entry' and record_id = old.entry_id;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.index_waiting(p_limit integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  part record;
  reached uuid;
  written bigint;
begin
  select w.* into part from search.waiting w order by w.id limit 1 for update skip locked;
  if not found then return 0; end if;
  perform set_config('app.tenant_id', part.tenant_id::text, true);
  select (array_agg(m.entry_id order by m.entry_id desc))[1] into reached from (
    select n.entry_id from ledger.entry_memo n
     where n.tenant_id = part.tenant_id and n.entry_id between part.next_entry_id and part.last_entry_id
     order by n.entry_id limit p_limit) m;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  select m.tenant_id, 'entry', m.entry_id, e.posting_date, '', search.words_of(m.memo)
    from ledger.entry_memo m join ledger.journal_entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
   where m.tenant_id = part.tenant_id and m.entry_id between part.next_entry_id and reached
     and e.source_type not in ('invoice', 'payment_received', 'allocation', 'credit_note')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  get diagnostics written = row_count;
  if reached is null or reached >= part.last_entry_id then
    delete from search.waiting w where w.tenant_id = part.tenant_id and w.id = part.id;
  else
    update search.waiting w set next_entry_id = reached where w.tenant_id = part.tenant_id and w.id = part.id;
  end if;
  perform set_config('app.tenant_id', '', true);
  return greatest(written, 1);
end $function$;
grant execute on function search.index_waiting to smb_app;

CREATE OR REPLACE FUNCTION search.item_date(p_archived_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when p_archived_at is null then date '1970-01-01' else date '1969-12-31' end
$function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.key_of(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select left(coalesce(replace(search.folded(p_text), ' ', ''), ''), 400)
$function$;
grant execute on function search.key_of to public;

CREATE OR REPLACE FUNCTION search.note_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'account' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  values (new.tenant_id, 'account', new.id, 'epoch', search.key_of(new.code), search.words_of(new.code, new.name))
      on conflict (tenant_id, kind, record_id) do update set key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_credit_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'credit_note' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, customer_id, sort_date, key, words)
  values (new.tenant_id, 'credit_note', new.id, new.customer_id, new.issue_date, search.key_of(new.number), search.words_of(new.number, new.reason))
      on conflict (tenant_id, kind, record_id) do update
         set customer_id = excluded.customer_id, sort_date = excluded.sort_date, key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_customer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'customer' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  values (new.tenant_id, 'customer', new.id, 'epoch', search.key_of(new.name), search.words_of(new.name, new.email, new.phone, new.tax_id))
      on conflict (tenant_id, kind, record_id) do update set key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' or new.archived_at is not null then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'invoice' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, customer_id, sort_date, key, words)
  values (new.tenant_id, 'invoice', new.id, new.customer_id, new.sort_date, search.key_of(new.number), search.words_of(new.number, new.reference))
      on conflict (tenant_id, kind, record_id) do update
         set customer_id = excluded.customer_id, sort_date = excluded.sort_date, key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_item()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'item' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  values (new.tenant_id, 'item', new.id, search.item_date(new.archived_at), search.key_of(coalesce(nullif(new.code, ''), new.name)),
          search.words_of(new.code, new.name, new.description))
      on conflict (tenant_id, kind, record_id) do update
         set sort_date = excluded.sort_date, key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_memos()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  many constant integer := 200;
begin
  if (select count(*) from (select from new_memo limit many) m) = many then
    insert into search.waiting (tenant_id, next_entry_id, last_entry_id)
    select m.tenant_id, (array_agg(m.entry_id order by m.entry_id))[1], (array_agg(m.entry_id order by m.entry_id desc))[1]
      from new_memo m group by m.tenant_id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  select m.tenant_id, 'entry', m.entry_id, e.posting_date, '', search.words_of(m.memo)
    from new_memo m join ledger.journal_entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
   where e.source_type not in ('invoice', 'payment_received', 'allocation', 'credit_note')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.note_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'payment' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, customer_id, sort_date, key, words)
  values (new.tenant_id, 'payment', new.id, new.customer_id, new.payment_date, search.key_of(new.reference), search.words_of(new.reference))
      on conflict (tenant_id, kind, record_id) do update
         set customer_id = excluded.customer_id, sort_date = excluded.sort_date, key = excluded.key, words = excluded.words;
  return null;
end $function$;
-- callable by its owner only

CREATE OR REPLACE FUNCTION search.pattern_of(p_word text, p_is_indexed boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when p_word ~ '[0-9]' and (length(p_word) > 2 or not p_is_indexed) then '%' || p_word || '%' else '% ' || p_word || '%' end
$function$;
grant execute on function search.pattern_of to public;

CREATE OR REPLACE FUNCTION search.rebuild_own_entries()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.tenant_id();
  written bigint;
begin
  if tenant is null then raise exception 'no tenant is set' using errcode = 'SM012'; end if;
  delete from search.entry where tenant_id = tenant;
  insert into search.entry (tenant_id, kind, record_id, customer_id, sort_date, key, words)
  select tenant, 'invoice', id, customer_id, sort_date, search.key_of(number), search.words_of(number, reference)
    from invoicing.invoice where tenant_id = tenant and archived_at is null
  union all
  select tenant, 'credit_note', id, customer_id, issue_date, search.key_of(number), search.words_of(number, reason)
    from invoicing.credit_note where tenant_id = tenant
  union all
  select tenant, 'payment', id, customer_id, payment_date, search.key_of(reference), search.words_of(reference)
    from payments.payment_received where tenant_id = tenant
  union all
  select tenant, 'customer', id, null, 'epoch', search.key_of(name), search.words_of(name, email, phone, tax_id)
    from parties.customer where tenant_id = tenant
  union all
  select tenant, 'item', id, null, search.item_date(archived_at), search.key_of(coalesce(nullif(code, ''), name)),
         search.words_of(code, name, description)
    from items.item where tenant_id = tenant
  union all
  select tenant, 'account', id, null, 'epoch', search.key_of(code), search.words_of(code, name) from ledger.account where tenant_id = tenant
  union all
  select tenant, 'entry', m.entry_id, null, e.posting_date, '', search.words_of(m.memo)
    from ledger.entry_memo m join ledger.journal_entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
   where m.tenant_id = tenant and e.source_type not in ('invoice', 'payment_received', 'allocation', 'credit_note');
  get diagnostics written = row_count;
  return written;
end $function$;
grant execute on function search.rebuild_own_entries to smb_app;

CREATE OR REPLACE FUNCTION search.words_of(VARIADIC p_texts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ' ' || left(coalesce(search.folded(array_to_string(p_texts, ' ')), ''), 3900)
$function$;
grant execute on function search.words_of to public;

-- ── tax
create schema tax;
grant usage on schema tax to smb_app;

create table tax.policy (
  tenant_id uuid default platform.tenant_id() not null,
  tax_rounding text not null,
  prices_include_tax boolean default false not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint policy_pkey PRIMARY KEY (tenant_id),
  constraint policy_tax_rounding_check CHECK (tax_rounding = ANY (ARRAY['per_document'::text, 'per_line'::text]))
);
CREATE INDEX policy_tenant_id_change_xid_change_seq_idx ON tax.policy USING btree (tenant_id, change_xid, change_seq);
alter table tax.policy enable row level security;
alter table tax.policy force row level security;
create policy tenant_rows on tax.policy for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON tax.policy FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on tax.policy to smb_app;

create table tax.tax_code (
  tenant_id uuid default platform.tenant_id() not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  is_default boolean default false not null,
  archived_at timestamp with time zone,
  custom jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  change_xid xid8 default pg_current_xact_id() not null,
  change_seq bigint default nextval('platform.change_seq'::regclass) not null,
  constraint tax_code_pkey PRIMARY KEY (tenant_id, id),
  constraint tax_code_check CHECK (archived_at IS NULL OR NOT is_default),
  constraint tax_code_code_check CHECK (length(code) >= 1 AND length(code) <= 40),
  constraint tax_code_kind_check CHECK (kind = ANY (ARRAY['standard'::text, 'zero_rated'::text, 'exempt'::text, 'out_of_scope'::text, 'reverse_charge'::text, 'withholding'::text])),
  constraint tax_code_name_check CHECK (length(name) >= 1 AND length(name) <= 120)
);
CREATE UNIQUE INDEX tax_code_code_unique ON tax.tax_code USING btree (tenant_id, lower(code));
CREATE UNIQUE INDEX tax_code_default_unique ON tax.tax_code USING btree (tenant_id) WHERE is_default;
CREATE INDEX tax_code_tenant_id_change_xid_change_seq_idx ON tax.tax_code USING btree (tenant_id, change_xid, change_seq);
alter table tax.tax_code enable row level security;
alter table tax.tax_code force row level security;
create policy tenant_rows on tax.tax_code for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER stamp_change BEFORE UPDATE ON tax.tax_code FOR EACH ROW EXECUTE FUNCTION platform.stamp_change();
grant insert, select, update on tax.tax_code to smb_app;

create table tax.tax_component (
  tenant_id uuid default platform.tenant_id() not null,
  tax_code_id uuid not null,
  "position" smallint not null,
  name text not null,
  is_compound boolean not null,
  account_role text not null,
  constraint tax_component_pkey PRIMARY KEY (tenant_id, tax_code_id, "position"),
  constraint tax_component_tenant_id_tax_code_id_fkey FOREIGN KEY (tenant_id, tax_code_id) REFERENCES tax.tax_code(tenant_id, id),
  constraint tax_component_account_role_check CHECK (account_role = ANY (ARRAY['output_tax'::text, 'input_tax'::text, 'withholding_receivable'::text])),
  constraint tax_component_name_check CHECK (length(name) >= 1 AND length(name) <= 120),
  constraint tax_component_position_check CHECK ("position" >= 0)
);
alter table tax.tax_component enable row level security;
alter table tax.tax_component force row level security;
create policy tenant_rows on tax.tax_component for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on tax.tax_component to smb_app;

create table tax.tax_rate (
  tenant_id uuid default platform.tenant_id() not null,
  tax_code_id uuid not null,
  "position" smallint not null,
  valid_from date not null,
  valid_to date,
  rate_percent numeric not null,
  constraint tax_rate_pkey PRIMARY KEY (tenant_id, tax_code_id, "position", valid_from),
  constraint tax_rate_tenant_id_tax_code_id_position_fkey FOREIGN KEY (tenant_id, tax_code_id, "position") REFERENCES tax.tax_component(tenant_id, tax_code_id, "position"),
  constraint tax_rate_check CHECK (valid_to >= valid_from),
  constraint tax_rate_rate_percent_check CHECK (rate_percent >= 0::numeric AND rate_percent <= 1000::numeric)
);
CREATE UNIQUE INDEX tax_rate_open_unique ON tax.tax_rate USING btree (tenant_id, tax_code_id, "position") WHERE (valid_to IS NULL);
alter table tax.tax_rate enable row level security;
alter table tax.tax_rate force row level security;
create policy tenant_rows on tax.tax_rate for all to public
  using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on tax.tax_rate to smb_app;
grant update (valid_to) on tax.tax_rate to smb_app;
