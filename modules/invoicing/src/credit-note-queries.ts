import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import type { CustomerId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CreditNoteListItem, ListCreditNotes } from '@smb/core/invoicing'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import { findCustomers, searchCustomerIds } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { readCursor, writeCursor } from './invoice-list-row.ts'
import type { InvoicingTables } from './tables.generated.ts'

const customersSearchedMax = 200

const selected = (tx: ReadTx) =>
  tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.credit_note as c')
    .innerJoin('invoicing.invoice as i', (join) =>
      join.onRef('i.tenant_id', '=', 'c.tenant_id').onRef('i.id', '=', 'c.invoice_id'),
    )
    .select([
      'c.id',
      'c.number',
      'c.invoice_id',
      'c.customer_id',
      'c.currency',
      'c.issue_date',
      'c.reason',
      'c.total',
      'c.remainder',
      'c.void_entry_id',
      'c.version',
      'i.number as invoice_number',
    ])
type Query = ReturnType<typeof selected>
type Row = Awaited<ReturnType<Query['execute']>>[number]

/** Credit notes, newest first, by keyset: any depth costs the same. Text finds numbers, reasons and customers' names. */
export async function listCreditNotes(
  tx: ReadTx,
  filter: ListCreditNotes,
): Promise<Page<CreditNoteListItem>> {
  const found = filter.q ? await searchCustomerIds(tx, filter.q, customersSearchedMax) : []
  let wanted = withText(filtered(selected(tx), filter), filter.q, found)
  if (filter.cursor !== undefined) {
    const { sortDate, uuid } = readCursor(filter.cursor)
    wanted = wanted.where(sql<boolean>`(c.issue_date, c.id) < (${sortDate}::date, ${uuid}::uuid)`)
  }
  const rows = await wanted
    .orderBy('c.issue_date', 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  const customers = await findCustomers(tx, shown.map(customerIdOf))
  return {
    items: shown.map((row) => listItem(row, customers.get(customerIdOf(row))?.name ?? null)),
    nextCursor:
      rows.length > filter.limit && last
        ? writeCursor({ sortDate: last.issue_date, uuid: last.id })
        : null,
  }
}

const customerIdOf = (row: Row): CustomerId => idFromUuid('cus', row.customer_id)

function filtered(notes: Query, filter: ListCreditNotes): Query {
  const { customerId, invoiceId, status, from, to } = filter
  let wanted = notes
  if (customerId) wanted = wanted.where('c.customer_id', '=', uuidFromId(customerId))
  if (invoiceId) wanted = wanted.where('c.invoice_id', '=', uuidFromId(invoiceId))
  if (from) wanted = wanted.where('c.issue_date', '>=', from)
  if (to) wanted = wanted.where('c.issue_date', '<=', to)
  if (status === 'issued') wanted = wanted.where('c.void_entry_id', 'is', null)
  if (status === 'voided') wanted = wanted.where('c.void_entry_id', 'is not', null)
  return status === 'with_remainder' ? wanted.where('c.remainder', '>', 0n) : wanted
}

function withText(notes: Query, text: string | undefined, customers: readonly CustomerId[]): Query {
  if (!text) return notes
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return notes.where((where) =>
    where.or([
      where('c.number', 'ilike', pattern),
      where('i.number', 'ilike', pattern),
      where('c.reason', 'ilike', pattern),
      where('c.customer_id', '=', sql<string>`any(${customers.map(uuidFromId)}::uuid[])`),
    ]),
  )
}

function listItem(row: Row, customerName: string | null): CreditNoteListItem {
  const currency = row.currency as CurrencyCode
  return {
    id: idFromUuid('crn', row.id),
    status: row.void_entry_id === null ? 'issued' : 'voided',
    number: row.number,
    invoiceId: idFromUuid('inv', row.invoice_id),
    invoiceNumber: row.invoice_number ?? '',
    customerId: customerIdOf(row),
    customerName,
    issueDate: row.issue_date,
    reason: row.reason,
    total: moneyView(Money.of(row.total, currency)),
    remainder: moneyView(Money.of(row.remainder, currency)),
    version: row.version,
  }
}
