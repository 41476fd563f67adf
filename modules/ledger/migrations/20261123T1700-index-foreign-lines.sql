-- why: the last exchange rate of a currency is the newest line in it, found without reading what was posted before (rule 56).
-- Lines in base currency stay out, so that most books write nothing here. A foreign line at exactly 1 stays out with them: its rate
-- is then not proposed.
-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index journal_line_foreign on ledger.journal_line (tenant_id, currency, posting_date, entry_id) where rate <> 1;
