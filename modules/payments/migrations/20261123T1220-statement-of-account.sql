-- why: what passed between a business and a customer, document by document: for statements of account of higher modules.
-- A migration is one transaction, in which no index can be made concurrently.
-- squawk-ignore-file require-concurrent-index-creation
create index write_off_of_customer on payments.write_off (tenant_id, customer_id, written_off_on);

-- Amounts are minor units of the currency: what the customer owes more (positive) or less. Allocations move nothing between the two.
create view payments.customer_activity with (security_invoker = true) as
  select tenant_id, customer_id, currency, issue_date as day, 'invoice'::text as kind, 'inv'::text as document_type, id as document_id,
         number, reference, due_date, total as amount
    from invoicing.invoice where number is not null and archived_at is null
  union all
  select tenant_id, customer_id, currency, voided_on, 'invoice_void', 'inv', id, number, reference, null, -total
    from invoicing.invoice where void_entry_id is not null and archived_at is null
  union all
  select tenant_id, customer_id, currency, issue_date, 'credit_note', 'crn', id, number, '', null, -total from invoicing.credit_note
  union all
  select tenant_id, customer_id, currency, voided_on, 'credit_note_void', 'crn', id, number, '', null, total
    from invoicing.credit_note where void_entry_id is not null
  union all
  select tenant_id, customer_id, currency, payment_date, 'payment', 'pay', id, '', reference, null, -amount - withheld
    from payments.payment_received
  union all
  select tenant_id, customer_id, currency, reversed_on, 'payment_reversal', 'pay', id, '', reference, null, amount + withheld
    from payments.payment_received where reversed_on is not null
  union all
  select tenant_id, customer_id, currency, refund_date, 'refund', 'rfd', id, '', reference, null, amount from payments.refund
  union all
  select tenant_id, customer_id, currency, reversed_on, 'refund_reversal', 'rfd', id, '', reference, null, -amount
    from payments.refund where reversed_on is not null
  union all
  select w.tenant_id, w.customer_id, w.currency, w.written_off_on, 'write_off', 'inv', w.invoice_id, i.number, '', null, -w.amount
    from payments.write_off w join invoicing.invoice i on i.tenant_id = w.tenant_id and i.id = w.invoice_id
  union all
  select w.tenant_id, w.customer_id, w.currency, w.reversed_on, 'write_off_reversal', 'inv', w.invoice_id, i.number, '', null, w.amount
    from payments.write_off w join invoicing.invoice i on i.tenant_id = w.tenant_id and i.id = w.invoice_id where w.reversed_on is not null;
grant select on payments.customer_activity to :app_role;

-- Invoices that were settled before their kinds were told apart.
alter table invoicing.invoice no force row level security;
alter table invoicing.invoice disable trigger user;
alter table payments.allocation no force row level security;
select invoicing.tell_settled_kinds(a.tenant_id, a.invoice_id, coalesce(sum(a.amount) filter (where a.credit_note_id is not null), 0)::bigint,
         coalesce(sum(a.amount) filter (where a.write_off_id is not null), 0)::bigint)
  from payments.allocation a where a.ended_on is null and a.payment_id is null group by a.tenant_id, a.invoice_id;
alter table payments.allocation force row level security;
alter table invoicing.invoice enable trigger user;
alter table invoicing.invoice force row level security;
drop function invoicing.tell_settled_kinds;
