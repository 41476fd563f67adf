-- why: what customers owe at the end of any day: what is open now, less what changed since. For reports of higher modules.

-- A report as of an earlier day begins at that day in these, however many allocations came before it.
-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore require-concurrent-index-creation
create index allocation_by_date on payments.allocation (tenant_id, allocated_on);
-- squawk-ignore require-concurrent-index-creation
create index allocation_by_end on payments.allocation (tenant_id, ended_on) where ended_on is not null;
-- squawk-ignore require-concurrent-index-creation
create index payment_by_reversal on payments.payment_received (tenant_id, reversed_on) where reversed_on is not null;

-- What is open with customers at this moment: invoices as they stand, and credit as negative items without a due date.
create view payments.open_customer_item with (security_invoker = true) as
  select tenant_id, 'invoice'::text as item_type, invoice_id as item_id, customer_id, currency, due_date,
         balance_due as amount, balance_due_base as base_amount
    from invoicing.open_item
  union all
  select tenant_id, 'payment_received', id, customer_id, currency, null::date,
         allocated - amount - withheld, allocated_base - base_amount - base_withheld
    from payments.payment_received where reversed_on is null and allocated < amount + withheld;
grant select on payments.open_customer_item to :app_role;

-- Every change of such an item, what caused it, and the day on which it counts in the books. An item at the end of a day is the sum of its
-- changes up to it: what is open now less the changes of later days (rules 38 and 60).
create view payments.customer_item_change with (security_invoker = true) as
  select tenant_id, 'issue'::text as cause, 'invoice'::text as item_type, id as item_id, customer_id, currency, due_date,
         sort_date as day, total as amount, total_base as base_amount
    from invoicing.invoice where number is not null and archived_at is null
  union all
  select tenant_id, 'void', 'invoice', id, customer_id, currency, due_date, voided_on, -total, -total_base
    from invoicing.invoice where void_entry_id is not null
  union all
  select a.tenant_id, 'allocation', 'invoice', i.id, i.customer_id, i.currency, i.due_date, a.allocated_on, -a.amount, -a.relief_base
    from payments.allocation a join invoicing.invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
  union all
  select a.tenant_id, 'allocation', 'invoice', i.id, i.customer_id, i.currency, i.due_date, a.ended_on, a.amount, a.relief_base
    from payments.allocation a join invoicing.invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
   where a.ended_on is not null
  union all
  select tenant_id, 'payment', 'payment_received', id, customer_id, currency, null, payment_date,
         -amount - withheld, -base_amount - base_withheld
    from payments.payment_received
  union all
  select tenant_id, 'reversal', 'payment_received', id, customer_id, currency, null, reversed_on,
         amount + withheld, base_amount + base_withheld
    from payments.payment_received where reversed_on is not null
  union all
  select a.tenant_id, 'allocation', 'payment_received', p.id, p.customer_id, p.currency, null, a.allocated_on, a.amount, a.used_base
    from payments.allocation a join payments.payment_received p on p.tenant_id = a.tenant_id and p.id = a.payment_id
  union all
  select a.tenant_id, 'allocation', 'payment_received', p.id, p.customer_id, p.currency, null, a.ended_on, -a.amount, -a.used_base
    from payments.allocation a join payments.payment_received p on p.tenant_id = a.tenant_id and p.id = a.payment_id
   where a.ended_on is not null;
grant select on payments.customer_item_change to :app_role;

-- What such an item is called on a report.
create view payments.customer_item with (security_invoker = true) as
  select tenant_id, 'invoice'::text as item_type, id as item_id, customer_id, number, sort_date as item_date, due_date, currency,
         total as amount, total_base as base_amount
    from invoicing.invoice where number is not null
  union all
  select tenant_id, 'payment_received', id, customer_id, reference, payment_date, null, currency,
         -amount - withheld, -base_amount - base_withheld
    from payments.payment_received;
grant select on payments.customer_item to :app_role;
