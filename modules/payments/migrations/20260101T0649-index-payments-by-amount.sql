-- why: a payment is found by its amount among a million.

-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index payment_by_amount on payments.payment_received (tenant_id, amount, payment_date);
