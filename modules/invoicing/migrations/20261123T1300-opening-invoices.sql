-- why: what customers owe when a business comes from other books is invoices too. They were due before they came, and if they are taken back
-- whole and brought again, they have the same numbers.
alter table invoicing.invoice add column opening_id uuid, add column original_date date;
-- A table scan under a lock that no writer waits for long: constraints of a release are checked at once.
-- squawk-ignore constraint-missing-not-valid
alter table invoicing.invoice add constraint opening_is_whole check (num_nulls(opening_id, original_date) in (0, 2));
alter table invoicing.invoice drop constraint due_not_before_issue;
-- squawk-ignore constraint-missing-not-valid
alter table invoicing.invoice add constraint due_not_before_issue check (number is null or due_date >= coalesce(original_date, issue_date));
-- A number of ours is never given twice (rule 26); one of the old books may come again after it was taken back.
-- squawk-ignore require-concurrent-index-deletion
drop index invoicing.invoice_number_unique;
-- squawk-ignore require-concurrent-index-creation
create unique index invoice_number_unique on invoicing.invoice (tenant_id, number)
  where number is not null and (opening_id is null or void_entry_id is null);
-- squawk-ignore require-concurrent-index-creation
create index invoice_of_opening on invoicing.invoice (tenant_id, opening_id) where opening_id is not null;
