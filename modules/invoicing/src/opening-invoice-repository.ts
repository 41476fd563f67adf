import type { InvoiceId, OpeningBalancesId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { IssuedInvoice, OpeningInvoice } from '@smb/core/invoicing'
import { AppError } from '@smb/core/errors'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf, violatedConstraint } from '@smb/platform/db'
import type { PrintedPartyKeys } from './invoice-repository.ts'
import { contentColumns, lineColumns } from './invoice-rows.ts'
import type { InvoicingTables } from './tables.generated.ts'

/** How numbers of this business look, of every year and from the next one on. */
export async function numberPatterns(tx: ReadTx): Promise<string[]> {
  const tables = tablesOf<InvoicingTables>(tx)
  const given = tables.selectFrom('invoicing.number_series').select('pattern')
  const rows = await given
    .union(tables.selectFrom('invoicing.number_format').select('pattern'))
    .execute()
  return rows.map(({ pattern }) => pattern)
}

/** Writes invoices with their lines, still without their numbers: lines of an issued invoice are never written. */
export async function insertOpeningDrafts(
  tx: Tx,
  brought: readonly { readonly given: OpeningInvoice; readonly invoice: IssuedInvoice }[],
  openingId: OpeningBalancesId,
): Promise<void> {
  const tables = tablesOf<InvoicingTables>(tx)
  const rows = brought.map(({ given, invoice }) => ({
    id: uuidFromId(invoice.id),
    created_on: tx.today,
    opening_id: uuidFromId(openingId),
    original_date: given.date,
    ...contentColumns(invoice),
  }))
  await tables.insertInto('invoicing.invoice').values(rows).execute()
  const lines = brought.flatMap(({ invoice }) => lineColumns(invoice))
  await tables.insertInto('invoicing.invoice_line').values(lines).execute()
}

/** Gives a draft the number that it had and the force that goes with it. Throws `opening.number_taken`. */
export async function giveOpeningNumber(
  tx: Tx,
  { id, number, journalEntryId, version }: IssuedInvoice,
  printed: PrintedPartyKeys | undefined,
): Promise<void> {
  await statement(tx, {
    name: 'give-opening-number',
    text: `update invoicing.invoice set number = $2, journal_entry_id = $3, bill_to_id = $4, letterhead_id = $5, version = $6 where id = $1`,
    values: [
      ...[uuidFromId(id), number, uuidFromId(journalEntryId), printed?.billToId],
      ...[printed?.letterheadId, version],
    ],
  }).catch((error: unknown) => {
    throw violatedConstraint(error) === 'invoice_number_unique' ? numberInUse(number) : error
  })
}

const numberInUse = (number: string): AppError =>
  new AppError(
    'conflict',
    'opening.number_taken',
    `The number ${number} is in these books already. Is the invoice here twice?`,
  )

/** The invoices of one set of opening balances that were not withdrawn, locked until the transaction ends. */
export async function openingInvoicesOf(
  tx: Tx,
  openingUuid: string,
): Promise<{ readonly id: InvoiceId; readonly version: number }[]> {
  const rows = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice')
    .select(['id', 'version'])
    .where('opening_id', '=', openingUuid)
    .where('void_entry_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id, version }) => ({ id: idFromUuid('inv', id), version }))
}
