import type { BankAccountId, InvoiceId, LedgerAccountId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { CountedAmount, HomeFigures } from '@smb/core/reports'
import { toDoMax } from '@smb/core/reports'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type OwedRow = { count: number; amount: string; overdue_count: number; overdue_amount: string }

/** Open invoices and those due before today: one pass over the partial index of what is open. */
export async function owed(
  tx: ReadTx,
): Promise<{ owedToYou: CountedAmount; overdue: CountedAmount }> {
  const [row] = await statement<OwedRow>(tx, {
    name: 'home-owed',
    text: `select count(*)::integer as count, coalesce(sum(balance_due_base), 0) as amount,
             (count(*) filter (where due_date < $1::date))::integer as overdue_count,
             coalesce(sum(balance_due_base) filter (where due_date < $1::date), 0) as overdue_amount
        from invoicing.open_item`,
    values: [tx.today],
  })
  const counted = (count = 0, amount = '0'): CountedAmount => ({
    count,
    amount: Money.of(BigInt(amount), tx.baseCurrency),
  })
  return {
    owedToYou: counted(row?.count, row?.amount),
    overdue: counted(row?.overdue_count, row?.overdue_amount),
  }
}

type OverdueRow = { id: string; number: string; customer: string; due_date: LocalDate; due: bigint }

/** The overdue invoices worth naming, the largest first. */
export async function largestOverdue(tx: ReadTx): Promise<HomeFigures['largestOverdue']> {
  const rows = await statement<OverdueRow>(tx, {
    name: 'home-largest-overdue',
    text: `select i.invoice_id as id, i.number, c.name as customer, i.due_date, i.balance_due_base as due
        from (select * from invoicing.open_item where due_date < $1::date
               order by balance_due_base desc, number limit $2::integer) i
        join parties.customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
       order by i.balance_due_base desc, i.number`,
    values: [tx.today, toDoMax],
  })
  return rows.map((row) => ({
    id: idFromUuid('inv', row.id) satisfies InvoiceId,
    number: row.number,
    customerName: row.customer,
    dueDate: row.due_date,
    outstanding: Money.of(row.due, tx.baseCurrency),
  }))
}

type BankRow = {
  id: string
  ledger_account_id: string
  name: string
  currency: CurrencyCode
  balance: string
  base: string
  unmatched: number
}

/** Each bank account as the books have it today. */
export async function bankBalances(tx: ReadTx): Promise<HomeFigures['bankAccounts']> {
  const rows = await statement<BankRow>(tx, {
    name: 'home-banks',
    text: `with moved as (
        select account_id, currency, sum(debit - credit) as balance, sum(base_debit - base_credit) as base
          from ledger.movements(null, $1::date)
         where account_id in (select ledger_account_id from banking.bank_account) group by 1, 2
      )
      select b.id, b.ledger_account_id, b.name, b.currency,
             coalesce((select sum(m.balance) from moved m where m.account_id = b.ledger_account_id and m.currency = b.currency), 0) as balance,
             coalesce((select sum(m.base) from moved m where m.account_id = b.ledger_account_id), 0) as base,
             (select count(*)::integer from banking.statement_line s where s.bank_account_id = b.id and s.state = 'unmatched' and s.undone_at is null) as unmatched
        from banking.bank_account b order by b.name, b.id`,
    values: [tx.today],
  })
  return rows.map((row) => ({
    id: idFromUuid('ban', row.id) satisfies BankAccountId,
    ledgerAccountId: idFromUuid('acc', row.ledger_account_id) satisfies LedgerAccountId,
    name: row.name,
    balance: Money.of(BigInt(row.balance), row.currency),
    base: Money.of(BigInt(row.base), tx.baseCurrency),
    unmatchedCount: row.unmatched,
  }))
}

type WaitingRow = { drafts: number; credits: number; credit: string }

/** Drafts that nobody issued, and payments and credit notes that are not used up. */
export async function waiting(
  tx: ReadTx,
): Promise<Pick<HomeFigures, 'draftInvoices' | 'unallocatedCredit'>> {
  const [row] = await statement<WaitingRow>(tx, {
    name: 'home-waiting',
    text: `select (select count(*)::integer from invoicing.invoice where number is null and archived_at is null) as drafts,
             count(*)::integer as credits, coalesce(-sum(base_amount), 0) as credit
        from payments.open_customer_item where item_type <> 'invoice'`,
    values: [],
  })
  return {
    draftInvoices: { count: row?.drafts ?? 0 },
    unallocatedCredit: {
      count: row?.credits ?? 0,
      amount: Money.of(BigInt(row?.credit ?? '0'), tx.baseCurrency),
    },
  }
}
