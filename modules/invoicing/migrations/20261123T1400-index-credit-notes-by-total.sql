-- why: a credit note is found by its amount, the nearest and then the newest first.
-- squawk-ignore require-concurrent-index-creation
create index credit_note_by_total on invoicing.credit_note (tenant_id, total, issue_date desc);
