-- why: credit notes, refunds and write-offs change what customers owe at the end of a day, as payments and allocations do.
-- squawk-ignore require-concurrent-index-creation
create index credit_note_by_void on invoicing.credit_note (tenant_id, voided_on) where voided_on is not null;
-- squawk-ignore require-concurrent-index-creation
create index refund_by_reversal on payments.refund (tenant_id, reversed_on) where reversed_on is not null;

create or replace view payments.open_customer_item with (security_invoker = true) as
  select tenant_id, 'invoice'::text as item_type, invoice_id as item_id, customer_id, currency, due_date,
         balance_due as amount, balance_due_base as base_amount
    from invoicing.open_item
  union all
  select tenant_id, 'payment_received', id, customer_id, currency, null::date,
         allocated + refunded - amount - withheld, allocated_base + refunded_base - base_amount - base_withheld
    from payments.payment_received where reversed_on is null and allocated + refunded < amount + withheld
  union all
  select tenant_id, 'credit_note', credit_note_id, customer_id, currency, null, -remainder, -remainder_base
    from invoicing.open_credit;

create or replace view payments.customer_item_change with (security_invoker = true) as
  select tenant_id, 'issue'::text as cause, 'invoice'::text as item_type, id as item_id, customer_id, currency, due_date,
         sort_date as day, total as amount, total_base as base_amount
    from invoicing.invoice where number is not null and archived_at is null
  union all
  select tenant_id, 'void', 'invoice', id, customer_id, currency, due_date, voided_on, -total, -total_base
    from invoicing.invoice where void_entry_id is not null
  union all
  select a.tenant_id, case when a.write_off_id is null then 'allocation' else 'write_off' end, 'invoice', i.id, i.customer_id, i.currency, i.due_date, a.allocated_on, -a.amount, -a.relief_base
    from payments.allocation a join invoicing.invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
  union all
  select a.tenant_id, case when a.write_off_id is null then 'allocation' else 'write_off' end, 'invoice', i.id, i.customer_id, i.currency, i.due_date, a.ended_on, a.amount, a.relief_base
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
   where a.ended_on is not null
  union all
  select tenant_id, 'credit', 'credit_note', id, customer_id, currency, null, issue_date, -total, -total_base
    from invoicing.credit_note
  union all
  select tenant_id, 'credit', 'credit_note', id, customer_id, currency, null, voided_on, total, total_base
    from invoicing.credit_note where void_entry_id is not null
  union all
  select a.tenant_id, 'allocation', 'credit_note', c.id, c.customer_id, c.currency, null, a.allocated_on, a.amount, a.used_base
    from payments.allocation a join invoicing.credit_note c on c.tenant_id = a.tenant_id and c.id = a.credit_note_id
  union all
  select a.tenant_id, 'allocation', 'credit_note', c.id, c.customer_id, c.currency, null, a.ended_on, -a.amount, -a.used_base
    from payments.allocation a join invoicing.credit_note c on c.tenant_id = a.tenant_id and c.id = a.credit_note_id
   where a.ended_on is not null
  union all
  select tenant_id, 'refund', case when payment_id is null then 'credit_note' else 'payment_received' end, coalesce(payment_id, credit_note_id),
         customer_id, currency, null, refund_date, amount, used_base
    from payments.refund
  union all
  select tenant_id, 'refund', case when payment_id is null then 'credit_note' else 'payment_received' end, coalesce(payment_id, credit_note_id),
         customer_id, currency, null, reversed_on, -amount, -used_base
    from payments.refund where reversed_on is not null;

create or replace view payments.customer_item with (security_invoker = true) as
  select tenant_id, 'invoice'::text as item_type, id as item_id, customer_id, number, sort_date as item_date, due_date, currency,
         total as amount, total_base as base_amount
    from invoicing.invoice where number is not null
  union all
  select tenant_id, 'payment_received', id, customer_id, reference, payment_date, null, currency,
         -amount - withheld, -base_amount - base_withheld
    from payments.payment_received
  union all
  select tenant_id, 'credit_note', id, customer_id, number, issue_date, null, currency, -total, -total_base
    from invoicing.credit_note;
