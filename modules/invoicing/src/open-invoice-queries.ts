import type { CustomerId, InvoiceId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { findCustomers } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { InvoicingTables } from './tables.generated.ts'

export type OpenInvoiceFilter = {
  readonly customerId?: CustomerId | undefined
  readonly currency?: CurrencyCode | undefined
  /** At most so many, the longest due first. */
  readonly limit: number
}

/** An issued invoice that is not paid, as payment screens and bank matching show it. */
export type OpenInvoice = {
  readonly id: InvoiceId
  readonly number: string
  readonly customerId: CustomerId
  readonly customerName: string
  readonly currency: CurrencyCode
  readonly issueDate: LocalDate
  readonly dueDate: LocalDate
  readonly reference: string
  readonly total: Money
  readonly outstanding: Money
  /** What the receivable still stands at in base currency. */
  readonly outstandingBase: Money
}

const columns = [
  'id',
  'number',
  'customer_id',
  'currency',
  'issue_date',
  'due_date',
  'reference',
  'total',
  'balance_due',
  'balance_due_base',
] as const

/** Open invoices, the longest due first. */
export async function listOpenInvoices(
  tx: ReadTx,
  filter: OpenInvoiceFilter,
): Promise<OpenInvoice[]> {
  let open = tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select(columns)
    .where('balance_due', '>', 0n)
    .$narrowType<{ number: string; customer_id: string; issue_date: string; due_date: string }>()
  if (filter.customerId) open = open.where('customer_id', '=', uuidFromId(filter.customerId))
  if (filter.currency) open = open.where('currency', '=', filter.currency)
  const rows = await open.orderBy('due_date').orderBy('id').limit(filter.limit).execute()
  const customers = await findCustomers(
    tx,
    rows.map((row) => idFromUuid('cus', row.customer_id)),
  )
  return rows.map((row) => {
    const customerId = idFromUuid('cus', row.customer_id)
    const currency = row.currency as CurrencyCode
    return {
      id: idFromUuid('inv', row.id),
      number: row.number,
      customerId,
      customerName: customers.get(customerId)?.name ?? '',
      currency,
      issueDate: row.issue_date as LocalDate,
      dueDate: row.due_date as LocalDate,
      reference: row.reference,
      total: Money.of(row.total, currency),
      outstanding: Money.of(row.balance_due, currency),
      outstandingBase: Money.of(row.balance_due_base, tx.baseCurrency),
    }
  })
}

/** The numbers of issued and voided invoices, by id; ids of drafts and of nothing are left out. */
export async function invoiceNumbers(
  tx: ReadTx,
  ids: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select(['id', 'number'])
    .where('id', 'in', wanted.map(uuidFromId))
    .where('number', 'is not', null)
    .$narrowType<{ number: string }>()
    .execute()
  return new Map(rows.map((row) => [idFromUuid('inv', row.id), row.number]))
}
