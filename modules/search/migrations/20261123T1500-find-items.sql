-- why: products and services are found by code, name and the words they print; archived ones after those in use.

alter table search.entry drop constraint entry_kind_check;
-- Every row has one of the kinds that were allowed before: there is nothing to find out.
alter table search.entry add constraint entry_kind_check
  check (kind in ('invoice', 'payment', 'customer', 'account', 'entry', 'credit_note', 'item')) not valid;

-- Items have no date of their own. Where more answer than are shown, the archived ones, a day earlier, are left out first.
create function search.item_date(p_archived_at timestamptz) returns date language sql immutable parallel safe as $$
  select case when p_archived_at is null then date '1970-01-01' else date '1969-12-31' end
$$;

create function search.note_item() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
create trigger note_for_search after insert or delete or update of code, name, description, archived_at on items.item
  for each row execute function search.note_item();
revoke all on function search.note_item, search.item_date from public;

-- Writes the tenant's words anew from their sources. Returns how many records can be found.
create or replace function search.rebuild_own_entries() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- What is there already is found, too. The owner sees a business's items only in its name.
do $$
declare t uuid;
begin
  for t in select id from identity.tenant loop
    perform set_config('app.tenant_id', t::text, true);
    insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
    select i.tenant_id, 'item', i.id, search.item_date(i.archived_at), search.key_of(coalesce(nullif(i.code, ''), i.name)),
           search.words_of(i.code, i.name, i.description)
      from items.item i where i.tenant_id = t;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
