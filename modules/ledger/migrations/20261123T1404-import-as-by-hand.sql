-- why: journals from a spreadsheet may go to the accounts that an entry by hand may go to: the bank, sales, tax, retained earnings.

-- As before, but for the accounts: only what documents keep equal to their open items (rule 38) is closed to an import, as
-- it is to entries by hand.
create or replace function ledger.import_entries(p_import uuid, out added bigint, out known bigint, out lines bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_mergejoin = off
set plan_cache_mode = force_generic_plan as $$
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
end $$;
