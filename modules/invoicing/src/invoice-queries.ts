import type { SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import type { CustomerId, InvoiceId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { InvoiceListItem, ListInvoices } from '@smb/core/invoicing'
import { bulkCountMax } from '@smb/core/invoicing'
import type { LocalDate } from '@smb/core/time'
import { findCustomers, getCustomer, searchCustomerIds } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { InvoiceListRow } from './invoice-list-row.ts'
import { listColumns, listItem, readCursor, writeCursor } from './invoice-list-row.ts'
import type { InvoicingTables } from './tables.generated.ts'

export type InvoiceFilter = ListInvoices & {
  /** Drafts that were laid aside are shown alone. */
  readonly archived: 'exclude' | 'only'
  /** These alone. */
  readonly ids?: readonly InvoiceId[] | undefined
}

/** Customers whose name may match a search; more would make the search say nothing. */
const customersSearchedMax = 200

type Query = SelectQueryBuilder<InvoicingTables, 'invoicing.invoice', InvoiceListRow>

/**
 * Invoices, newest first, by keyset: any depth costs the same. Text finds numbers, references and customers' names.
 * Throws `customer.not_found` where a customer is named that is not one.
 */
export async function listInvoices(
  tx: ReadTx,
  filter: InvoiceFilter,
): Promise<Page<InvoiceListItem>> {
  let invoices = await matchingInvoices(tx, filter)
  if (filter.cursor !== undefined) {
    const { sortDate, uuid } = readCursor(filter.cursor)
    invoices = invoices.where(sql<boolean>`(sort_date, id) < (${sortDate}::date, ${uuid}::uuid)`)
  }
  const rows = await invoices
    .orderBy('sort_date', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return page(tx, rows, filter.limit)
}

/** How many invoices match, counted no further than `bulkCountMax`. */
export async function countInvoices(tx: ReadTx, filter: InvoiceFilter): Promise<number> {
  const rows = (await matchingInvoices(tx, filter)).clearSelect().select('id').limit(bulkCountMax)
  const { count } = await tablesOf<InvoicingTables>(tx)
    .selectFrom(rows.as('matching'))
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function matchingInvoices(tx: ReadTx, filter: InvoiceFilter): Promise<Query> {
  if (filter.customerId) await getCustomer(tx, filter.customerId)
  const found = filter.q ? await searchCustomerIds(tx, filter.q, customersSearchedMax) : []
  const invoices: Query = tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select(listColumns)
  return withText(withDates(withStatus(invoices, filter, tx.today), filter), filter.q, found)
}

function withStatus(invoices: Query, filter: InvoiceFilter, today: LocalDate): Query {
  const open = invoices.where('balance_due', '>', 0n)
  if (filter.archived === 'only') {
    return invoices.where('number', 'is', null).where('archived_at', 'is not', null)
  }
  const live = invoices.where('archived_at', 'is', null)
  switch (filter.status) {
    case undefined:
      return live
    case 'draft':
      return live.where('number', 'is', null)
    case 'open':
      return open
    case 'unpaid':
      return open.where('due_date', '>=', today).where('settled', '=', 0n)
    case 'part_paid':
      return open.where('due_date', '>=', today).where('settled', '>', 0n)
    case 'overdue':
      return open.where('due_date', '<', today)
    case 'paid':
      return live.where('paid_on', 'is not', null)
    case 'voided':
      return live.where('void_entry_id', 'is not', null)
  }
}

function withDates(invoices: Query, filter: InvoiceFilter): Query {
  const { ids, customerId, itemId, from, to, dueFrom, dueTo, paidFrom, paidTo } = filter
  let within = invoices
  if (ids) within = within.where('id', 'in', ids.map(uuidFromId))
  if (customerId) within = within.where('customer_id', '=', uuidFromId(customerId))
  if (itemId) within = within.where((where) => where.exists(linesOf(uuidFromId(itemId))))
  if (from) within = within.where('sort_date', '>=', from)
  if (to) within = within.where('sort_date', '<=', to)
  if (dueFrom) within = within.where('due_date', '>=', dueFrom)
  if (dueTo) within = within.where('due_date', '<=', dueTo)
  if (paidFrom) within = within.where('paid_on', '>=', paidFrom)
  if (paidTo) within = within.where('paid_on', '<=', paidTo)
  return within
}

const linesOf = (itemUuid: string) =>
  sql`(select from invoicing.invoice_line l
        where l.tenant_id = invoicing.invoice.tenant_id and l.invoice_id = invoicing.invoice.id and l.item_id = ${itemUuid}::uuid)`

function withText(
  invoices: Query,
  text: string | undefined,
  customers: readonly CustomerId[],
): Query {
  if (!text) return invoices
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return invoices.where((where) =>
    where.or([
      where('number', 'ilike', pattern),
      where('reference', 'ilike', pattern),
      ...(customers.length > 0 ? [where('customer_id', 'in', customers.map(uuidFromId))] : []),
    ]),
  )
}

async function page(
  tx: ReadTx,
  rows: readonly InvoiceListRow[],
  limit: number,
): Promise<Page<InvoiceListItem>> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const customers = await findCustomers(
    tx,
    shown.flatMap((row) => (row.customer_id ? [idFromUuid('cus', row.customer_id)] : [])),
  )
  return {
    items: shown.map((row) => {
      const customerId = row.customer_id === null ? null : idFromUuid('cus', row.customer_id)
      const name = customerId && customers.get(customerId)?.name
      return { ...listItem(row, tx.today), customerId, customerName: name ?? null }
    }),
    nextCursor:
      rows.length > limit && last ? writeCursor({ sortDate: last.sort_date, uuid: last.id }) : null,
  }
}
