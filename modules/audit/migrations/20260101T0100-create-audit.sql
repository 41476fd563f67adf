-- why: every write leaves a row here in the same transaction: who did what to which thing. Ids and amounts only, no personal fields.
create schema audit;
grant usage on schema audit to :app_role;

create table audit.event (
  tenant_id uuid not null default platform.tenant_id(),
  id uuid not null default gen_random_uuid(),
  seq bigint generated always as identity,
  recorded_at timestamptz not null default now(),
  actor_id uuid,
  request_id text check (length(request_id) <= 64),
  action text not null check (length(action) between 3 and 80),
  subject_type text not null check (length(subject_type) <= 40),
  subject_id uuid not null,
  details jsonb not null default '{}',
  primary key (tenant_id, seq)
);
create index on audit.event (tenant_id, subject_id, seq);
call platform.protect_tenant_rows('audit.event');
call platform.append_only('audit.event', 'the audit trail is never edited');
grant select, insert on audit.event to :app_role;

create function audit.record(p_action text, p_subject_type text, p_subject_id uuid, p_details jsonb default '{}')
returns void language sql as $$
  insert into audit.event (tenant_id, actor_id, request_id, action, subject_type, subject_id, details)
  values (platform.tenant_id(), platform.actor_id(), nullif(current_setting('app.request_id', true), ''),
          p_action, p_subject_type, p_subject_id, p_details)
$$;
grant execute on function audit.record to :app_role;
