-- why: one call writes an entry, its lines and its balance deltas; nothing else may write them, and it locks no account.

-- Lines belong to an entry of this very transaction and to accounts of this tenant. Checked once per statement, which is
-- what makes a bulk load bearable; entries and accounts are never deleted, so this is all a foreign key would say.
-- One entry is looked up by key; many are joined, because a join over a transition table reads the whole other table.
-- Here and below a plan is made for any tenant: of one that has just grown, statistics know nothing yet, and every index
-- that begins with the tenant would look as good as the key.
create function ledger.check_lines_belong() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
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
end $$;
create trigger lines_belong after insert on ledger.journal_line referencing new table as new_line
  for each statement execute function ledger.check_lines_belong();

-- The last wall: at commit each entry balances in base currency and has two sides. Imports prove the same set-based.
create function ledger.check_entry_balances() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare totals record;
begin
  select count(*) as lines, coalesce(sum(base_debit), 0) as debit, coalesce(sum(base_credit), 0) as credit into totals
    from ledger.journal_line where tenant_id = new.tenant_id and entry_id = new.id;
  if totals.lines < 2 or totals.debit <> totals.credit then
    raise exception 'entry % does not balance: debit %, credit %', new.id, totals.debit, totals.credit using errcode = 'SM004';
  end if;
  return null;
end $$;
create constraint trigger entry_balances after insert on ledger.journal_entry deferrable initially deferred
  for each row when (new.source_type <> 'journal_import') execute function ledger.check_entry_balances();

create function ledger.refuse_locked_date(p_posting_date date) returns void language plpgsql as $$
declare locked date;
begin
  -- Shared: postings never wait for each other, only for someone who is moving the lock date.
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger.lock_date:' || platform.tenant_id(), 0));
  select lock_date into locked from ledger.book where tenant_id = platform.tenant_id();
  if p_posting_date <= locked then
    raise exception 'the books are closed up to %', locked using errcode = 'SM001', detail = locked::text;
  end if;
end $$;

create function ledger.post_entry(
  p_id uuid, p_posting_date date, p_kind text, p_source_type text, p_source_id uuid, p_reverses_id uuid, p_memo text,
  p_account_ids uuid[], p_currencies text[], p_debits bigint[], p_credits bigint[], p_base_debits bigint[], p_base_credits bigint[],
  p_rates numeric[], p_customer_ids uuid[], p_tax_code_ids uuid[]
) returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.tenant_id();
  bad record;
begin
  if tenant is null then raise exception 'no tenant is set' using errcode = 'SM012'; end if;
  if p_source_type = 'journal_import' then raise exception 'imports have their own door' using errcode = 'SM012'; end if;
  if coalesce(cardinality(p_account_ids), 0) not between 2 and 1000 then
    raise exception 'an entry has 2 to 1000 lines' using errcode = 'SM005';
  end if;
  perform ledger.refuse_locked_date(p_posting_date);

  -- What documents keep equal to their open items (rule 38) is not posted to by hand.
  select a.code, a.archived_at, a.currency, a.control_role in ('accounts_receivable', 'customer_credit') as is_reserved into bad
    from ledger.account a join unnest(p_account_ids, p_currencies) as given(id, currency) on given.id = a.id
   where a.tenant_id = tenant and a.id = any (p_account_ids) and (a.archived_at is not null or a.currency <> given.currency
     or p_source_type in ('manual', 'statement_line') and p_reverses_id is null and a.control_role in ('accounts_receivable', 'customer_credit')) limit 1;
  if found then
    if bad.archived_at is not null then raise exception 'account % is archived', bad.code using errcode = 'SM003', detail = bad.code;
    elsif bad.is_reserved then raise exception 'account % belongs to documents', bad.code using errcode = 'SM007', detail = bad.code;
    else raise exception 'account % takes % only', bad.code, bad.currency using errcode = 'SM006', detail = bad.code || ' ' || bad.currency;
    end if;
  end if;

  insert into ledger.journal_entry (tenant_id, id, posting_date, kind, source_type, source_id, reverses_id, posted_by)
  values (tenant, p_id, p_posting_date, p_kind, p_source_type, p_source_id, p_reverses_id, platform.actor_id());

  insert into ledger.journal_line (tenant_id, entry_id, line_no, account_id, posting_date, currency, debit, credit,
                                   base_debit, base_credit, rate, customer_id, tax_code_id)
  select tenant, p_id, l.line_no, l.account_id, p_posting_date, l.currency, l.debit, l.credit,
         l.base_debit, l.base_credit, l.rate, l.customer_id, l.tax_code_id
    from unnest(p_account_ids, p_currencies, p_debits, p_credits, p_base_debits, p_base_credits, p_rates, p_customer_ids, p_tax_code_ids)
         with ordinality as l(account_id, currency, debit, credit, base_debit, base_credit, rate, customer_id, tax_code_id, line_no);

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
end $$;

create function ledger.set_lock_date(p_lock_date date) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare before date;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger.lock_date:' || platform.tenant_id(), 0));
  select lock_date into before from ledger.book where tenant_id = platform.tenant_id();
  update ledger.book set lock_date = p_lock_date, version = version + 1 where tenant_id = platform.tenant_id();
  perform audit.record('ledger.lock_date_set', 'book', platform.tenant_id(), jsonb_build_object('before', before, 'after', p_lock_date));
end $$;

-- Moves deltas into the month and day tables. One worker at a time; returns how many deltas were taken.
create function ledger.roll_up_balances(p_limit integer) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- What moved from `p_from` (null: the beginning) to `p_to`, both included, in pieces: whole months from the month table, the
-- edges from the day table, what is not rolled up yet from the deltas. Never from the lines. The planner takes these
-- functions apart (one plain query, stable), so that each branch is a range of one index and the caller adds up once.
create function ledger.movement_parts(p_from date, p_to date)
returns table (account_id uuid, currency char(3), day date, debit numeric, credit numeric, base_debit numeric, base_credit numeric)
language sql stable as $$
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
$$;

-- The same, added up per account and currency.
create function ledger.movements(p_from date, p_to date)
returns table (account_id uuid, currency char(3), debit numeric, credit numeric, base_debit numeric, base_credit numeric)
language sql stable as $$
  select p.account_id, p.currency, sum(p.debit), sum(p.credit), sum(p.base_debit), sum(p.base_credit)
    from ledger.movement_parts(p_from, p_to) p group by 1, 2
$$;

-- Where the projection differs from the lines, for this tenant: no row means that they agree.
create function ledger.projection_differences()
returns table (account_id uuid, currency char(3), month date, projected numeric, posted numeric) language sql stable as $$
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
$$;

revoke all on all functions in schema ledger from public;
grant execute on function ledger.post_entry, ledger.set_lock_date, ledger.roll_up_balances, ledger.movement_parts, ledger.movements, ledger.projection_differences,
  ledger.check_lines_belong, ledger.check_entry_balances to :app_role;
