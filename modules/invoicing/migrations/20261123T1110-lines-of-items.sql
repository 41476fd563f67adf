-- why: a line knows the product or service it began with and what it brought to its account, so that sales by product add up.

-- Both stay empty on documents of before: no product was sold with them. Columns without a default rewrite no row.
alter table invoicing.invoice_line
  add column item_id uuid,
  -- Base minor units that the line brings to its income account, discounts off; null while a draft lacks its exchange rate.
  add column income_base bigint;
alter table invoicing.credit_note_line
  add column item_id uuid,
  -- Base minor units that the credit takes of the income account of its line.
  add column income_base bigint;

-- Over nothing but nulls a foreign key is proven by one look at the table.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table invoicing.invoice_line add constraint invoice_line_item foreign key (tenant_id, item_id) references items.item (tenant_id, id);
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table invoicing.credit_note_line add constraint credit_note_line_item foreign key (tenant_id, item_id) references items.item (tenant_id, id);

-- Sales by product over a long period read this alone, and not a row of the table per line.
-- A migration is one transaction, in which no index can be made concurrently; so far no line has an item.
-- squawk-ignore require-concurrent-index-creation
create index invoice_line_sold on invoicing.invoice_line (tenant_id, invoice_id)
  include (item_id, income_account_id, income_base) where item_id is not null;
