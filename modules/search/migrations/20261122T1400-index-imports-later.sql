-- why: an import of a hundred thousand entries does not wait for their words; the worker makes them found soon after it.

-- Entries that came in one statement, from the first that has no words yet to the last.
create table search.waiting (
  tenant_id uuid not null default platform.tenant_id(),
  id bigint generated always as identity,
  next_entry_id uuid not null,
  last_entry_id uuid not null,
  primary key (tenant_id, id)
);
call platform.protect_tenant_rows('search.waiting');
create policy upkeep on search.waiting for all to current_user using (true);

-- Entries of documents stay out: the document is what is found. What a person writes is found at once. The entries of an
-- import have ids in the order of its file, so that two ids say which they are.
create or replace function search.note_memos() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
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
   where e.source_type not in ('invoice', 'payment_received', 'allocation')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  return null;
end $$;

-- Makes up to `p_limit` waiting entries found, of one business at a time. Returns how many; 0 when nothing waits, or another
-- worker is at all of it.
create function search.index_waiting(p_limit integer) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
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
     and e.source_type not in ('invoice', 'payment_received', 'allocation')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  get diagnostics written = row_count;
  if reached is null or reached >= part.last_entry_id then
    delete from search.waiting w where w.tenant_id = part.tenant_id and w.id = part.id;
  else
    update search.waiting w set next_entry_id = reached where w.tenant_id = part.tenant_id and w.id = part.id;
  end if;
  perform set_config('app.tenant_id', '', true);
  return greatest(written, 1);
end $$;
revoke all on function search.index_waiting from public;
grant execute on function search.index_waiting to :app_role;
