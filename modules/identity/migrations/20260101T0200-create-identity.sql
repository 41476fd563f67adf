-- why: people, the businesses they keep, and the sessions in which they do it.
create schema identity;
grant usage on schema identity to :app_role;

-- A person. Not owned by any tenant: one person may serve many businesses.
create table identity.user (
  id uuid primary key,
  email text not null check (length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  created_at timestamptz not null default now(),
  password_changed_at timestamptz not null default now()
);
create unique index user_email_unique on identity.user (lower(email));
grant select, insert, update on identity.user to :app_role;

create table identity.session (
  id uuid primary key,
  user_id uuid not null references identity.user,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (length(end_reason) <= 40),
  user_agent text check (length(user_agent) <= 300)
);
create index on identity.session (user_id) where ended_at is null;
grant select, insert, update on identity.session to :app_role;

-- Opaque refresh tokens, stored as SHA-256. A session is the family: reuse of a spent token ends it.
create table identity.refresh_token (
  token_hash bytea primary key,
  session_id uuid not null references identity.session,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity.refresh_token (session_id);
grant select, insert, update on identity.refresh_token to :app_role;

create table identity.tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 200),
  country char(2) not null,
  base_currency char(3) not null,
  fiscal_year_start_month smallint not null check (fiscal_year_start_month between 1 and 12),
  time_zone text not null check (length(time_zone) <= 64),
  tax_registration_number text check (length(tax_registration_number) <= 40),
  address text check (length(address) <= 500),
  email text check (length(email) <= 254),
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  change_xid xid8 not null default pg_current_xact_id(),
  change_seq bigint not null default nextval('platform.change_seq')
);
create trigger stamp_change before update on identity.tenant for each row execute function platform.stamp_change();

create table identity.membership (
  tenant_id uuid not null default platform.tenant_id() references identity.tenant,
  id uuid not null,
  user_id uuid not null references identity.user,
  role text not null check (role in ('owner', 'accountant', 'bookkeeper', 'read_only')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create unique index membership_live_unique on identity.membership (tenant_id, user_id) where ended_at is null;
create index on identity.membership (user_id) where ended_at is null;
call platform.protect_tenant_rows('identity.membership');
-- A person sees their own memberships in every business, so that they can choose one.
create policy own_memberships on identity.membership for select
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on identity.membership to :app_role;

alter table identity.tenant enable row level security;
alter table identity.tenant force row level security;
create policy tenant_rows on identity.tenant
  using (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy own_tenants on identity.tenant for select using (id in (
  select m.tenant_id from identity.membership m
  where m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid) and m.ended_at is null));
-- The owner of the schema enumerates tenants for upkeep (scheduled checks); the app role cannot become it.
create policy upkeep on identity.tenant for select to current_user using (true);
grant select, insert, update on identity.tenant to :app_role;

create function identity.slug_taken(p_slug text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select exists (select from identity.tenant where slug = p_slug) $$;
create function identity.tenant_ids() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select id from identity.tenant order by id $$;
revoke all on function identity.slug_taken, identity.tenant_ids from public;
grant execute on function identity.slug_taken, identity.tenant_ids to :app_role;

-- The gate of every request: one call that checks session and membership, sets tenant and actor for this transaction,
-- and claims the idempotency key. `p_business` is a slug or a uuid; null means the only business there is.
create function identity.enter_tenant(
  p_user uuid, p_session uuid, p_business text, p_request text, p_clock timestamptz, p_key text, p_hash bytea,
  out outcome text, out tenant_id uuid, out role text, out base_currency text, out time_zone text,
  out fiscal_year_start_month smallint, out moment timestamptz, out today date, out replay_status smallint, out replay_body text
) language plpgsql as $$
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
end $$;
grant execute on function identity.enter_tenant to :app_role;

-- The same for a person outside any tenant: listing their businesses, creating one.
create function identity.enter_as_user(
  p_user uuid, p_session uuid, p_request text, p_clock timestamptz, p_key text, p_hash bytea,
  out outcome text, out moment timestamptz, out replay_status smallint, out replay_body text
) language plpgsql as $$
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
end $$;
grant execute on function identity.enter_as_user to :app_role;
