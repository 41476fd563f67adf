import { assert } from '@smb/core/errors'
import type { InvoiceId } from '@smb/core/ids'
import type { DraftInvoice, Invoice, ReviseInvoice } from '@smb/core/invoicing'
import {
  archivedInvoice,
  invoiceChanges,
  invoiceErrors,
  invoiceView,
  restoredInvoice,
  revisedInvoice,
} from '@smb/core/invoicing'
import { recordAudit } from '@smb/audit'
import { findCustomers } from '@smb/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import type { NamedInvoice } from './create-invoice.ts'
import { assertChoosable, draftFacts } from './create-invoice.ts'
import { draftReferences, linesTaxedOn } from './draft-references.ts'
import { lockInvoice, updateDraft } from './invoice-repository.ts'

/**
 * Saves a draft as it is now; made for saving with every pause in typing. Throws `invoice.not_draft` (rule 41),
 * `invoice.archived`, `invoice.changed_meanwhile` with both versions, and what `createInvoice` throws.
 */
export async function reviseInvoice(
  tx: Tx,
  id: InvoiceId,
  command: ReviseInvoice,
): Promise<NamedInvoice<DraftInvoice>> {
  const before = await lockInvoice(tx, id)
  if (before.status !== 'draft') throw invoiceErrors.notDraft(before)
  const references = await draftReferences(tx, command, before)
  const { customer, taxCodes } = references
  if (customer && customer.id !== before.customerId) assertChoosable(customer)
  const taxDate = command.issueDate ?? before.issueDate ?? tx.today
  const changes = invoiceChanges(command, {
    ...references,
    currency: before.currency,
    taxDate,
    newLineId: () => tx.newId('inl'),
  })
  const revised = revisedInvoice(before, changes)
  const draft = {
    ...revised,
    lines: linesTaxedOn(revised.lines, revised.issueDate ?? tx.today, taxCodes),
    version: before.version + 1,
  }
  const customerName = customer?.name
  assertUnchanged(tx, command.version, { before, after: draft, customerName })
  await updateDraft(tx, draft)
  await recordAudit(tx, {
    action: 'invoicing.invoice_revised',
    subject: id,
    details: draftFacts(draft),
  })
  return { invoice: draft, customerName }
}

/** Lays a draft aside; it is kept and can be restored. Throws `invoice.not_draft`, `invoice.changed_meanwhile`. */
export async function discardInvoice(
  tx: Tx,
  id: InvoiceId,
  version: number,
): Promise<NamedInvoice<DraftInvoice>> {
  return move(tx, { id, version, action: 'invoicing.invoice_archived' }, (invoice) =>
    archivedInvoice(invoice, tx.now),
  )
}

/** Takes a draft that was laid aside up again. */
export async function restoreInvoice(
  tx: Tx,
  id: InvoiceId,
  version: number,
): Promise<NamedInvoice<DraftInvoice>> {
  return move(tx, { id, version, action: 'invoicing.invoice_restored' }, restoredInvoice)
}

async function move(
  tx: Tx,
  what: { readonly id: InvoiceId; readonly version: number; readonly action: string },
  moved: (invoice: Invoice) => DraftInvoice,
): Promise<NamedInvoice<DraftInvoice>> {
  const before = await lockInvoice(tx, what.id)
  const draft = { ...moved(before), version: before.version + 1 }
  const customerName = await customerNameOf(tx, before)
  assertUnchanged(tx, what.version, { before, after: draft, customerName })
  await updateDraft(tx, draft)
  await recordAudit(tx, { action: what.action, subject: what.id })
  return { invoice: draft, customerName }
}

/** Throws `invoice.changed_meanwhile` with the invoice as it is and as the caller would have it. */
export function assertUnchanged(
  tx: ReadTx,
  version: number,
  both: { before: Invoice; after: Invoice; customerName: string | undefined },
): void {
  const { before, after, customerName } = both
  if (version === before.version) return
  const view = (invoice: Invoice) => invoiceView(invoice, { today: tx.today, customerName })
  throw invoiceErrors.changedMeanwhile(view(before), view(after))
}

export async function customerNameOf(tx: ReadTx, invoice: Invoice): Promise<string | undefined> {
  if (invoice.customerId === null) return undefined
  const customer = (await findCustomers(tx, [invoice.customerId])).get(invoice.customerId)
  assert(customer, 'the customer of an invoice exists')
  return customer.name
}
