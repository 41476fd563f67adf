import type { Selectable } from 'kysely'
import { invalid } from '@smb/core/errors'
import { idFromUuid } from '@smb/core/ids'
import type { InvoiceListItem } from '@smb/core/invoicing'
import { settledBy, settlementOf } from '@smb/core/invoicing'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import type { InvoicingTables } from './tables.generated.ts'

/** What a row of the list is made of. */
export const listColumns = [
  'id',
  'status',
  'number',
  'customer_id',
  'currency',
  'issue_date',
  'due_date',
  'reference',
  'total',
  'settled',
  'credited',
  'written_off',
  'balance_due',
  'archived_at',
  'version',
  'sort_date',
] as const
type Table = InvoicingTables['invoicing.invoice']
export type InvoiceListRow = Pick<Selectable<Table>, (typeof listColumns)[number]>

/** The row on the wire, but for its customer. */
export function listItem(
  row: InvoiceListRow,
  today: LocalDate,
): Omit<InvoiceListItem, 'customerId' | 'customerName'> {
  const currency = row.currency as CurrencyCode
  const total = Money.of(row.total, currency)
  const settled = Money.of(row.settled, currency)
  const credited = Money.of(row.credited, currency)
  const writtenOff = Money.of(row.written_off, currency)
  const dueDate = row.due_date as LocalDate | null
  const isIssued = row.status === 'issued'
  return {
    id: idFromUuid('inv', row.id),
    status: row.status as InvoiceListItem['status'],
    settlement: isIssued && dueDate ? settlementOf({ total, settled, dueDate }, today) : null,
    settledBy: isIssued ? settledBy({ settled, credited, writtenOff }) : [],
    number: row.number,
    currency,
    issueDate: row.issue_date,
    dueDate,
    reference: row.reference,
    total: moneyView(total),
    outstanding: moneyView(Money.of(row.balance_due, currency)),
    archivedAt: row.archived_at,
    version: row.version,
  }
}

/** Where a page of the invoice list ends: the row's date and uuid. */
export type InvoicePosition = { readonly sortDate: string; readonly uuid: string }

const shape = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function writeCursor(position: InvoicePosition): string {
  return Buffer.from(`${position.sortDate}|${position.uuid}`).toString('base64url')
}

/** Throws `page.cursor_malformed`. */
export function readCursor(cursor: string): InvoicePosition {
  const match = shape.exec(Buffer.from(cursor, 'base64url').toString())
  const [, sortDate, uuid] = match ?? []
  if (sortDate && LocalDate.is(sortDate) && uuid) return { sortDate, uuid }
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}
