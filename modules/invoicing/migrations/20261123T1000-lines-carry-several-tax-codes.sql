-- why: a line carries several tax codes in order, e.g. VAT and a withholding; what it carried so far is the first.
-- The default is a constant: the rows are not rewritten.
alter table invoicing.invoice_line add column tax_code_ids uuid[] not null default '{}';

-- Lines of issued invoices say the same as before in other words: their keeper stands aside for this one statement,
-- and the owner, who need not be a superuser, sees the rows of every business for as long.
alter table invoicing.invoice_line disable trigger keep_issued;
alter table invoicing.invoice_line no force row level security;
update invoicing.invoice_line set tax_code_ids = array[tax_code_id] where tax_code_id is not null;
alter table invoicing.invoice_line force row level security;
alter table invoicing.invoice_line enable trigger keep_issued;

-- squawk-ignore ban-drop-column
alter table invoicing.invoice_line drop column tax_code_id;

-- squawk-ignore constraint-missing-not-valid
alter table invoicing.invoice_line add constraint at_most_five_tax_codes check (cardinality(tax_code_ids) <= 5);

-- An array has no foreign key. Tax codes are never deleted, so proving them as a line is written is enough.
create function invoicing.prove_tax_codes() returns trigger language plpgsql as $$
begin
  if (select count(*) from tax.tax_code c where c.tenant_id = new.tenant_id and c.id = any (new.tax_code_ids)) < cardinality(new.tax_code_ids) then
    raise exception 'a line carries tax codes of its own business, each once' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger prove_tax_codes before insert or update of tax_code_ids on invoicing.invoice_line
  for each row when (new.tax_code_ids <> '{}') execute function invoicing.prove_tax_codes();
