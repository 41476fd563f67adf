import { sql } from 'kysely'
import type { BankAccount, InvoiceCandidate, MatchCandidate } from '@smb/core/banking'
import type { CustomerId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { findCustomers } from '@smb/parties'
import { listUnmatchedPayments } from '@smb/payments'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'

type WaitingLine = { readonly amount: bigint; readonly date: LocalDate }

const candidatesMax = 1_000
// A payment written down long before or after the bank saw it is found by its text only, but it is found.
const paymentWindowDays = 120

/**
 * All that the waiting lines of a page could settle: open invoices and unproven payments of the same amounts, read with
 * one query each however many lines there are.
 */
export async function matchCandidates(
  tx: ReadTx,
  account: BankAccount,
  lines: readonly WaitingLine[],
): Promise<MatchCandidate[]> {
  const days = lines.map(({ date }) => date).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const amounts = [...new Set(lines.map(({ amount }) => amount))]
  const payments = await listUnmatchedPayments(tx, {
    bankLedgerAccountId: account.ledgerAccountId,
    currency: account.currency,
    amounts,
    from: LocalDate.addDays(first, -paymentWindowDays),
    to: LocalDate.addDays(last, paymentWindowDays),
    limit: candidatesMax,
  })
  const invoices = await openInvoicesOf(tx, account, amounts)
  return [
    ...payments.map((payment) => ({ ...payment, kind: 'payment_received' as const })),
    ...invoices,
  ]
}

type OpenItem = {
  invoice_id: string
  number: string
  customer_id: string
  issue_date: string
  due_date: string
  balance_due: bigint
}

/** Open invoices of exactly these amounts, from the read view that invoicing offers; the longest due first. */
async function openInvoicesOf(
  tx: ReadTx,
  account: BankAccount,
  amounts: readonly bigint[],
): Promise<InvoiceCandidate[]> {
  const { rows } = await sql<OpenItem>`
    select invoice_id, number, customer_id, issue_date, due_date, balance_due from invoicing.open_item
     where currency = ${account.currency} and balance_due = any(${amounts}::bigint[])
     order by due_date, invoice_id limit ${candidatesMax}`.execute(tablesOf(tx))
  const customerIdOf = (row: OpenItem): CustomerId => idFromUuid('cus', row.customer_id)
  const customers = await findCustomers(tx, rows.map(customerIdOf))
  return rows.map((row) => ({
    kind: 'invoice',
    id: idFromUuid('inv', row.invoice_id),
    number: row.number,
    customerName: customers.get(customerIdOf(row))?.name ?? '',
    outstanding: Money.of(row.balance_due, account.currency),
    issueDate: LocalDate.from(row.issue_date),
    dueDate: LocalDate.from(row.due_date),
  }))
}
