-- why: a line knows the product or service it began with and what it brought to its account, so that sales by product add up.

-- Both stay empty on documents of before: no product was sold with them. Columns without a default rewrite no row, and a
-- foreign key over nothing but nulls is proven by one look at them.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table invoicing.invoice_line
  add column item_id uuid,
  -- Base minor units that the line brings to its income account, discounts off; null while a draft lacks its exchange rate.
  add column income_base bigint,
  add constraint invoice_line_item foreign key (tenant_id, item_id) references items.item (tenant_id, id);

-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table invoicing.credit_note_line
  add column item_id uuid,
  -- Base minor units that the credit takes of the income account of its line.
  add column income_base bigint,
  add constraint credit_note_line_item foreign key (tenant_id, item_id) references items.item (tenant_id, id);
