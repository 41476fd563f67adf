-- why: a line is found by its amount among millions. Two indexes, because a line has one side and row security lets the
-- planner use a comparison of a column, not of an expression.

-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index journal_line_by_debit on ledger.journal_line (tenant_id, debit, posting_date) where debit > 0;
-- squawk-ignore require-concurrent-index-creation
create index journal_line_by_credit on ledger.journal_line (tenant_id, credit, posting_date) where credit > 0;
