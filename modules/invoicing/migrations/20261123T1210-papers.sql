-- why: a business decides how its papers look and how they are numbered; issued papers keep the look of their day.
-- A migration is one transaction that writers wait for; in it no index can be made concurrently, and a constraint is checked at once.
-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint
-- squawk-ignore-file ban-drop-column, disallowed-unique-constraint, adding-required-field, adding-field-with-default

-- A logo by its content: what is printed the same is kept once. Never changed, because issued papers print it.
create table invoicing.logo (
  tenant_id uuid not null default platform.tenant_id(),
  digest text not null check (length(digest) = 64),
  content_type text not null check (content_type in ('image/png', 'image/jpeg')),
  width smallint not null check (width between 1 and 2000),
  height smallint not null check (height between 1 and 2000),
  bytes bytea not null check (length(bytes) between 1 and 524288),
  primary key (tenant_id, digest)
);
call platform.protect_tenant_rows('invoicing.logo');
grant select, insert on invoicing.logo to :app_role;

-- No row: papers look as the house prints them.
create table invoicing.paper_settings (
  tenant_id uuid not null default platform.tenant_id(),
  note text not null check (length(note) <= 4000),
  footer text not null check (length(footer) <= 600),
  accent text not null check (accent ~ '^(#[0-9A-F]{6})?$'),
  logo_digest text,
  version integer not null default 1,
  primary key (tenant_id),
  foreign key (tenant_id, logo_digest) references invoicing.logo (tenant_id, digest)
);
call platform.protect_tenant_rows('invoicing.paper_settings');
grant select, insert, update on invoicing.paper_settings to :app_role;

-- The paper is part of the letterhead: what was issued prints again as it was. Rows of earlier days were printed without any of this.
alter table invoicing.letterhead
  add column footer text not null default '' check (length(footer) <= 600),
  add column accent text not null default '' check (accent ~ '^(#[0-9A-F]{6})?$'),
  add column language text not null default 'en' check (language in ('en', 'fr')),
  add column logo_digest text,
  add foreign key (tenant_id, logo_digest) references invoicing.logo (tenant_id, digest);
alter table invoicing.letterhead drop column digest;
alter table invoicing.letterhead add column digest text not null generated always as (
  md5(name || chr(31) || address || chr(31) || country || chr(31) || email || chr(31) || tax_id || chr(31) || footer || chr(31) || accent
    || chr(31) || language || chr(31) || coalesce(logo_digest, ''))) stored;
alter table invoicing.letterhead add constraint letterhead_unique unique (tenant_id, digest);

drop function invoicing.keep_letterhead();
-- The business's details and paper of this moment, in the language of that customer, as a row of invoicing.letterhead.
create function invoicing.keep_letterhead(p_customer uuid) returns uuid language plpgsql as $$
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
end $$;
grant execute on function invoicing.keep_letterhead to :app_role;

-- How the next numbers of a series look. No row: as the house numbers them.
create table invoicing.number_format (
  tenant_id uuid not null default platform.tenant_id(),
  series text not null check (series in ('invoice', 'credit_note')),
  pattern text not null check (length(pattern) between 1 and 40),
  digits smallint not null check (digits between 1 and 9),
  restarts_yearly boolean not null,
  version integer not null default 1,
  primary key (tenant_id, series)
);
call platform.protect_tenant_rows('invoicing.number_format');
grant select, insert, update on invoicing.number_format to :app_role;

-- Numbers that were left out on purpose, so that the gap report can say why. Written once.
create table invoicing.number_raise (
  tenant_id uuid not null default platform.tenant_id(),
  series text not null check (series in ('invoice', 'credit_note')),
  year_label text not null check (length(year_label) between 1 and 20),
  first_skipped integer not null check (first_skipped > 0),
  last_skipped integer not null,
  reason text not null check (length(reason) between 1 and 500),
  raised_at timestamptz not null default now(),
  raised_by uuid default platform.actor_id(),
  primary key (tenant_id, series, year_label, first_skipped),
  check (last_skipped >= first_skipped)
);
call platform.protect_tenant_rows('invoicing.number_raise');
grant select, insert on invoicing.number_raise to :app_role;

-- Who raised them. Names are read where they live, so that erasing a person erases them here.
create view invoicing.actor with (security_invoker = true) as select id, name from identity.user;
grant select on invoicing.actor to :app_role;

-- A counter may be raised before it gave anything.
alter table invoicing.number_series drop constraint number_series_last_number_check;
alter table invoicing.number_series add constraint number_series_last_number_check check (last_number >= 0);

-- Which counter gave a document its number, and as which: what the gap report counts.
alter table invoicing.invoice add column number_year text, add column number_seq integer;
alter table invoicing.credit_note add column number_year text, add column number_seq integer;

-- What of `settled` credit notes and write-offs settle: an invoice that was credited has not been paid.
alter table invoicing.invoice
  add column credited bigint not null default 0,
  add column written_off bigint not null default 0,
  add constraint settled_by_kinds check (credited >= 0 and written_off >= 0 and credited + written_off <= settled);

create or replace function invoicing.keep_issued() returns trigger language plpgsql as $$
declare free text[] := array['settled', 'settled_base', 'credited', 'written_off', 'paid_on', 'voided_on', 'void_reason', 'void_entry_id',
  'custom', 'version', 'change_xid', 'change_seq', 'status', 'balance_due', 'balance_due_base', 'sort_date'];
begin
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free or old.void_entry_id is not null then
    raise exception 'invoice % is issued: void it and duplicate it as a new draft', old.number using errcode = 'SM020';
  end if;
  return new;
end $$;

-- Documents of earlier days get the counter that gave their number: the pattern of their series says where it stands in the text.
-- The owner is bound by row security, too, and issued documents by their triggers; nothing that anybody sees changes here.
alter table invoicing.invoice no force row level security;
alter table invoicing.credit_note no force row level security;
alter table invoicing.number_series no force row level security;
alter table invoicing.invoice disable trigger user;
alter table invoicing.credit_note disable trigger user;

create function invoicing.number_in(p_text text, p_pattern text, p_year text) returns integer language sql immutable as $$
  select case when p_text = f.prefix || f.middle || f.suffix and f.middle ~ '^[0-9]{1,9}$' then f.middle::integer end
    from (select x.prefix, x.suffix,
                 substr(p_text, length(x.prefix) + 1, greatest(length(p_text) - length(x.prefix) - length(x.suffix), 0)) as middle
            from (select split_part(replace(p_pattern, '{year}', p_year), '{number}', 1) as prefix,
                         split_part(replace(p_pattern, '{year}', p_year), '{number}', 2) as suffix) x) f
$$;
update invoicing.invoice i set number_year = s.year_label, number_seq = invoicing.number_in(i.number, s.pattern, s.year_label)
  from invoicing.number_series s
 where s.tenant_id = i.tenant_id and s.series = 'invoice' and invoicing.number_in(i.number, s.pattern, s.year_label) is not null;
update invoicing.credit_note c set number_year = s.year_label, number_seq = invoicing.number_in(c.number, s.pattern, s.year_label)
  from invoicing.number_series s
 where s.tenant_id = c.tenant_id and s.series = 'credit_note' and invoicing.number_in(c.number, s.pattern, s.year_label) is not null;
drop function invoicing.number_in;

alter table invoicing.invoice enable trigger user;
alter table invoicing.credit_note enable trigger user;
alter table invoicing.invoice force row level security;
alter table invoicing.credit_note force row level security;
alter table invoicing.number_series force row level security;

create unique index invoice_number_given on invoicing.invoice (tenant_id, number_year, number_seq) where number_seq is not null;
create unique index credit_note_number_given on invoicing.credit_note (tenant_id, number_year, number_seq) where number_seq is not null;

-- What settles an invoice is told by the payments module, which knows allocations; this is how it tells those of earlier days.
create function invoicing.tell_settled_kinds(p_tenant uuid, p_invoice uuid, p_credited bigint, p_written_off bigint) returns void
language sql as $$
  update invoicing.invoice set credited = p_credited, written_off = p_written_off where tenant_id = p_tenant and id = p_invoice
$$;
revoke execute on function invoicing.tell_settled_kinds from public;
