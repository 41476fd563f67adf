-- why: the journal filtered by what caused its entries begins at the newest of them, however many others there are.

-- Imported entries stay out: an import writes a million of them at a time, and where there are many they are found by date.
-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index journal_entry_by_source on ledger.journal_entry (tenant_id, source_type, posting_date, id)
  where source_type <> 'journal_import';
