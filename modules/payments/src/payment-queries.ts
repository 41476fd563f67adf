import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import type { CustomerId, LedgerAccountId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { ListPayments, PaymentListItem, PaymentMethod } from '@smb/core/payments'
import { moneyView } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { findCustomers, searchCustomerIds } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { PaymentRow } from './payment-from-row.ts'
import type { PaymentsTables } from './tables.generated.ts'

const customersFoundMax = 200

const selected = (tx: ReadTx) =>
  tablesOf<PaymentsTables>(tx).selectFrom('payments.payment_received as p').selectAll('p')
type Query = ReturnType<typeof selected>

/** Payments received, newest first, by keyset: any depth costs the same. */
export async function listPayments(
  tx: ReadTx,
  query: ListPayments,
): Promise<Page<PaymentListItem>> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  let payments = filtered(selected(tx), query)
  if (query.q) {
    payments = found(payments, query.q, await searchCustomerIds(tx, query.q, customersFoundMax))
  }
  if (after) {
    payments = payments.where(
      sql<boolean>`(p.payment_date, p.id) < (${after.date}::date, ${after.id}::uuid)`,
    )
  }
  const rows = await payments
    .orderBy('p.payment_date', 'desc')
    .orderBy('p.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const customers = await findCustomers(tx, items.map(customerIdOf))
  return {
    items: items.map((row) => listItem(row, customers.get(customerIdOf(row))?.name ?? null)),
    nextCursor: rows.length > query.limit && last ? writeCursor(last) : null,
  }
}

const customerIdOf = (row: PaymentRow): CustomerId => idFromUuid('cus', row.customer_id)
const withRemainder = sql<boolean>`p.reversed_on is null and p.allocated + p.refunded < p.amount + p.withheld`

function filtered(payments: Query, query: ListPayments): Query {
  const { customerId, invoiceId, status, from, to } = query
  let wanted = payments
  if (customerId) wanted = wanted.where('p.customer_id', '=', uuidFromId(customerId))
  if (from) wanted = wanted.where('p.payment_date', '>=', from)
  if (to) wanted = wanted.where('p.payment_date', '<=', to)
  if (status === 'recorded') wanted = wanted.where('p.reversed_on', 'is', null)
  if (status === 'reversed') wanted = wanted.where('p.reversed_on', 'is not', null)
  if (status === 'with_remainder') wanted = wanted.where(withRemainder)
  if (!invoiceId) return wanted
  return wanted.where('p.id', 'in', (inner) =>
    inner
      .selectFrom('payments.allocation as a')
      .select('a.payment_id')
      .where('a.invoice_id', '=', uuidFromId(invoiceId))
      .where('a.payment_id', 'is not', null)
      .where('a.ended_on', 'is', null),
  )
}

function found(payments: Query, text: string, customerIds: readonly CustomerId[]): Query {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return payments.where((where) =>
    where.or([
      where('p.reference', 'ilike', pattern),
      where('p.customer_id', '=', sql<string>`any(${customerIds.map(uuidFromId)}::uuid[])`),
    ]),
  )
}

function listItem(row: PaymentRow, customerName: string | null): PaymentListItem {
  const currency = row.currency as CurrencyCode
  const isReversed = row.reversed_on !== null
  const remainder = isReversed ? 0n : row.amount + row.withheld - row.allocated - row.refunded
  return {
    id: idFromUuid('pay', row.id),
    status: isReversed ? 'reversed' : 'recorded',
    customerId: customerIdOf(row),
    customerName,
    date: row.payment_date,
    amount: moneyView(Money.of(row.amount, currency)),
    remainder: moneyView(Money.of(remainder, currency)),
    method: row.method as PaymentMethod,
    reference: row.reference,
    version: row.version,
  }
}

function writeCursor(row: PaymentRow): string {
  return Buffer.from(`${row.payment_date}|${row.id}`).toString('base64url')
}

const cursorPattern = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readCursor(cursor: string): { date: string; id: string } {
  const [, date, id] = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (date && LocalDate.is(date) && id) return { date, id }
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}

/** What bank matching looks for: money in of these amounts (minor units), in these days, that no line proves yet. */
export type UnmatchedPaymentFilter = {
  readonly bankLedgerAccountId: LedgerAccountId
  readonly currency: CurrencyCode
  readonly amounts: readonly bigint[]
  readonly from: LocalDate
  readonly to: LocalDate
  /** At most so many, the newest first. */
  readonly limit: number
}

export type UnmatchedPayment = {
  readonly id: ReturnType<typeof idFromUuid<'pay'>>
  readonly customerId: CustomerId
  readonly customerName: string
  readonly reference: string
  readonly amount: Money
  readonly date: LocalDate
}

/** Recorded payments that no line of a bank's statement proves yet. */
export async function listUnmatchedPayments(
  tx: ReadTx,
  filter: UnmatchedPaymentFilter,
): Promise<UnmatchedPayment[]> {
  if (filter.amounts.length === 0) return []
  const rows = await selected(tx)
    .where('p.bank_ledger_account_id', '=', uuidFromId(filter.bankLedgerAccountId))
    .where('p.amount', '=', sql<bigint>`any(${filter.amounts}::bigint[])`)
    .where('p.payment_date', '>=', filter.from)
    .where('p.payment_date', '<=', filter.to)
    .where('p.currency', '=', filter.currency)
    .where('p.statement_line_id', 'is', null)
    .where('p.reversed_on', 'is', null)
    .orderBy('p.payment_date', 'desc')
    .orderBy('p.id', 'desc')
    .limit(filter.limit)
    .execute()
  const customers = await findCustomers(tx, rows.map(customerIdOf))
  return rows.map((row) => ({
    id: idFromUuid('pay', row.id),
    customerId: customerIdOf(row),
    customerName: customers.get(customerIdOf(row))?.name ?? '',
    reference: row.reference,
    amount: Money.of(row.amount, row.currency as CurrencyCode),
    date: row.payment_date as LocalDate,
  }))
}
