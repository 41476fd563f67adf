import type pg from 'pg'

type Check = { readonly name: string; readonly text: string }

/** Each check names what is wrong, row by row; no rows means that it holds. Run as superuser, over all tenants. */
const checks: Check[] = [
  {
    name: 'entry does not balance',
    text: `select e.id::text from ledger.journal_entry e left join ledger.journal_line l on l.tenant_id = e.tenant_id and l.entry_id = e.id
            group by e.tenant_id, e.id having count(l) < 2 or sum(l.base_debit) <> sum(l.base_credit)`,
  },
  {
    name: 'line without its entry',
    text: `select l.entry_id::text from ledger.journal_line l left join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
            where e.id is null or e.posting_date <> l.posting_date`,
  },
  {
    name: 'trial balance is not zero',
    text: `select tenant_id::text from ledger.journal_line group by tenant_id having sum(base_debit) <> sum(base_credit)`,
  },
  {
    name: 'accounts receivable are not the open invoices (rule 38)',
    text: `select tenant_id::text, sum(balance)::text as control, sum(open)::text as items from (
             select l.tenant_id, l.base_debit - l.base_credit as balance, 0 as open from ledger.journal_line l
               join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.control_role = 'accounts_receivable'
             union all select tenant_id, 0, balance_due_base from invoicing.invoice) x
            group by tenant_id having sum(balance) <> sum(open)`,
  },
  {
    name: 'accounts receivable are not the open invoices in their currency (rule 38)',
    text: `select tenant_id::text, currency, sum(balance)::text as control, sum(open)::text as items from (
             select l.tenant_id, l.currency, l.debit - l.credit as balance, 0 as open from ledger.journal_line l
               join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.control_role = 'accounts_receivable'
             union all select tenant_id, currency, 0, balance_due from invoicing.invoice) x
            group by tenant_id, currency having sum(balance) <> sum(open)`,
  },
  {
    name: 'numbers have a gap (rule 25)',
    text: `select s.tenant_id::text, s.series, s.given::text, count(d.number)::text as used
             from (select n.tenant_id, n.series, sum(n.last_number) - coalesce((select sum(r.last_skipped - r.first_skipped + 1) from invoicing.number_raise r
                     where r.tenant_id = n.tenant_id and r.series = n.series), 0) as given
                     from invoicing.number_series n group by 1, 2) s
             left join (select tenant_id, 'invoice' as series, number from invoicing.invoice where number is not null and opening_id is null
                        union all select tenant_id, 'credit_note', number from invoicing.credit_note) d
                    on d.tenant_id = s.tenant_id and d.series = s.series
            group by s.tenant_id, s.series, s.given having s.given <> count(d.number)`,
  },
  {
    name: 'opening balances and their entries disagree',
    text: `select o.id::text from onboarding.opening_balances o
             left join ledger.journal_entry p on p.tenant_id = o.tenant_id and p.source_id = o.id and p.kind = 'post'
             left join ledger.journal_entry r on r.tenant_id = o.tenant_id and r.reverses_id = o.journal_entry_id
            where p.id is distinct from o.journal_entry_id or r.id is distinct from o.reversal_entry_id
               or p.posting_date <> o.as_of
               or o.reversed_at is not null and exists (select from invoicing.invoice i
                    where i.tenant_id = o.tenant_id and i.opening_id = o.id and i.void_entry_id is null)`,
  },
  {
    name: 'invoice and its entries disagree',
    text: `select i.id::text from invoicing.invoice i
             left join ledger.journal_entry p on p.tenant_id = i.tenant_id and p.source_id = i.id and p.kind = 'post'
             left join ledger.journal_entry v on v.tenant_id = i.tenant_id and v.source_id = i.id and v.kind = 'void'
            where p.id is distinct from i.journal_entry_id or v.id is distinct from i.void_entry_id
               or p.posting_date <> i.issue_date or v.posting_date <> i.voided_on`,
  },
  {
    name: 'customer credit is not the remainders of payments and credit notes (rules 29, 38)',
    text: `select tenant_id::text, sum(balance)::text as control, sum(remainder)::text as items from (
             select l.tenant_id, l.base_credit - l.base_debit as balance, 0 as remainder from ledger.journal_line l
               join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.control_role = 'customer_credit'
             union all select tenant_id, 0, base_amount + base_withheld - allocated_base - refunded_base
                         from payments.payment_received where reversed_on is null
             union all select tenant_id, 0, remainder_base from invoicing.credit_note) x
            group by tenant_id having sum(balance) <> sum(remainder)`,
  },
  {
    name: 'customer credit is not the remainders of payments and credit notes in their currency (rules 29, 38)',
    text: `select tenant_id::text, currency, sum(balance)::text as control, sum(remainder)::text as items from (
             select l.tenant_id, l.currency, l.credit - l.debit as balance, 0 as remainder from ledger.journal_line l
               join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.control_role = 'customer_credit'
             union all select tenant_id, currency, 0, amount + withheld - allocated - refunded
                         from payments.payment_received where reversed_on is null
             union all select tenant_id, currency, 0, remainder from invoicing.credit_note) x
            group by tenant_id, currency having sum(balance) <> sum(remainder)`,
  },
  {
    name: 'invoice is not settled by the kinds that its live allocations say (rule 27)',
    text: `select i.id::text from invoicing.invoice i
             left join payments.allocation a on a.tenant_id = i.tenant_id and a.invoice_id = i.id and a.ended_on is null
            group by i.tenant_id, i.id
           having i.credited <> coalesce(sum(a.amount) filter (where a.credit_note_id is not null), 0)
               or i.written_off <> coalesce(sum(a.amount) filter (where a.write_off_id is not null), 0)`,
  },
  {
    name: 'payment is not allocated as its live allocations say (rule 28)',
    text: `select p.id::text from payments.payment_received p
             left join payments.allocation a on a.tenant_id = p.tenant_id and a.payment_id = p.id and a.ended_on is null
            group by p.tenant_id, p.id having p.allocated <> coalesce(sum(a.amount), 0) or p.allocated_base <> coalesce(sum(a.used_base), 0)`,
  },
  {
    name: 'payment is not refunded as its live refunds say (rule 32)',
    text: `select p.id::text from payments.payment_received p
             left join payments.refund r on r.tenant_id = p.tenant_id and r.payment_id = p.id and r.reversed_on is null
            group by p.tenant_id, p.id having p.refunded <> coalesce(sum(r.amount), 0) or p.refunded_base <> coalesce(sum(r.used_base), 0)`,
  },
  {
    name: 'credit note is not used as its live allocations and refunds say (rules 28, 30, 32)',
    text: `select c.id::text from invoicing.credit_note c
            cross join lateral (select coalesce(sum(a.amount), 0) as amount, coalesce(sum(a.used_base), 0) as base from payments.allocation a
                                 where a.tenant_id = c.tenant_id and a.credit_note_id = c.id and a.ended_on is null) a
            cross join lateral (select coalesce(sum(r.amount), 0) as amount, coalesce(sum(r.used_base), 0) as base from payments.refund r
                                 where r.tenant_id = c.tenant_id and r.credit_note_id = c.id and r.reversed_on is null) r
            where c.allocated <> a.amount or c.allocated_base <> a.base or c.refunded <> r.amount or c.refunded_base <> r.base`,
  },
  {
    name: 'more is credited than was invoiced (rule 30)',
    text: `select i.id::text from invoicing.invoice i
             join invoicing.credit_note c on c.tenant_id = i.tenant_id and c.invoice_id = i.id and c.void_entry_id is null
            group by i.tenant_id, i.id having sum(c.total) > i.total or sum(c.total_base) > i.total_base or i.void_entry_id is not null`,
  },
  {
    name: 'credit note and its entries disagree',
    text: `select c.id::text from invoicing.credit_note c
             left join ledger.journal_entry p on p.tenant_id = c.tenant_id and p.source_id = c.id and p.kind = 'post'
             left join ledger.journal_entry v on v.tenant_id = c.tenant_id and v.source_id = c.id and v.kind = 'void'
            where p.id is distinct from c.journal_entry_id or v.id is distinct from c.void_entry_id
               or p.posting_date <> c.issue_date or v.posting_date <> c.voided_on`,
  },
  {
    name: 'lines of a document are not the income of its entry, account by account',
    text: `select d.id::text, d.account::text from (
             select i.tenant_id, i.id, i.journal_entry_id as entry, l.income_account_id as account, l.income_base as minor
               from invoicing.invoice i join invoicing.invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
              where i.number is not null
             union all
             select c.tenant_id, c.id, c.journal_entry_id, s.income_account_id, -l.income_base
               from invoicing.credit_note c join invoicing.credit_note_line l on l.tenant_id = c.tenant_id and l.credit_note_id = c.id
               join invoicing.invoice_line s on s.tenant_id = c.tenant_id and s.invoice_id = c.invoice_id and s.id = l.invoice_line_id) d
            group by d.tenant_id, d.id, d.entry, d.account
           having count(d.minor) < count(*) or sum(d.minor) <> coalesce((select sum(j.base_credit - j.base_debit) from ledger.journal_line j
                  where j.tenant_id = d.tenant_id and j.entry_id = d.entry and j.account_id = d.account), 0)`,
  },
  {
    name: 'credited line sold something else than the line it credits',
    text: `select c.id::text from invoicing.credit_note c
             join invoicing.credit_note_line l on l.tenant_id = c.tenant_id and l.credit_note_id = c.id
             join invoicing.invoice_line s on s.tenant_id = c.tenant_id and s.invoice_id = c.invoice_id and s.id = l.invoice_line_id
            where l.item_id is distinct from s.item_id`,
  },
  {
    name: 'refund or write-off and its entries disagree (rules 32, 33)',
    text: `select d.id::text from (
             select tenant_id, id, refund_date as on_date, journal_entry_id, reversed_on, reversal_entry_id from payments.refund
             union all select tenant_id, id, written_off_on, journal_entry_id, reversed_on, reversal_entry_id from payments.write_off) d
             left join ledger.journal_entry e on e.tenant_id = d.tenant_id and e.id = d.journal_entry_id and e.posting_date = d.on_date
             left join ledger.journal_entry r on r.tenant_id = d.tenant_id and r.reverses_id = d.journal_entry_id
            where e.id is null or r.id is distinct from d.reversal_entry_id or r.posting_date is distinct from d.reversed_on`,
  },
  {
    name: 'write-off is not what its allocation takes (rule 33)',
    text: `select w.id::text from payments.write_off w
             left join payments.allocation a on a.tenant_id = w.tenant_id and a.write_off_id = w.id
            where a.id is null or a.amount <> w.amount or a.relief_base <> w.relief_base or a.invoice_id <> w.invoice_id
               or a.ended_on is distinct from w.reversed_on`,
  },
  {
    name: 'invoice is not settled as its live allocations say (rule 27)',
    text: `select i.id::text from invoicing.invoice i
             left join payments.allocation a on a.tenant_id = i.tenant_id and a.invoice_id = i.id and a.ended_on is null
            group by i.tenant_id, i.id having i.settled <> coalesce(sum(a.amount), 0) or i.settled_base <> coalesce(sum(a.relief_base), 0)`,
  },
  {
    name: 'payment and its entries disagree (rule 32)',
    text: `select p.id::text from payments.payment_received p
             left join ledger.journal_entry e on e.tenant_id = p.tenant_id and e.id = p.journal_entry_id and e.posting_date = p.payment_date
             left join ledger.journal_entry r on r.tenant_id = p.tenant_id and r.reverses_id = p.journal_entry_id
            where e.id is null or r.id is distinct from p.reversal_entry_id or r.posting_date is distinct from p.reversed_on`,
  },
  {
    name: 'bank line and what it became disagree (rule 68)',
    text: `select l.id::text, l.state from banking.statement_line l
             join banking.bank_account b on b.tenant_id = l.tenant_id and b.id = l.bank_account_id
             left join banking.statement_match m on m.tenant_id = l.tenant_id and m.line_id = l.id and m.ended_at is null
             left join payments.payment_received p on p.tenant_id = m.tenant_id and p.id = m.payment_id
             left join ledger.journal_line j on j.tenant_id = l.tenant_id and j.account_id = b.ledger_account_id
                   and j.entry_id = coalesce(m.entry_id, p.journal_entry_id)
            where l.state <> case when m.id is null and l.state = 'excluded' then 'excluded' when m.id is null then 'unmatched'
                                  when m.kind = 'account' then 'coded' else 'matched' end
               or (m.id is not null and j.debit - j.credit is distinct from l.amount)
               or (p.id is not null and p.statement_line_id is distinct from l.id)`,
  },
  {
    name: 'payment names a bank line that does not prove it',
    text: `select p.id::text from payments.payment_received p
            where p.statement_line_id is not null and not exists (select from banking.statement_match m
              where m.tenant_id = p.tenant_id and m.payment_id = p.id and m.line_id = p.statement_line_id and m.ended_at is null)`,
  },
  {
    name: 'a coding that was undone still stands in the books',
    text: `select m.id::text from banking.statement_match m
             left join ledger.journal_entry r on r.tenant_id = m.tenant_id and r.reverses_id = m.entry_id
            where m.kind = 'account' and (m.ended_at is null) <> (r.id is null)`,
  },
]

/** What is wrong with any tenant's books, in words; empty when all is well. */
export async function bookFaults(admin: pg.Client): Promise<string[]> {
  const faults: string[] = []
  for (const check of checks) {
    const { rows } = await admin.query<Record<string, string>>(check.text)
    faults.push(...rows.map((row) => `${check.name}: ${Object.values(row).join(' ')}`))
  }
  return [...faults, ...(await projectionFaults(admin))]
}

async function projectionFaults(admin: pg.Client): Promise<string[]> {
  // The functions read by row policy, which a superuser is not subject to: so each tenant's check runs as the owner.
  const { rows: tenants } = await admin.query<{ id: string }>('select id from identity.tenant')
  const faults: string[] = []
  for (const { id } of tenants) {
    await admin.query('begin')
    await admin.query('set local role smb_app')
    await admin.query(`select set_config('app.tenant_id', $1, true)`, [id])
    const { rows } = await admin.query('select * from ledger.projection_differences()')
    await admin.query('rollback')
    faults.push(...rows.map((row) => `projection differs from lines: ${JSON.stringify(row)}`))
  }
  return faults
}
