-- why: invoices learn the last day of the allocations that were made before they kept it.

-- The owner sees a business's documents only in its name.
do $$
declare t uuid;
begin
  for t in select id from identity.tenant loop
    perform set_config('app.tenant_id', t::text, true);
    perform invoicing.note_settled_until(a.invoice_id, max(greatest(a.allocated_on, a.ended_on)))
       from payments.allocation a where a.tenant_id = t group by a.invoice_id;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
