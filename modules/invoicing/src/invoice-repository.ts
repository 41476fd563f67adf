import type { RawBuilder, Updateable } from 'kysely'
import { AppError, assert } from '@smb/core/errors'
import type { InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { DraftInvoice, Invoice, IssuedInvoice, VoidedInvoice } from '@smb/core/invoicing'
import { invoiceErrors } from '@smb/core/invoicing'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { InvoiceRow, LineRow } from './invoice-rows.ts'
import { contentColumns, invoiceFromRow, lineColumns } from './invoice-rows.ts'
import type { InvoicingTables } from './tables.generated.ts'

const invoices = (tx: ReadTx) =>
  tablesOf<InvoicingTables>(tx).selectFrom('invoicing.invoice').selectAll()

const linesOf = (tx: ReadTx, invoiceUuids: readonly string[]): Promise<LineRow[]> =>
  tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice_line')
    .selectAll()
    .where('invoice_id', 'in', [...invoiceUuids])
    .orderBy('invoice_id')
    .orderBy('line_no')
    .execute()

async function read(
  tx: ReadTx,
  ids: readonly InvoiceId[],
  rowsOf: (uuids: string[]) => Promise<InvoiceRow[]>,
): Promise<Invoice[]> {
  const uuids = [...new Set(ids)].map(uuidFromId)
  if (uuids.length === 0) return []
  const rows = await rowsOf(uuids)
  if (rows.length < uuids.length) throw invoiceErrors.notFound()
  // Only once the rows are locked: by then no one else is changing the lines.
  const byInvoice = Map.groupBy(await linesOf(tx, uuids), (line) => line.invoice_id)
  return rows.map((row) => invoiceFromRow(row, byInvoice.get(row.id) ?? []))
}

const only = (found: readonly Invoice[]): Invoice => {
  const [invoice] = found
  assert(invoice, 'a read invoice exists')
  return invoice
}

/** Throws `invoice.not_found`. */
export async function getInvoice(tx: ReadTx, id: InvoiceId): Promise<Invoice> {
  return only(await read(tx, [id], (uuids) => invoices(tx).where('id', 'in', uuids).execute()))
}

/** The invoices with these ids, locked until the transaction ends, in id order. Throws `invoice.not_found`. */
export async function lockInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<Invoice[]> {
  return read(tx, ids, (uuids) =>
    invoices(tx).where('id', 'in', uuids).orderBy('id').forUpdate().execute(),
  )
}

/** Those of these invoices that exist, locked until the transaction ends, in id order. */
export async function lockPresentInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<Invoice[]> {
  const uuids = [...new Set(ids)].map(uuidFromId)
  if (uuids.length === 0) return []
  const rows = await invoices(tx).where('id', 'in', uuids).orderBy('id').forUpdate().execute()
  const byInvoice = Map.groupBy(await linesOf(tx, uuids), (line) => line.invoice_id)
  return rows.map((row) => invoiceFromRow(row, byInvoice.get(row.id) ?? []))
}

/** The invoice, locked until the transaction ends. Throws `invoice.not_found`. */
export async function lockInvoice(tx: Tx, id: InvoiceId): Promise<Invoice> {
  return only(await lockInvoices(tx, [id]))
}

/** Writes a new draft; false when the id exists already. */
export async function insertInvoice(tx: Tx, draft: DraftInvoice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<InvoicingTables>(tx)
    .insertInto('invoicing.invoice')
    .values({ id: uuidFromId(draft.id), created_on: tx.today, ...contentColumns(draft) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await insertLines(tx, draft)
  return true
}

/** Saves a draft, which the transaction has locked, with its lines. */
export async function updateDraft(tx: Tx, draft: DraftInvoice): Promise<void> {
  await setColumns(tx, draft.id, contentColumns(draft))
  await replaceLines(tx, draft)
}

/** Keys of what an issued invoice prints of the two parties, as they were on its day. */
export type PrintedPartyKeys = {
  readonly letterheadId: string
  readonly billToId: string | null
}

/** Which counter gave a number, and as which of its. */
export type NumberPlace = { readonly counter: string; readonly n: number }

/**
 * Saves an invoice that has just been issued; from now on the database refuses to change it. Throws
 * `invoice.number_taken`.
 */
export async function updateIssued(
  tx: Tx,
  invoice: IssuedInvoice,
  keys: PrintedPartyKeys & { readonly number: NumberPlace },
): Promise<void> {
  await setColumns(tx, invoice.id, {
    ...contentColumns(invoice),
    number: invoice.number,
    number_year: keys.number.counter,
    number_seq: keys.number.n,
    journal_entry_id: uuidFromId(invoice.journalEntryId),
    bill_to_id: keys.billToId,
    letterhead_id: keys.letterheadId,
  }).catch((error: unknown) => {
    throw /^invoice_number_(unique|given)$/.test(violatedConstraint(error) ?? '')
      ? numberTaken(invoice.number)
      : error
  })
}

const numberTaken = (number: string): AppError =>
  new AppError(
    'conflict',
    'invoice.number_taken',
    `The number ${number} is in use already. Change the pattern of the invoice numbers, or raise the next number.`,
  )

export async function updateVoided(tx: Tx, invoice: VoidedInvoice): Promise<void> {
  await setColumns(tx, invoice.id, {
    voided_on: invoice.voidedOn,
    void_reason: invoice.voidReason,
    void_entry_id: uuidFromId(invoice.voidEntryId),
    version: invoice.version,
  })
}

/** The last day on which an allocation to the invoice began or ended; null where there was none. */
export async function settledUntilOf(tx: ReadTx, id: InvoiceId): Promise<LocalDate | null> {
  const row = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select('settled_until')
    .where('id', '=', uuidFromId(id))
    .executeTakeFirst()
  return (row?.settled_until ?? null) as LocalDate | null
}

type Columns = Updateable<Omit<InvoicingTables['invoicing.invoice'], 'custom'>> & {
  readonly custom?: RawBuilder<never>
}

async function setColumns(tx: Tx, id: InvoiceId, columns: Columns): Promise<void> {
  await tablesOf<InvoicingTables>(tx)
    .updateTable('invoicing.invoice')
    .set(columns)
    .where('id', '=', uuidFromId(id))
    .execute()
}

/** Writes the lines anew. The database refuses it once the invoice has its number. */
export async function replaceLines(tx: Tx, invoice: Invoice): Promise<void> {
  await tablesOf<InvoicingTables>(tx)
    .deleteFrom('invoicing.invoice_line')
    .where('invoice_id', '=', uuidFromId(invoice.id))
    .execute()
  await insertLines(tx, invoice)
}

async function insertLines(tx: Tx, invoice: Invoice): Promise<void> {
  if (invoice.lines.length === 0) return
  await tablesOf<InvoicingTables>(tx)
    .insertInto('invoicing.invoice_line')
    .values(lineColumns(invoice))
    .execute()
}
