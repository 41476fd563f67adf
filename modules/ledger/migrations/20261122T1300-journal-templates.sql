-- why: entries to begin with, and entries that post themselves on their days, each occurrence once (rule 34).

create table ledger.journal_template (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  memo text not null check (length(memo) <= 500),
  -- [{"accountId", "side", "amount": decimal text in base currency, or null}]
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  cadence text check (cadence in ('weekly', 'monthly', 'quarterly', 'yearly')),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  next_on date,
  -- Why the occurrence of `next_on` could not be posted.
  failure text check (length(failure) <= 1000),
  failed_at timestamptz,
  -- In whose name occurrences are posted: who saved the template last.
  saved_by uuid not null default platform.actor_id(),
  archived_at timestamptz,
  custom jsonb not null default '{}',
  version integer not null default 1,
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq'),
  primary key (tenant_id, id),
  constraint recurrence_is_whole check (
    num_nonnulls(cadence, starts_on) in (0, 2) and (cadence is not null or num_nonnulls(ends_on, next_on) = 0)),
  constraint failure_is_whole check (num_nonnulls(failure, failed_at) in (0, 2))
);
create unique index journal_template_name_unique on ledger.journal_template (tenant_id, lower(name)) where archived_at is null;
create index journal_template_due on ledger.journal_template (tenant_id, next_on) where next_on is not null and archived_at is null;
call platform.protect_tenant_rows('ledger.journal_template');
call platform.track_changes('ledger.journal_template');
grant select, insert, update on ledger.journal_template to :app_role;

-- Each occurrence once, whether it was posted or passed over (no entry).
create table ledger.journal_occurrence (
  tenant_id uuid not null default platform.tenant_id(),
  template_id uuid not null,
  occurs_on date not null,
  entry_id uuid,
  primary key (tenant_id, template_id, occurs_on),
  foreign key (tenant_id, template_id) references ledger.journal_template (tenant_id, id)
);
call platform.protect_tenant_rows('ledger.journal_occurrence');
grant select, insert on ledger.journal_occurrence to :app_role;

-- The worker serves all tenants: it learns here which templates are due at a moment (null: now), and enters each tenant for
-- each of them.
create policy upkeep on ledger.journal_template for select to current_user using (true);
create function ledger.due_templates(p_moment timestamptz, p_limit integer)
returns table (tenant_id uuid, template_id uuid, saved_by uuid, base_currency text, time_zone text, fiscal_year_start_month smallint,
  moment timestamptz, today date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id, j.id, j.saved_by, t.base_currency, t.time_zone, t.fiscal_year_start_month, m.moment, (m.moment at time zone t.time_zone)::date
    from (select coalesce(p_moment, now()) as moment) m, ledger.journal_template j join identity.tenant t on t.id = j.tenant_id
   where j.next_on <= (m.moment at time zone t.time_zone)::date and j.archived_at is null
   order by j.failed_at nulls first, j.next_on limit p_limit
$$;
revoke all on function ledger.due_templates from public;
grant execute on function ledger.due_templates to :app_role;
