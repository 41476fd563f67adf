import type { CustomerId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { CurrencyStanding, CustomerStandingView } from '@smb/core/payments'
import { customerStandingView } from '@smb/core/payments'
import { getCustomer } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

type Row = {
  currency: CurrencyCode
  open_invoices: number
  overdue_invoices: number
  open_payments: number
  open_credit_notes: number
  outstanding: string
  overdue: string
  credit: string
  outstanding_base: string
  overdue_base: string
  credit_base: string
}

// Each part reads its own partial index of what is open with the customer.
const openItems = `select currency,
         count(*) filter (where owed > 0)::integer as open_invoices,
         count(*) filter (where owed > 0 and due_date < $2::date)::integer as overdue_invoices,
         count(*) filter (where held > 0 and kind = 'payment')::integer as open_payments,
         count(*) filter (where held > 0 and kind = 'note')::integer as open_credit_notes,
         sum(owed) as outstanding, sum(held) as credit,
         coalesce(sum(owed) filter (where due_date < $2::date), 0) as overdue,
         sum(owed_base) as outstanding_base, sum(held_base) as credit_base,
         coalesce(sum(owed_base) filter (where due_date < $2::date), 0) as overdue_base
    from (
      select 'invoice' as kind, currency, due_date, balance_due as owed, balance_due_base as owed_base, 0 as held, 0 as held_base
        from invoicing.open_item where customer_id = $1
      union all
      select 'payment', currency, null, 0, 0, amount + withheld - allocated - refunded,
             base_amount + base_withheld - allocated_base - refunded_base
        from payments.payment_received
       where customer_id = $1 and reversed_on is null and allocated + refunded < amount + withheld
      union all
      select 'note', currency, null, 0, 0, remainder, remainder_base
        from invoicing.open_credit where customer_id = $1) item
   group by currency order by currency`

/** What a customer owes and holds as credit, summed over all open items in one query. Throws `customer.not_found`. */
export async function customerStanding(tx: ReadTx, id: CustomerId): Promise<CustomerStandingView> {
  const { currency } = await getCustomer(tx, id)
  const rows = await statement<Row>(tx, {
    name: 'customer-standing',
    text: openItems,
    values: [uuidFromId(id), tx.today],
  })
  return customerStandingView(
    rows.map((row) => standingOf(row, tx.baseCurrency)),
    currency,
    tx.baseCurrency,
  )
}

function standingOf(row: Row, base: CurrencyCode): CurrencyStanding {
  const sum = (minor: string, code = row.currency): Money => Money.of(BigInt(minor), code)
  return {
    openInvoices: row.open_invoices,
    overdueInvoices: row.overdue_invoices,
    openPayments: row.open_payments,
    openCreditNotes: row.open_credit_notes,
    outstanding: sum(row.outstanding),
    overdue: sum(row.overdue),
    credit: sum(row.credit),
    base: {
      outstanding: sum(row.outstanding_base, base),
      overdue: sum(row.overdue_base, base),
      credit: sum(row.credit_base, base),
    },
  }
}
