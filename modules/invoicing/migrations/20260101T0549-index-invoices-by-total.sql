-- why: an invoice is found by its total among a million.

-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index invoice_by_total on invoicing.invoice (tenant_id, total, sort_date) where archived_at is null;
