-- why: one box finds documents, customers, accounts and entries by any of their words, at a million documents of one tenant.

-- Both are trusted: the owner of a database may create them. The second lets a word index begin with the tenant.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create schema search;
grant usage on schema search to :app_role;

-- How words are compared: lower case, without accents and apostrophes, everything else that is no letter or digit a space.
-- Letters that are no base letter with a mark are written out, as people without that key type them.
create function search.folded(p_text text) returns text language sql immutable parallel safe strict as $$
  select btrim(regexp_replace(regexp_replace(
    replace(replace(replace(replace(translate(normalize(lower(p_text collate "und-x-icu"), NFKD), 'øłđðħŧı', 'olddhti'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0300-\u036f''’ʼ]', '', 'g'), '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g'))
$$;

-- The words that find a record. Only `find` reads it and only triggers write it: the application has no grant. The owner may
-- see all rows, because row security hides every condition of a word index from the planner (LIKE is not leakproof).
-- A customer's name stands with the customer alone: documents are found through `customer_id`.
create table search.entry (
  tenant_id uuid not null default platform.tenant_id(),
  kind text not null check (kind in ('invoice', 'payment', 'customer', 'account', 'entry')),
  record_id uuid not null,
  customer_id uuid,
  sort_date date not null,
  -- Number or code without spaces, for the one record that is called exactly so.
  key text collate "C" not null check (length(key) <= 400),
  -- Begins with a space, so that every word does.
  words text collate "C" not null check (length(words) <= 4000),
  primary key (tenant_id, kind, record_id)
);
create index entry_newest on search.entry (tenant_id, kind, sort_date desc, record_id desc);
create index entry_of_customer on search.entry (tenant_id, customer_id, kind, sort_date desc) where customer_id is not null;
create index entry_by_key on search.entry (tenant_id, kind, key) where key <> '';
create index entry_by_words on search.entry using gin (tenant_id, kind, words gin_trgm_ops);
call platform.protect_tenant_rows('search.entry');
create policy upkeep on search.entry for all to current_user using (true);

create function search.words_of(variadic p_texts text[]) returns text language sql immutable parallel safe as $$
  select ' ' || left(coalesce(search.folded(array_to_string(p_texts, ' ')), ''), 3900)
$$;
create function search.key_of(p_text text) returns text language sql immutable parallel safe as $$
  select left(coalesce(replace(search.folded(p_text), ' ', ''), ''), 400)
$$;

create function search.note_invoice() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
create trigger note_for_search after insert or delete on invoicing.invoice for each row execute function search.note_invoice();
create trigger note_change_for_search after update on invoicing.invoice for each row
  when ((old.number, old.reference, old.customer_id, old.sort_date, old.archived_at)
    is distinct from (new.number, new.reference, new.customer_id, new.sort_date, new.archived_at))
  execute function search.note_invoice();

create function search.note_payment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
create trigger note_for_search after insert or delete or update of reference on payments.payment_received
  for each row execute function search.note_payment();

create function search.note_customer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'customer' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  values (new.tenant_id, 'customer', new.id, 'epoch', search.key_of(new.name), search.words_of(new.name, new.email, new.phone, new.tax_id))
      on conflict (tenant_id, kind, record_id) do update set key = excluded.key, words = excluded.words;
  return null;
end $$;
create trigger note_for_search after insert or delete or update of name, email, phone, tax_id on parties.customer
  for each row execute function search.note_customer();

create function search.note_account() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from search.entry where tenant_id = old.tenant_id and kind = 'account' and record_id = old.id;
    return null;
  end if;
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  values (new.tenant_id, 'account', new.id, 'epoch', search.key_of(new.code), search.words_of(new.code, new.name))
      on conflict (tenant_id, kind, record_id) do update set key = excluded.key, words = excluded.words;
  return null;
end $$;
create trigger note_for_search after insert or delete or update of code, name on ledger.account
  for each row execute function search.note_account();

-- Entries of documents stay out: the document is what is found. A whole import comes in one statement; each memo's entry is
-- looked up by key, whatever statistics say.
create function search.note_memos() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
begin
  insert into search.entry (tenant_id, kind, record_id, sort_date, key, words)
  select m.tenant_id, 'entry', m.entry_id, e.posting_date, '', search.words_of(m.memo)
    from new_memo m join ledger.journal_entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
   where e.source_type not in ('invoice', 'payment_received', 'allocation')
      on conflict (tenant_id, kind, record_id) do update set words = excluded.words;
  return null;
end $$;
create trigger note_for_search after insert on ledger.entry_memo referencing new table as new_memo
  for each statement execute function search.note_memos();
create trigger note_change_for_search after update on ledger.entry_memo referencing new table as new_memo
  for each statement execute function search.note_memos();

create function search.forget_memo() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from search.entry where tenant_id = old.tenant_id and kind = 'entry' and record_id = old.entry_id;
  return null;
end $$;
create trigger forget_for_search after delete on ledger.entry_memo for each row execute function search.forget_memo();

-- Writes the tenant's words anew from their sources. Returns how many records can be found.
create function search.rebuild_own_entries() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
   where m.tenant_id = tenant and e.source_type not in ('invoice', 'payment_received', 'allocation');
  get diagnostics written = row_count;
  return written;
end $$;

-- One word as a pattern. A number is looked for in any part of a word, other words from their beginning; two digits are too
-- few for the index and count from the beginning, too.
create function search.pattern_of(p_word text, p_is_indexed boolean) returns text language sql immutable as $$
  select case when p_word ~ '[0-9]' and (length(p_word) > 2 or not p_is_indexed) then '%' || p_word || '%' else '% ' || p_word || '%' end
$$;

-- Records by the word index, whatever the planner takes a word for: it would rather read all of the tenant's records where it
-- believes a word to be common, and a word that is nowhere is what it knows least about.
create function search.by_index(p_tenant uuid, p_kind text, p_condition text, p_limit integer)
returns table (record_id uuid, words text, sort_date date) language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
begin
  return query execute format('select e.record_id, e.words, e.sort_date from search.entry e
    where e.tenant_id = %L and e.kind = %L and (%s) limit %s', p_tenant, p_kind, p_condition, p_limit);
end $$;

-- Records of a kind that hold every word, in any order; the name of a document's customer counts as its own. Exact numbers
-- first, then the newest; at most `p_limit`. Every step is bounded: a common word is found among the newest records, a rare
-- one by the index, so that neither reads a million rows.
create function search.find(p_kind text, p_text text, p_limit integer)
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

  if p_kind in ('invoice', 'payment') then
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

revoke all on function search.note_invoice, search.note_payment, search.note_customer, search.note_account, search.note_memos,
  search.forget_memo, search.rebuild_own_entries, search.by_index, search.find from public;
grant execute on function search.find, search.rebuild_own_entries to :app_role;

-- What is there already is found, too. The owner sees a business's documents only in its name.
do $$
declare t uuid;
begin
  for t in select id from identity.tenant loop
    perform set_config('app.tenant_id', t::text, true), search.rebuild_own_entries();
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
