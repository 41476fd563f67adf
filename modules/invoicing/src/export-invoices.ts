import type { CsvOutCell } from '@smb/core/csv'
import { csvLine } from '@smb/core/csv'
import type { InvoiceId } from '@smb/core/ids'
import type { InvoiceListItem } from '@smb/core/invoicing'
import { moneyFromView } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import type { FileAnswer } from '@smb/platform/http'
import type { InvoiceFilter } from './invoice-queries.ts'
import { listInvoices } from './invoice-queries.ts'

const pageSize = 500
const columns = 'Number,Customer,Reference,Status,Issued,Due,Currency,Total,Outstanding'.split(',')

/** The invoices of a list as CSV, newest first, page by page: a list of any length needs the memory of one page. */
export function exportInvoices(
  tx: ReadTx,
  filter: Omit<InvoiceFilter, 'limit' | 'cursor'> & {
    readonly ids?: readonly InvoiceId[] | undefined
  },
): FileAnswer {
  async function* chunks(): AsyncGenerator<string> {
    let page = await listInvoices(tx, { ...filter, limit: pageSize })
    // What refuses the list has refused it by now: nothing of the file has left yet.
    yield `\ufeff${csvLine(columns.map((text) => ({ text })))}`
    yield page.items.map((invoice) => csvLine(cellsOf(invoice))).join('')
    while (page.nextCursor !== null) {
      page = await listInvoices(tx, { ...filter, limit: pageSize, cursor: page.nextCursor })
      yield page.items.map((invoice) => csvLine(cellsOf(invoice))).join('')
    }
  }
  return { fileName: `invoices-${tx.today}.csv`, chunks: chunks() }
}

function cellsOf(invoice: InvoiceListItem): CsvOutCell[] {
  const { number, customerName, reference, issueDate, dueDate, currency } = invoice
  return [
    { text: number ?? '' },
    { text: customerName ?? '' },
    { text: reference },
    { text: invoice.settlement ?? invoice.status },
    dayCell(issueDate),
    dayCell(dueDate),
    { text: currency },
    { amount: moneyFromView(invoice.total) },
    { amount: moneyFromView(invoice.outstanding) },
  ]
}

const dayCell = (day: string | null): CsvOutCell => (day ? { day: day as LocalDate } : { text: '' })
