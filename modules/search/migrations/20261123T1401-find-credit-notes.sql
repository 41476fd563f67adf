-- why: credit notes are documents like invoices: found by number, reason, customer and amount, and not as their journal entry.

alter table search.entry drop constraint entry_kind_check;
-- Every row has one of the kinds that were allowed before: there is nothing to find out.
alter table search.entry add constraint entry_kind_check
  check (kind in ('invoice', 'payment', 'customer', 'account', 'entry', 'credit_note')) not valid;

create function search.note_credit_note() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
-- What a credit note is called never changes once it is issued.
create trigger note_for_search after insert or delete on invoicing.credit_note for each row execute function search.note_credit_note();
revoke all on function search.note_credit_note from public;

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
   where e.source_type not in ('invoice', 'payment_received', 'allocation', 'credit_note')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  return null;
end $$;

-- Makes up to `p_limit` waiting entries found, of one business at a time. Returns how many; 0 when nothing waits, or another
-- worker is at all of it.
create or replace function search.index_waiting(p_limit integer) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp
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
end $$;

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
  select tenant, 'account', id, null, 'epoch', search.key_of(code), search.words_of(code, name) from ledger.account where tenant_id = tenant
  union all
  select tenant, 'entry', m.entry_id, null, e.posting_date, '', search.words_of(m.memo)
    from ledger.entry_memo m join ledger.journal_entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
   where m.tenant_id = tenant and e.source_type not in ('invoice', 'payment_received', 'allocation', 'credit_note');
  get diagnostics written = row_count;
  return written;
end $$;

-- Records of a kind that hold every word, in any order; the name of a document's customer counts as its own. Exact numbers
-- first, then the newest; at most `p_limit`. Every step is bounded: a common word is found among the newest records, a rare
-- one by the index, so that neither reads a million rows.
create or replace function search.find(p_kind text, p_text text, p_limit integer)
returns table (record_id uuid, is_exact boolean, sort_date date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- What is there already is found, too. The owner sees a business's documents only in its name.
do $$
declare t uuid;
begin
  for t in select id from identity.tenant loop
    perform set_config('app.tenant_id', t::text, true);
    insert into search.entry (tenant_id, kind, record_id, customer_id, sort_date, key, words)
    select n.tenant_id, 'credit_note', n.id, n.customer_id, n.issue_date, search.key_of(n.number), search.words_of(n.number, n.reason)
      from invoicing.credit_note n where n.tenant_id = t;
    delete from search.entry s using invoicing.credit_note n
     where s.tenant_id = t and s.kind = 'entry' and n.tenant_id = t
       and s.record_id in (n.journal_entry_id, n.void_entry_id);
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
