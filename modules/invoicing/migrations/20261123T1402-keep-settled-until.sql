-- why: an invoice voided before an allocation of it ended would be void and settled at the end of the days between.

-- The last day on which an allocation to it began or ended; null while there was none.
alter table invoicing.invoice add column settled_until date;
-- Invoices that were voided before this stood stay as they are: void ones are never changed.
alter table invoicing.invoice add constraint void_not_before_settled
  check (voided_on is null or settled_until is null or voided_on >= settled_until) not valid;

-- An issued invoice is never edited in place (rule 41): it can be settled and voided, once.
create or replace function invoicing.keep_issued() returns trigger language plpgsql as $$
declare free text[] := array['settled', 'settled_base', 'settled_until', 'credited', 'written_off', 'paid_on', 'voided_on', 'void_reason',
  'void_entry_id', 'custom', 'version', 'change_xid', 'change_seq', 'status', 'balance_due', 'balance_due_base', 'sort_date'];
begin
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free or old.void_entry_id is not null then
    raise exception 'invoice % is issued: void it and duplicate it as a new draft', old.number using errcode = 'SM020';
  end if;
  return new;
end $$;

-- Remembers that an allocation of this tenant's invoice began or ended on that day: for allocations of before.
create function invoicing.note_settled_until(p_invoice uuid, p_day date) returns void language sql set search_path = pg_catalog, pg_temp as $$
  update invoicing.invoice set settled_until = greatest(settled_until, p_day)
   where tenant_id = platform.tenant_id() and id = p_invoice and void_entry_id is null
$$;
revoke all on function invoicing.note_settled_until from public;
